import { isRegression, type Reduction } from '../../data/dataset.ts'
import { type ColumnFeatures, columnsOf } from '../../data/encoding.ts'
import { random, shuffled } from '../../data/random.ts'
import { sampleRows, takeRows } from '../../data/sample.ts'
import { column } from '../../data/scale.ts'
import { dependencePlaces, outputsAlong, partialDependence } from '../../network/dependence.ts'
import { classScores, scores } from '../../network/forward.ts'
import { projectOntoComponents } from '../../network/projection.ts'
import { softmax, winner } from '../../network/scores.ts'
import type { FigureModel } from './figure-model.ts'
import { type Part, partReader } from './part.ts'
import type { Columns } from './slices/read-slice.ts'
import { heldValues } from './slices/slice.ts'

/** Columns, rows that have a curve, and rows by which columns are ranked and that stand below a plot: so many at most. */
const most = { columns: 6, curves: 60, rows: 300 }

/** The partial dependence of a network on a column. */
export interface ColumnDependence extends ColumnFeatures {
  /** Where it is known: a scaled number for each feature of the column, and in the table's own units. */
  places: number[][]
  values: (number | string)[]
  /** Means over the training rows, a list for each curve. */
  average: number[][]
  /** Its first feature in some rows, scaled. */
  rug: Float64Array
}

/** The partial dependence of a network on its columns, those whose mean curves move most first. */
export interface Dependence {
  columns: ColumnDependence[]
  of: Columns
  /** What makes the network's features of those of the columns; absent where they are the same. */
  reduction?: Pick<Reduction, 'mean' | 'axes'> | undefined
  /** The rows that have a curve, rows × features, in the order in which they come. */
  x: Float64Array
}

/** Number of a model's curves, and their values, rows × curves: the target in its own units, the second class's probability or all. */
export function curvesOf({ network, dataset }: FigureModel, { reduction }: Pick<Dependence, 'reduction'>) {
  const classes = dataset.classes.length
  const curves = classes > 2 ? classes : 1
  const outputs = (rows: Float64Array) => {
    const x = reduction ? projectOntoComponents(rows, rows.length / reduction.mean.length, reduction) : rows
    if (isRegression(dataset)) {
      const { mean, deviation } = dataset.target
      return scores(network, x).map(value => value * deviation + mean)
    }
    const shares = softmax(classScores(network, x), classes)
    return curves === 1 ? column(shares, 2, 1) : shares
  }
  return { curves, outputs }
}

/** The partial dependence on the columns of a table, of a reduced one on those that it had, where they are known. */
export const dependence: Part<Dependence, FigureModel> = {
  needs: [],
  build(model, { unreduced }) {
    const { dataset } = model
    const { x, y, features, scale, encodings } = (dataset.reduction && unreduced?.dataset) || dataset
    const of = { features, scale, ...(encodings && { encodings }) }
    const reduction = x === dataset.x ? undefined : dataset.reduction
    const { curves, outputs } = curvesOf(model, { reduction })
    const rowsAt = (rows: Int32Array) => takeRows({ x, y, features }, rows).x
    const averageOf = (places: number[][], { features: own }: ColumnFeatures, rows: Float64Array) =>
      partialDependence(
        outputsAlong(places, { x: rows, width: features.length, features: own }, outputs),
        curves,
      )
    const some = rowsAt(sampleRows(y.length, most.rows, 1))
    const ranked = columnsOf(of).map(own => {
      const places = dependencePlaces(x, features.length, own.features)
      return { own, places, range: Math.max(...averageOf(places, own, some).map(rangeOf)) }
    })
    const columns = ranked.sort((a, b) => b.range - a.range).slice(0, most.columns)
    return {
      columns: columns.map(({ own, places }) => ({
        ...{ ...own, places, values: places.map(place => valueAt(of, own, place)) },
        average: averageOf(places, own, x),
        rug: column(some, features.length, own.features[0]),
      })),
      ...{ of, reduction, x: rowsAt(evenRows(outputs(x), curves)) },
    }
  },
}

export const dependenceOf = partReader<Dependence>('dependence')

export function rangeOf(curve: readonly number[]): number {
  return Math.max(...curve) - Math.min(...curve)
}

/** A place of a column in the table's own units, or its word. */
function valueAt(of: Columns, { features }: ColumnFeatures, place: readonly number[]): number | string {
  const own = <T>(all: readonly T[]) => features.map(feature => all[feature])
  const scale = { mean: own(of.scale.mean), deviation: own(of.scale.deviation) }
  const columns = { ...of, features: own(of.features), scale }
  return heldValues({ columns, lines: features.map(() => null), held: [...place] })[0].value
}

/** Rows at even quantiles of what is predicted of them, of more classes one class after the other, in a mixed order. */
function evenRows(out: Float64Array, curves: number): Int32Array {
  const ranks = Float64Array.from({ length: out.length / curves }, (_, row) => {
    const k = winner(out, row, curves)
    return (curves > 1 ? 2 * k : 0) + out[row * curves + k]
  })
  const sorted = Int32Array.from(ranks.keys()).sort((a, b) => ranks[a] - ranks[b])
  const count = Math.min(most.curves, sorted.length)
  const even = Int32Array.from(
    { length: count },
    (_, i) => sorted[Math.round((i * (sorted.length - 1)) / (count - 1))],
  )
  return shuffled(even, random('dependence'))
}
