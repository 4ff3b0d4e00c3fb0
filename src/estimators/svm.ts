import { exp } from '../data/elementary.ts'
import { centred, mean } from '../data/scale.ts'
import { clip, corners, type LinearScores } from '../geometry/linear-scores.ts'
import { feetOn } from '../network/input-plane.ts'
import { product } from '../network/products.ts'
import type { Classifier, EstimatorOptions, Places, Plane } from './estimator.ts'
import { circle, type Mark, type Mechanism } from './mark.ts'
import { type ClassRegions, jumpingRegions, linearBorders, smoothRegions, withOffset } from './regions.ts'
import { fitMachines, type SvmFit, type SvmMachine, svmScores } from './support-vectors.ts'

/** The linear support vector machine: `SVC(kernel="linear")` of scikit-learn, which is libsvm's. */
export const svm: Classifier<SvmFit> = {
  words: say => say.estimators.svm,
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
  show: (fitted, plane) => ({
    sentence: say => say.classifiers.svm({ classes: plane.classes, supports: supportRows(fitted).length }),
    regions: regionsOf(plane),
    mechanism: openingStreets(fitted, plane),
  }),
}

/** Each street opens from its middle until it touches its support vectors, which are ringed then. */
function openingStreets(fitted: SvmFit, plane: Plane): Mechanism {
  const streets = fitted.machines.map(machine => decisionOf(fitted, machine))
  const polygon = corners(plane.centre, plane.half)
  // Streets of many pairs would cover each other: those have their middles alone.
  const isOne = streets.length === 1
  return {
    below(progress) {
      const open = Math.min(1, progress / 0.75)
      const at = (scores: LinearScores, x: number, y: number) =>
        2 * (scores.biases[1] + scores.weights[1][0] * x + scores.weights[1][1] * y)
      const filled = isOne ? streets : []
      const street = filled.map(scores => {
        const above = clip(polygon, (x, y) => at(scores, x, y) + open)
        return clip(above, (x, y) => open - at(scores, x, y))
      })
      const edges = filled.flatMap(scores =>
        [open, -open].flatMap(offset => linearBorders(withOffset(scores, offset), plane)),
      )
      const middles = streets.flatMap(scores => linearBorders(scores, plane))
      return [
        { kind: 'areas', key: 'street', rings: street, fill: 'accent', opacity: 0.14 },
        { kind: 'lines', key: 'edges', lines: edges, stroke: 'accent', width: 1.2, dash: [5, 4] },
        { kind: 'lines', key: 'middle', lines: middles, ...(isOne ? { stroke: 'ink', width: 2 } : { stroke: 'muted', width: 1 }) }, // biome-ignore format: one line
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

/** The support vector machine with a Gaussian kernel: `SVC(kernel="rbf")`. */
export const rbf: Classifier<SvmFit> = {
  words: say => say.estimators.rbf,
  fit: (rows, options, onWork) => fitMachines(rows, gammaOf(rows, options), options, onWork),
  outputs: svmScores,
  restrict(fitted, plane) {
    const [across, up] = plane.axes
    const isEven = [product(across, across) - 1, product(up, up) - 1, product(across, up)]
    if (isEven.some(off => Math.abs(off) > 1e-12)) return null
    const machines = fitted.machines.map(machine => {
      const { places, rests } = feetOn(machine.places, plane)
      const weights = machine.weights.map((weight, v) => weight * exp(-fitted.gamma! * rests[v]))
      return { ...machine, places, weights }
    })
    return { ...fitted, features: 2, machines }
  },
  show: (fitted, plane) => ({
    sentence: say => say.classifiers.rbf({ supports: supportRows(fitted).length }),
    regions: regionsOf(plane),
    mechanism: addedHills(fitted, plane),
  }),
}

/** The width of the hills, exp(−gamma · distance²): "scale" is 1 / (features · variance), "auto" 1 / features. */
export function gammaOf({ x, features }: Places, { gamma }: EstimatorOptions): number {
  if (typeof gamma === 'number') return gamma
  if (gamma === 'auto') return 1 / features
  const variance = mean(centred(x).map(value => value * value))
  return variance > 0 ? 1 / (features * variance) : 1
}

/** Each support vector brings the hill of its kernel, drawn to half of its height; together they make the regions. */
function addedHills(fitted: SvmFit, { labels, slice }: Plane): Mechanism {
  const half = Math.sqrt(Math.LN2 / fitted.gamma!)
  const hills = supportRows(fitted).sort((a, b) => b.weight - a.weight)
  const come = (progress: number) => hills.slice(0, Math.ceil(Math.min(1, progress / 0.8) * hills.length))
  return {
    below(progress) {
      // The regions are what is left of them.
      const left = Math.min(1, (1 - progress) / 0.2)
      // Those beside a slice are lower on it.
      if (left <= 0 || slice) return []
      return come(progress).map(({ place, row }) => ({
        kind: 'areas',
        key: `hill ${row}`,
        rings: [circle(place, half)],
        fill: { class: labels[row], as: 'point' },
        opacity: 0.06 * left,
      }))
    },
    above: progress => ringed(fitted, 1, come(progress)),
  }
}

/** The regions of machines: two classes are shaded by the distance from the line, in half streets; votes of pairs are not shaded. */
function regionsOf(plane: Plane): ClassRegions {
  const { scores, classes } = plane
  return classes === 2
    ? smoothRegions(points => scores(points).map(score => 2 * score), 2, plane)
    : jumpingRegions(scores, classes, plane)
}

interface SupportVector {
  row: number
  place: Float64Array
  weight: number
}

/** The rows that are support vectors of some machine, each once, with its largest weight. */
function supportRows({ machines, features }: SvmFit): SupportVector[] {
  const found = new Map<number, SupportVector>()
  for (const { rows, places, weights } of machines)
    for (const [i, row] of rows.entries())
      found.set(row, {
        row,
        place: places.subarray(i * features, (i + 1) * features),
        weight: Math.max(Math.abs(weights[i]), found.get(row)?.weight ?? 0),
      })
  return [...found.values()]
}

/** Support vectors that are ringed at most: more would hide the street. */
const RINGED = 60

/** Rings around support vectors, where there are few. */
function ringed(fitted: SvmFit, opacity: number, support = supportRows(fitted)): Mark[] {
  if (opacity <= 0 || supportRows(fitted).length > RINGED) return []
  const [places, rows] = [support.map(({ place }) => place), support.map(({ row }) => row)]
  return [
    { kind: 'circles', key: 'support', places, rows, radii: 1.6, stroke: 'accent', width: 1.4, opacity },
  ]
}
