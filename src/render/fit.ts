import { type Budget, budgetOf, budgetWords, givenUp, reductions } from '../encode/budget.ts'
import type { Format } from '../encode/format.ts'
import type { Scene } from '../scene/scene.ts'
import { WorkError } from '../spec/error.ts'
import type { Spec } from '../spec/spec.ts'
import type { Sink } from './atomic.ts'
import { type Drawn, type DrawOptions, draw, planned } from './draw.ts'
import type { Figure } from './figure.ts'

interface Named {
  /** For messages. */
  name: string
  format: Format
}

export interface NamedTarget extends Named {
  file: Sink
}

/** What was drawn, and what had to be given up for it. */
export interface Fitted {
  drawn: Drawn
  note?: string
}

/** A whole file in memory, no larger than the budget. */
interface Kept {
  drawn: Drawn
  chunks: Uint8Array[]
}

/**
 * Draws a figure to all targets so that each file keeps within the budget of its spec, if there is one: as the spec
 * says where that fits, otherwise by the first reduction of it that does. Its recipe stays what was asked for.
 *
 * @throws WorkError where a file fits by no reduction
 */
export async function drawFitting(
  figure: Figure,
  targets: readonly NamedTarget[],
  options: DrawOptions,
): Promise<Fitted[]> {
  const { spec } = figure.recipe
  const budget = budgetOf(spec)
  if (!budget) return (await draw(figure.scene, spec, targets, options)).map(drawn => ({ drawn }))

  const attempt = attempts(figure, budget, options)
  const plans = targets.map(target => ({ target, specs: reductionsFor(target, spec, figure.scene, budget) }))
  const fitted = new Map<NamedTarget, Fitted>()
  while (fitted.size < plans.length) {
    // What begins alike is drawn once.
    const open = plans.filter(({ target }) => !fitted.has(target))
    const first = open[0]!.specs[0]!
    const alike = open.filter(({ specs }) => JSON.stringify(specs[0]) === JSON.stringify(first))
    const files = await attempt(
      first,
      alike.map(({ target }) => target),
    )
    for (const [i, { target, specs }] of alike.entries()) {
      const found = files[i]
        ? { index: 0, result: files[i] }
        : await firstThat(specs.length, async index => (await attempt(specs[index]!, [target]))[0]!)
      if (!found) throw misfit(target, budget, givenUp(spec, specs.at(-1)!))
      for (const chunk of found.result.chunks) await target.file.write(chunk)
      const { drawn } = found.result
      fitted.set(target, { drawn, ...noteOf(target, spec, specs[found.index]!, budget) })
    }
  }
  return targets.map(target => fitted.get(target)!)
}

/**
 * What is known of a file before it is drawn: the spec by which it is begun, and what that gives up.
 *
 * @throws WorkError where no size keeps within the budget
 */
export function begun(spec: Spec, scene: Scene, target: Named): { spec: Spec; note?: string } {
  const budget = budgetOf(spec)
  if (!budget) return { spec }
  const [first] = reductionsFor(target, spec, scene, budget)
  return { spec: first!, ...noteOf(target, spec, first!, budget) }
}

function reductionsFor(target: Named, spec: Spec, scene: Scene, budget: Budget): Spec[] {
  const { format } = target
  const { savings = [] } = format
  const specs = reductions(spec, budget, { savings, moves: planned(scene, spec, format).seconds > 0 })
  if (specs.length === 0) throw misfit(target, budget, '')
  return specs
}

function noteOf({ name }: Named, asked: Spec, used: Spec, budget: Budget): { note?: string } {
  const lost = givenUp(asked, used)
  return lost ? { note: `${name}: ${lost}, to keep within ${budgetWords(budget)}` } : {}
}

function misfit({ name }: Named, budget: Budget, lost: string): WorkError {
  const even = lost && ` even with ${lost}`
  return new WorkError(
    `${name} does not keep within ${budgetWords(budget)}${even}; a shorter --duration or another format may`,
  )
}

const tooLarge = new Error('larger than its budget')

/** A function that draws targets by a spec into memory; null for each that is too large, whose rest is not drawn. */
function attempts(figure: Figure, { bytes: most }: Budget, options: DrawOptions) {
  // Progress goes on from attempt to attempt.
  let before = 0
  return async (spec: Spec, targets: readonly NamedTarget[]): Promise<(Kept | null)[]> => {
    let whole = targets.length
    let drawnNow = 0
    const memories = targets.map(() => {
      const memory = { chunks: [] as Uint8Array[], bytes: 0, whole: true }
      const write = async (chunk: Uint8Array) => {
        memory.bytes += chunk.length
        if (memory.bytes <= most) memory.chunks.push(chunk)
        else if (memory.whole) {
          Object.assign(memory, { chunks: [], whole: false })
          whole--
        }
        if (whole === 0) throw tooLarge
      }
      return { memory, file: { write, commit: async () => {}, discard: async () => {} } }
    })
    try {
      const drawn = await draw(
        figure.under(spec).scene,
        spec,
        targets.map(({ format }, i) => ({ format, file: memories[i]!.file })),
        {
          ...options,
          onFrame(done, total) {
            drawnNow = done
            options.onFrame?.(before + done, before + total)
          },
        },
      )
      return memories.map(({ memory: { chunks, whole } }, i) => (whole ? { drawn: drawn[i]!, chunks } : null))
    } catch (error) {
      if (error === tooLarge) return targets.map(() => null)
      throw error
    } finally {
      before += drawnNow
    }
  }
}

/** By bisection, the first from 1 on that succeeds, as all after one that succeeds do. */
async function firstThat<T>(
  count: number,
  attempt: (index: number) => Promise<T | null>,
): Promise<{ index: number; result: T } | null> {
  let [failed, succeeded] = [0, count]
  let best: { index: number; result: T } | null = null
  while (succeeded - failed > 1) {
    const index = Math.floor((failed + succeeded) / 2)
    const result = await attempt(index)
    if (result === null) failed = index
    else {
      succeeded = index
      best = { index, result }
    }
  }
  return best
}
