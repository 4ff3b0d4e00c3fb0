import type { Dataset } from '../data/dataset.ts'
import type { Steps, Training, TrainingSpec, TrainingStep } from '../network/training.ts'
import type { Host } from './host.ts'

/** Takes all steps of a training, of so many multiplications each, and at times lets events be handled and reports one. */
export async function paced<T extends Training>(
  steps: Steps<T>,
  size: number,
  { endable, stretch, rest }: Pick<Host, 'endable' | 'stretch' | 'rest'>,
  report: (step: TrainingStep) => void,
): Promise<T> {
  let last: TrainingStep | undefined
  for (;;) {
    const step = endable(() => {
      const isDue = stretch(size)
      for (;;) {
        const step = steps.next()
        if (step.done || step.value instanceof Promise || isDue()) return step
      }
    })
    if (step.done) return step.value
    if (step.value instanceof Promise) await rest(step.value)
    else {
      last = step.value
      await rest()
    }
    if (last) report(last)
  }
}

/** Multiplications of a step of a training, within a small factor: three products a layer. */
export function stepSize({ x, features }: Dataset, { hidden }: Pick<TrainingSpec, 'hidden'>): number {
  const units = hidden ? hidden.map(layer => layer.units) : [8]
  const weights = units.reduce((sum, count, i) => sum + count * (units[i - 1] ?? features.length), 0)
  return 3 * (x.length / features.length) * (weights + 1)
}
