import { exp } from '../data/elementary.ts'
import { feetOn, product } from '../network/input-plane.ts'
import type { Classifier, EstimatorOptions, LabelledRows, Plane } from './estimator.ts'
import { circle, type Mechanism } from './mark.ts'
import { fitMachines, regionsOf, ringed, type SvmFit, supportRows, svmScores } from './support-vectors.ts'

/** The support vector machine with a Gaussian kernel: `SVC(kernel="rbf")`. */
export const rbf: Classifier<SvmFit> = {
  words: say => say.classifiers.rbf,
  takes: ['svmC', 'gamma'],
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
    sentence: say => say.classifiers.rbf.divides({ supports: supportRows(fitted).length }),
    regions: regionsOf(plane),
    mechanism: addedHills(fitted, plane),
  }),
}

/** The width of the hills, exp(−gamma · distance²): "scale" is 1 / (features · variance), "auto" 1 / features. */
export function gammaOf(
  { x, features }: Pick<LabelledRows, 'x' | 'features'>,
  { gamma }: Pick<EstimatorOptions, 'gamma'>,
): number {
  if (typeof gamma === 'number') return gamma
  if (gamma === 'auto') return 1 / features
  const mean = x.reduce((sum, value) => sum + value, 0) / x.length
  const variance = x.reduce((sum, value) => sum + (value - mean) ** 2, 0) / x.length
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
