import type { Language } from '../language/language.ts'
import { classScores } from '../network/forward.ts'
import type { Network } from '../network/network.ts'
import { softmax, winner } from '../network/scores.ts'
import { keptIn } from '../options/kept-in.ts'
import { sceneNames } from '../options/panels.ts'
import { type FigureSpec, isSweep } from '../options/sweep.ts'
import type { SceneTable } from '../scene/compose/define.ts'
import { type ShownNetwork, showsNetwork } from '../scene/compose/figure-scene.ts'
import type { FigureModel } from '../scene/model/figure-model.ts'
import { distancesFrom, heldValues, type Slice } from '../scene/model/slices/slice.ts'
import type { NamedValue, PredictedPoint } from '../scene/words/predicted-point.ts'
import { panelNames } from '../scene/words/sweep.ts'

/** The facts of a point, and the networks' predictions of it: texts for people. */
export interface PointFacts {
  /** "17", "204, held out". */
  number: string
  features: NamedValue[]
  /** Its class, or its target. */
  own: NamedValue
  /** One, or one a network that has this point, by the name of its panel; none where no network is shown. */
  predictions: (Omit<PredictedPoint, 'own' | 'parts'> & { network: string | null })[]
  /** Parts that units have in the prediction, where one network is shown for a target. */
  parts: NamedValue[]
  /** Its distance from a slice in words; null without one. */
  slice: { name: string; value: string } | null
}

export type PointBook = ReturnType<typeof pointBook>

/** The points of a page's networks. @param networks those of a figure now, one a panel in a sweep: their slices may be moved */
export function pointBook(
  spec: FigureSpec,
  networks: () => readonly ShownNetwork[],
  scenes: SceneTable,
  say: Language,
) {
  const { page } = say
  const modelOf = (i: number) => networks()[i].model
  const names = isSweep(spec) ? panelNames(spec, say) : [null]
  const [units] = sceneNames(spec).flatMap(name => scenes[name].units ?? [])
  const [pointOf] = sceneNames(spec).flatMap(name => scenes[name].point ?? [])
  const known = new Map<Network, Float64Array>()
  const wordsOf = (i: number, row: number): PredictedPoint => {
    const model = modelOf(i)
    if (pointOf) return pointOf(model, row, say)
    const { network, all, dataset } = model
    const found = keptIn(known, network, () => softmax(classScores(network, all.x), dataset.classes.length))
    return classPoint(model, found, row, say)
  }
  /** True where a row of one network is the same point in another; sweeps may give each its own data. */
  const same = (one: number, other: number) => one === other || alike(modelOf(one), modelOf(other))
  const book = {
    modelOf,
    /** The rows that are drawn of a network, in their order. */
    rowsOf: (network: number) => [...modelOf(network).rows].sort((a, b) => a - b),
    same,
    /** The units that can be pointed at, and the facts of one; none without it. */
    units,
    unit: (network: number, unit: string) => units!.facts(modelOf(network), unit, say),
    /** The facts of a row or a unit for those who hear them. */
    sentence(network: number, id: number | string): string {
      if (typeof id === 'number') return page.pointSentence(book.facts(network, id))
      const { title, lines } = book.unit(network, id)
      return page.unitSentence([title, ...lines])
    },
    facts(network: number, row: number): PointFacts {
      const model = modelOf(network)
      const { dataset, all } = model
      const { features } = dataset
      const shared = [...networks().keys()].filter(i => same(network, i))
      const seen = showsNetwork(spec, scenes) ? shared : []
      const shown = seen.map(i => ({ network: names[i], ...wordsOf(i, row) }))
      const held = Array.from(all.x.subarray(features.length * row, features.length * (row + 1)))
      const values = heldValues({ columns: dataset, lines: features.map(() => null), held })
      return {
        number: page.row({ row: row + 1, held: row >= dataset.y.length }),
        features: values.map(({ column: name, value }) => ({
          name,
          value: typeof value === 'number' ? say.numbers.fourDigits(value) : value,
        })),
        slice: model.slice && sliceFact(model.slice, row, say),
        own: wordsOf(network, row).own,
        predictions: shown.map(({ own: _, parts: __, ...prediction }) => prediction),
        parts: shown.length === 1 ? shown[0].parts : [],
      }
    },
  }
  return book
}

/** The class of a row, and the one that a network predicts, by the probabilities that it gives all rows. */
function classPoint(
  { dataset: { classes }, all }: FigureModel,
  probabilities: Float64Array,
  row: number,
  { page, numbers }: Language,
): PredictedPoint {
  const predicted = winner(probabilities, row, classes.length)
  const share = probabilities[classes.length * row + predicted]
  const right = predicted === all.y[row]
  const prediction = { class: classes[predicted], share, right }
  return {
    own: { name: page.class, value: classes[all.y[row]] },
    said: page.prediction(prediction),
    cells: [
      { name: page.predicted({ by: null }), value: `${classes[predicted]}${right ? '' : ' ✗'}` },
      { name: page.probability, value: numbers.certainty(share) },
    ],
    sentence: page.predictedSentence(prediction),
    wrong: !right,
    parts: [],
  }
}

/** The distance of a row from a slice, and whether it is drawn there. */
function sliceFact(slice: Slice, row: number, { slice: words }: Language): PointFacts['slice'] {
  const width = slice.columns.features.length
  return {
    name: words.distance,
    value: words.fromSlice({
      distance: distancesFrom({ ...slice, x: slice.x.subarray(width * row, width * (row + 1)) })[0],
      shown: slice.strengths[row] > 0,
      foreign: slice.foreign[row] === 1,
    }),
  }
}

function alike({ all: a, dataset: one }: FigureModel, { all: b, dataset: other }: FigureModel): boolean {
  const isLong = one.y.length === other.y.length && a.x.length === b.x.length
  return a.x === b.x || (isLong && a.x.every((value, i) => value === b.x[i]))
}
