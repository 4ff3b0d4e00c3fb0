import { isRegression } from '../../data/dataset.ts'
import { columnsOf, sourceOf } from '../../data/encoding.ts'
import { random, shuffled } from '../../data/random.ts'
import { sampleRows, takeRows } from '../../data/sample.ts'
import { column, ownNumber } from '../../data/scale.ts'
import {
  dependencePlaces,
  few,
  meansAlong,
  outputsAlong,
  type PairDependence,
  type PartialDependence,
} from '../../network/dependence.ts'
import { classScores, scores } from '../../network/forward.ts'
import { softmax, winner } from '../../network/scores.ts'
import type { FigureModel } from './figure-model.ts'
import { type Part, partReader } from './part.ts'
import { valuesAt } from './slices/slice.ts'

/** Columns, rows that have a curve, and rows by which columns are ranked and that stand below a plot: so many at most. */
const most = { columns: 6, curves: 60, rows: 300 }

/** The partial dependence on the columns whose mean curves move most, that one first. */
export interface Dependence {
  /** Each with its features, its places, a scaled number a feature, and the first feature of some rows. */
  columns: (PartialDependence & { features: number[]; places: number[][]; rug: Float64Array })[]
  /** Of one output, the dependence on the first two columns of numbers: their features, and the scaled numbers of each. */
  pair: (PairDependence & { features: number[]; places: number[][] }) | null
  /** The rows that have a curve, rows × features, in the order in which they come. */
  x: Float64Array
}

export const dependenceOf = partReader<Dependence>('dependence')

/** Number of a model's curves, and their values: rows × curves. */
export function curvesOf({ network, dataset }: FigureModel) {
  const classes = dataset.classes.length
  const curves = classes > 2 ? classes : 1
  const outputs = (x: Float64Array) => {
    if (isRegression(dataset)) {
      return scores(network, x).map(value => ownNumber(value, dataset.target))
    }
    const shares = softmax(classScores(network, x), classes)
    return curves === 1 ? column(shares, 2, 1) : shares
  }
  return { curves, outputs }
}

export const dependence: Part<Dependence, FigureModel> = {
  needs: [],
  build(model) {
    const { dataset } = model
    const { x, y, features: all } = dataset
    const width = all.length
    const { curves, outputs } = curvesOf(model)
    const rowsAt = (rows: Int32Array) => takeRows({ x, y, features: all }, rows).x
    const some = rowsAt(sampleRows(y.length, most.rows, 1))
    const ranked = columnsOf(dataset).map(({ name, features }) => {
      const places = dependencePlaces(x, width, features)
      const averageOf = (rows: Float64Array) =>
        meansAlong(outputsAlong(places, { x: rows, width, features }, outputs), curves)
      return { name, features, places, averageOf, range: Math.max(...averageOf(some).map(rangeOf)) }
    })
    const columns = ranked.sort((a, b) => b.range - a.range).slice(0, most.columns)
    const valuesOf = (features: number[], places: number[][]) =>
      places.map(place => {
        const held = Object.fromEntries(features.map((feature, i) => [feature, place[i]]))
        return valuesAt(dataset, features, held)[0].value
      })
    const pairOf = (names: string[], features: number[]) => {
      const places = features.map(feature => dependencePlaces(x, width, [feature], few).flat())
      const both = places[0].flatMap(first => places[1].map(second => [first, second]))
      const [means] = meansAlong(outputsAlong(both, { x, width, features }, outputs), 1)
      const values = features.map((feature, i) =>
        valuesOf(
          [feature],
          places[i].map(place => [place]),
        ),
      )
      const average = places[0].map((_, i) => means.slice(i * places[1].length, (i + 1) * places[1].length))
      return { columns: names, features, places, values, average }
    }
    const numbers = columns.filter(
      ({ features: [feature], places }) =>
        places.length > 2 && !sourceOf(all[feature], dataset.encodings).encoding,
    )
    const [first, second] = curves === 1 ? numbers : []
    return {
      columns: columns.map(({ name, features, places, averageOf }) => ({
        ...{ column: name, features, places, average: averageOf(x), rug: column(some, width, features[0]) },
        values: valuesOf(features, places),
      })),
      pair: second ? pairOf([first.name, second.name], [first.features[0], second.features[0]]) : null,
      x: rowsAt(evenRows(outputs(x), curves)),
    }
  },
}

export function rangeOf(curve: readonly number[]): number {
  return Math.max(...curve) - Math.min(...curve)
}

/** Rows at even quantiles of what is predicted of them, class by class of more than two, in a mixed order. */
function evenRows(out: Float64Array, curves: number): Int32Array {
  const ranks = Float64Array.from({ length: out.length / curves }, (_, row) => {
    const k = winner(out, row, curves)
    return 2 * k + out[row * curves + k]
  })
  const sorted = Int32Array.from(ranks.keys()).sort((a, b) => ranks[a] - ranks[b])
  const last = Math.min(most.curves, sorted.length) - 1
  const even = Int32Array.from(
    { length: last + 1 },
    (_, i) => sorted[Math.round((i * (ranks.length - 1)) / last)],
  )
  return shuffled(even, random('dependence'))
}
