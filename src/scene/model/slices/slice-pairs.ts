import { column } from '../../../data/scale.ts'
import type { Language } from '../../../language/language.ts'
import type { FigureModel } from '../figure-model.ts'
import { middleSquare } from '../input-space.ts'
import { modelOn } from './held-columns.ts'
import { along, sliceSpace } from './place-slice.ts'
import type { Slice } from './slice.ts'

/** Slices of a network along each pair of some columns, all others held alike. */
export interface SlicePairs {
  /** Numbers of the features. */
  features: number[]
  /** Their ranges have one length, so that a column has one axis in all of its planes: the middle of each, and half of it. */
  centres: number[]
  half: number
  /** The models of the pairs, a list for each feature from the second on: that one upwards, those before it across. */
  rows: FigureModel[][]
}

/** The numbers of the columns whose pairs are shown, so many at most: those that matter most and are not held. */
export function pairedFeatures({ chosen, columns, fixed, axes }: Slice, most: number): number[] {
  const names = chosen?.names.filter(name => !fixed.includes(name)) ?? []
  const found = names.map(name => columns.features.indexOf(name)).filter(feature => feature >= 0)
  return (found.length < 2 ? axes : found).slice(0, most)
}

/** The models on the slices of each pair of features. */
export function modelsOfPairs(model: FigureModel, features: number[], say: Language): SlicePairs {
  const slice = model.slice!
  const width = slice.columns.features.length
  const ranges = features.map(feature => middleSquare(column(slice.x, width, feature), 1))
  const centres = ranges.map(({ centre }) => centre[0])
  const half = Math.max(...ranges.map(range => range.half))
  const pair = (i: number, j: number) => {
    const open = along({ ...slice, axes: [features[j], features[i]] })
    const input = sliceSpace(model.dataset, open, say, { centre: [centres[j], centres[i]], half })
    return { ...modelOn(model, open, slice.held, input), named: false, namesakes: [] }
  }
  const rows = features.slice(1).map((_, row) => features.slice(0, row + 1).map((_, j) => pair(row + 1, j)))
  return { features, centres, half, rows }
}
