import type { ClassDataset } from '../../data/dataset.ts'
import { unscale } from '../../data/scale.ts'
import type { ActivationName } from '../../network/activation.ts'
import { type ClassFence, fenceIn } from '../../network/fences/fence.ts'
import { trainNetwork } from '../../network/train.ts'
import { SpecError, WorkError } from '../../options/error.ts'
import { orElse } from '../../options/or-else.ts'
import type { ClassModel } from './class-model.ts'
import { type Part, type PlayedPart, partReader } from './part.ts'

/** Points up to which the work, which grows with their square, takes seconds. */
const MOST_POINTS = 10_000

/** Units of the networks that are trained at most, and the least number up to which they are while none gets all. */
const UNITS = { most: 6, least: 3 }

/** Trainings of each of these networks at most, and rows × trainings. */
const TRAININGS = { most: 5, rows: 10_000 }

/** Penalty of these networks where that of the network is not known. */
const PENALTY = 1e-3

/** The straight cuts that fence in the classes, and what trained networks do. */
export interface Explanation {
  /** One for each class that has points, in their order. */
  fences: ClassFence[]
  /** Number of the one that is shown. */
  shown: number
  /** Networks of one hidden layer with ever more units, the last one the first that gets all right, if any does. */
  found: Found[]
}

/** The most points that trainings of a network of so many units got, the class that is shown against the rest. */
export interface Found {
  units: number
  correct: number
  trainings: number
}

/** The straight cuts that fence in the classes of points in the plane, proved, and what was found by training. */
export const explanation: Part<Explanation> = {
  needs: [],
  build({ dataset }, made) {
    const { x, y, features, classes } = dataset
    // The scene says why where there is no plane.
    if (features.length !== 2) return null
    checkPoints(y)
    const present = classes.map((_, k) => k).filter(k => y.includes(k))
    const given = unscale(x, dataset.scale)
    const fences = present.map(k => fenceIn(x, y, k, given))
    const shown = shownOf(fences)
    return { fences, shown, found: trainings(dataset, fences[shown], made) }
  },
}

/** @throws SpecError for more points than an explanation takes */
export function checkPoints({ length }: ArrayLike<number>): void {
  if (length > MOST_POINTS)
    throw new SpecError('scene', 'explain', `at most ${MOST_POINTS} points, of which there are ${length}`)
}

export const explanationOf = partReader<Explanation>('explanation')

/** The fence of an explanation that is shown. */
export function shownFence(model: Pick<ClassModel, 'parts'>): ClassFence | null {
  const explained = explanationOf(model)
  return explained ? explained.fences[explained.shown] : null
}

/**
 * Of two classes the one that fewer cuts fence in, or where none do the one with fewer points inside; of more classes,
 * each of which has a fence of its own, the one that takes the most.
 */
function shownOf(fences: readonly ClassFence[]): number {
  const sign = fences.length > 2 ? -1 : 1
  const order = fences.map((_, i) => i)
  const worth = ({ inside, all }: ClassFence) => [inside.length, sign * all.cuts.length]
  return order.toSorted((a, b) => {
    const [one, other] = [worth(fences[a]), worth(fences[b])]
    return one[0] - other[0] || one[1] - other[1]
  })[0]
}

/** The results of networks of one, two, three and more units, until one gets all points right. */
function trainings(dataset: ClassDataset, { class: k, all }: ClassFence, { spec, alpha }: PlayedPart) {
  const binary = { ...dataset, y: dataset.y.map(label => (label === k ? 1 : 0)), classes: ['', ''] }
  const samples = dataset.y.length
  const count = Math.max(1, Math.min(TRAININGS.most, Math.floor(TRAININGS.rows / samples)))
  const most = Math.min(UNITS.most, Math.max(UNITS.least, all.cuts.length))
  const activation = (spec.hidden?.[0]?.activation ?? spec.activation) as ActivationName
  const found: Found[] = []
  for (let units = 1; units <= most && found.at(-1)?.correct !== samples; units++) {
    let [correct, made] = [0, 0]
    while (made < count && correct < samples) {
      const seed = (spec.networkSeed ?? spec.seed) + made++
      const layers = { hidden: [{ units, activation }], alpha: alpha || PENALTY }
      const own = { ...spec, ...layers, restarts: 1, networkSeed: seed }
      // One that runs away has got nothing.
      correct = Math.max(
        correct,
        orElse(() => trainNetwork(binary, own).record.correct, 0, WorkError),
      )
    }
    found.push({ units, correct, trainings: made })
  }
  return found
}
