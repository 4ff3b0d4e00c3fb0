import type { ClassDataset, Dataset } from '../data/dataset.ts'
import { classMeans, discriminants } from './discriminants.ts'
import { product } from './products.ts'
import { principalComponents, projectOntoComponents, signed, withoutAxes } from './projection.ts'

/** Rows a feature from which discriminants are trusted: with fewer they tell apart what only looks apart. */
const rowsPerFeature = 10
/** Share of rows that must be nearer to their own class's mean in the plane of discriminants, beyond those in that of components. */
const better = 0.05

/** A plane in which many features are seen: coordinates are `axes · (x − mean)`. */
export interface ViewPlane {
  /** "discriminants", one of them and the component of what is left, or "components". */
  kind: 'discriminants' | 'discriminant' | 'components'
  mean: ArrayLike<number>
  /** 2 × features. */
  axes: number[][]
  /** Share of the variance that it keeps, of discriminants of that between the classes; 0 to 1. */
  share: number
}

/**
 * The plane in which more than three features are seen: that of the first two principal components, or where classes
 * can be told apart better there that of the first two linear discriminants; of two classes there is one, beside which the
 * largest spread of what is left is seen. The dataset is scaled.
 */
export function viewPlane(dataset: ClassDataset): ViewPlane {
  const { axes, ...plane } = chosenPlane(dataset)
  const [first, second] = axes
  const { x, y, classes } = dataset
  const [left, right] = [0, 1].map(k => {
    const own = Array.from(y.keys()).filter(row => y[row] === k)
    return own.reduce((sum, row) => sum + product(first, x, row * first.length), 0) / own.length
  })
  // Where two classes are told apart on an axis, the second lies to the right: no way there turns the picture over.
  const turned = classes.length === 2 && right < left ? first.map(value => -value) : first
  return { ...plane, axes: [turned, second] }
}

function chosenPlane(dataset: ClassDataset): ViewPlane {
  const components = componentPlane(dataset)
  if (dataset.y.length < rowsPerFeature * dataset.features.length) return components
  const found = discriminants(dataset)
  if (found.axes.length === 0) return components
  const isOne = found.axes.length === 1
  const plane: ViewPlane = {
    kind: isOne ? 'discriminant' : 'discriminants',
    mean: found.mean,
    axes: isOne ? [found.axes[0], restOf(dataset, found.axes[0])] : found.axes.slice(0, 2),
    share: found.shares.slice(0, 2).reduce((sum, one) => sum + one, 0),
  }
  return nearOwnMean(dataset, plane) >= nearOwnMean(dataset, components) + better ? plane : components
}

/** The plane of the first two principal components. */
export function componentPlane({ x, y, features }: Pick<Dataset, 'x' | 'y' | 'features'>): ViewPlane {
  const { mean, axes, share } = principalComponents(x, y.length, features.length, 2)
  return { kind: 'components', mean, axes, share }
}

/** The first principal component of what is left without a direction, as long as spread 1 is on it. */
function restOf({ x, y, features }: ClassDataset, direction: readonly number[]): number[] {
  const width = features.length
  const length = Math.hypot(...direction)
  const unit = direction.map(value => value / length)
  const left = withoutAxes(x, y.length, [unit])
  const { axes, mean } = principalComponents(left, y.length, width, 1)
  const spread = projectOntoComponents(left, y.length, { mean, axes })
  const deviation = Math.sqrt(spread.reduce((sum, value) => sum + value * value, 0) / y.length)
  return signed(axes[0].map(value => value / (deviation || 1)))
}

/** Share of the rows that are nearest to the mean of their own class in a plane. */
function nearOwnMean({ x, y, classes }: ClassDataset, plane: ViewPlane): number {
  const places = projectOntoComponents(x, y.length, plane)
  const { means } = classMeans(places, y, 2, classes.length)
  const isNear = (own: number, row: number) => {
    const distances = means.map(([a, b]) => Math.hypot(places[2 * row] - a, places[2 * row + 1] - b))
    // Classes without rows have no mean.
    return distances.every(distance => !(distance < distances[own]))
  }
  return y.filter(isNear).length / y.length
}
