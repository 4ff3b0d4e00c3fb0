import { clip, corners, type LinearScores } from '../geometry/linear-regions.ts'
import { product } from '../network/input-plane.ts'
import type { Classifier, Plane } from './estimator.ts'
import type { Mechanism } from './mark.ts'
import { linearBorders, withOffset } from './regions.ts'
import {
  fitMachines,
  regionsOf,
  ringed,
  type SvmFit,
  type SvmMachine,
  supportRows,
  svmScores,
} from './support-vectors.ts'

/** The linear support vector machine: `SVC(kernel="linear")` of scikit-learn, which is libsvm's. */
export const svm: Classifier<SvmFit> = {
  words: say => say.classifiers.svm,
  takes: ['svmC'],
  fit: (rows, options, onWork) => fitMachines(rows, null, options, onWork),
  outputs: svmScores,
  restrict: (fitted, { origin, axes }) => ({
    ...fitted,
    features: 2,
    machines: fitted.machines.map(machine => {
      const along = (axis: Float64Array) =>
        machine.weights.map((_, v) => product(axis, machine.places.subarray(v * axis.length)))
      const [across, up] = axes.map(along)
      return {
        ...machine,
        places: Float64Array.from({ length: 2 * across.length }, (_, i) => (i & 1 ? up : across)[i >> 1]),
        rho: machine.rho - product(machine.weights, along(origin)),
      }
    }),
  }),
  show(fitted, plane) {
    return {
      sentence: say =>
        say.classifiers.svm.divides({ classes: plane.classes, supports: supportRows(fitted).length }),
      regions: regionsOf(plane),
      mechanism: openingStreets(fitted, plane),
    }
  },
}

/** Each street opens from its middle until it touches its support vectors, which are ringed then. */
function openingStreets(fitted: SvmFit, plane: Plane): Mechanism {
  const streets = fitted.machines.map(machine => decisionOf(fitted, machine))
  const polygon = corners(plane.centre, plane.half)
  // Streets of many pairs would cover each other: those have their middles alone.
  const alone = streets.length === 1
  return {
    below(progress) {
      const open = Math.min(1, progress / 0.75)
      const at = (scores: LinearScores, x: number, y: number) =>
        2 * (scores.biases[1] + scores.weights[1][0] * x + scores.weights[1][1] * y)
      const filled = alone ? streets : []
      const street = filled.map(scores =>
        clip(
          clip(polygon, (x, y) => at(scores, x, y) + open),
          (x, y) => open - at(scores, x, y),
        ),
      )
      const edges = filled.flatMap(scores =>
        [open, -open].flatMap(offset => linearBorders(withOffset(scores, offset), plane)),
      )
      const middles = streets.flatMap(scores => linearBorders(scores, plane))
      return [
        { kind: 'areas', key: 'street', rings: street, fill: 'accent', opacity: 0.14 },
        { kind: 'lines', key: 'edges', lines: edges, stroke: 'accent', width: 1.2, dash: [5, 4] },
        { kind: 'lines', key: 'middle', lines: middles, ...(alone ? { stroke: 'ink', width: 2 } : { stroke: 'muted', width: 1 }) }, // biome-ignore format: one line
      ]
    },
    above: progress => ringed(fitted, Math.max(0, (progress - 0.75) / 0.25)),
  }
}

/** The decision of a machine as scores of its two classes, whose difference it is. */
function decisionOf({ features }: SvmFit, { places, weights, rho }: SvmMachine): LinearScores {
  const sum = (d: number) =>
    weights.reduce((total, weight, v) => total + weight * places[v * features + d], 0)
  const half = [sum(0) / 2, sum(1) / 2]
  return { weights: [half.map(v => -v), half], biases: [rho / 2, -rho / 2] }
}
