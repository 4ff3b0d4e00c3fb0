import type { SweepResult, SweptNumber } from '../../language/facts.ts'
import type { Language } from '../../language/language.ts'
import { hasHidden } from '../../network/network.ts'
import type { Spec } from '../../options/spec.ts'
import type { Sweep, SweptKey } from '../../options/sweep.ts'
import type { ClassModel } from '../model/class-model.ts'
import { unitName } from '../model/hidden-space.ts'
import { separates, type TrainedClassifier } from '../model/trained.ts'

/** The names of the panels of a sweep: "2 units", "no hidden layer", "tanh", "Adam", "seed 3", "learning rate 0.01". */
export function panelNames({ key, panels }: Pick<Sweep, 'key' | 'panels'>, say: Language): string[] {
  return panels.map(({ label, spec }) => label ?? nameOf(key, spec, say))
}

function nameOf(key: SweptKey, spec: Spec, { panels }: Language): string {
  switch (key) {
    case 'learningRate':
      return panels.learningRate({ value: spec.learningRate! })
    case 'reduce': {
      const [method, count] = spec.reduce!.split(':')
      return panels.components({ method: method as 'pca' | 'lda', count: Number(count) })
    }
    case 'without':
      return spec.without === 'none' ? panels.whole : panels.without(unitOf(spec.without!))
    case 'hidden':
      return panels.layers({ units: spec.hidden!.map(({ units }) => units) })
    default:
      return panels.value({ key: key as SweptNumber, value: spec[key as SweptNumber]! })
  }
}

/** The unit of a name such as "1:h3". */
function unitOf(name: string) {
  const [unit, layer] = name.split(':').reverse()
  return { unit: unitName(Number(unit.slice(1)) - 1), layer: layer ? Number(layer) : null }
}

/** The rows that are right without the hidden unit that a network lacks; nothing of a whole one. */
export function lackCaption({ without }: Pick<ClassModel, 'without'>, { panels }: Language): string[] {
  if (!without) return []
  const { unit, lost, correct, of: samples } = without
  return [panels.lacks({ ...unitOf(unit), lost: lost.length, correct, samples })]
}

/** The points that a network among those of a sweep gets right; `first` for the one that is pointed out. */
export function sweepFacts(key: SweptKey, part: TrainedClassifier, first: boolean): SweepResult {
  const { dataset, record, network } = part
  const { layers } = network
  return {
    correct: record.correct,
    samples: dataset.y.length,
    plural: key === 'hidden' && (layers.length > 2 || (hasHidden(network) && layers[0].biases.length > 1)),
    separates: separates(part),
    possible: record.verdict?.separable === true,
    held: record.test ?? null,
    first,
  }
}
