import { subscript } from '../../data/number.ts'
import type { Language } from '../../language/language.ts'
import { fitEnds, fitText, textWidth } from '../fonts/text.ts'
import type { Layout, PlotSquare } from '../layout/layout.ts'
import { isPicture, standsForMore } from '../model/diagram.ts'
import type { FigureModel } from '../model/figure-model.ts'
import type { TextShape } from '../shape.ts'
import { classNames } from '../style/points.ts'
import { type NamePlace, ROOM } from './place-tiles.ts'
import type { NetworkSheet } from './tile-painter.ts'

/** Size of names at a text scale of 1, and the share of a tile's side that they are at most. */
const SIZE = { usual: 12.5, most: 0.36 }

/** Pixels at a text scale of 1 that the longest name of a feature takes at most. */
const LONGEST = 130

export type TileNames = ReturnType<typeof tileNames>

/** The words at tiles: names of nodes, z while a sum is added up and h from when it is an output, and values beside them. */
export function tileNames(sheet: NetworkSheet) {
  const { layout, theme, say } = sheet
  const { columns } = sheet.diagram
  const { tiles, names, down } = sheet.places
  const { textScale, scale, font } = layout
  const halo = { color: theme.background, width: 3 * scale }
  const common = { kind: 'text', fill: theme.ink, halo } as const
  const last = columns.length - 1
  const textOf = nodeNames(sheet)
  return {
    name(column: number, node: number, isOutput: boolean): TextShape {
      const tile = tiles[column][node]
      const isRest = standsForMore(columns, column, node)
      const text = textOf(column, node, isOutput, down)
      // What stands for others has room at the column's end.
      const place = isRest ? (down ? 'beside' : 'below') : names[column]
      const size = Math.min(SIZE.usual * textScale, SIZE.most * tiles[column][0].size)
      const { width, ...spot } = nameSpot(sheet, place, column, tile, size, isRest)
      const isFeature = place === 'before' && !down
      const cut =
        isFeature && textWidth(text, size, 400, font) > width
          ? fitEnds(text, width, size, font)
          : fitText(text, width, size, 400, font)
      return { ...common, key: `name ${column} ${node}`, size, text: cut, ...spot }
    },
    value(column: number, node: number, value: number, opacity: number): TextShape {
      const { x, y, size } = tiles[column][node]
      const letters = Math.min(12 * textScale, SIZE.most * size)
      const text = say.numbers.fewDigits(value)
      const shape = { ...common, key: `value ${column} ${node}`, text, size: letters, opacity }
      const right = x + size + 5 * textScale
      if (names[column] === 'beside') return { ...shape, x: right, y: y + 0.5 * size + 1.5 * letters }
      if (column === last) return { ...shape, x: x + size / 2, y: y + size + 2.4 * letters, anchor: 'middle' }
      const next = tiles[column + 1][0].x - 14 * scale
      const isTight = names[column] === 'corner' || down || right + textWidth(text, letters, 400, font) > next
      return isTight
        ? { ...shape, x: x + 3 * scale, y: y + 0.9 * letters }
        : { ...shape, x: right, y: y + 0.8 * letters }
    },
  }
}

/** The place of a name of a size at its tile, and the width that it has there. */
function nameSpot(
  { places: { tiles, down }, layout: { textScale, scale } }: NetworkSheet,
  place: NamePlace,
  column: number,
  { x, y, size }: PlotSquare,
  letters: number,
  isRest: boolean,
) {
  // There lines come in, which are drawn before.
  if (place === 'corner')
    return down
      ? { width: size, x, y: y - 0.3 * letters }
      : ({ width: ROOM.unit * textScale, x: x - 4 * scale, y: y + letters, anchor: 'end' } as const)
  const under = { x: x + size / 2, anchor: 'middle' } as const
  const [first, second] = tiles[column]
  if (place === 'below') {
    const step = second && down ? second.x - first.x : 1.4 * size
    return { width: isRest ? 2 * ROOM.more * textScale : step, ...under, y: y + size + 1.2 * letters }
  }
  if (place === 'before' && down)
    return { width: (tiles[column].length < 5 ? 1.5 : 1.15) * size, ...under, y: y - 0.5 * letters }
  const middle = { y: y + 0.5 * size, baseline: 'middle' } as const
  if (place === 'before')
    return { width: LONGEST * textScale, ...middle, x: x - 5 * textScale, anchor: 'end' } as const
  const room = isRest ? ROOM.more : down ? ROOM.unit : ROOM.class
  return { width: (room - 6) * textScale, ...middle, x: x + size + 5 * textScale }
}

function featureNames({ dataset, input, slice }: FigureModel): string[] {
  // Of a slice the axes are two of the features, or none where these are reduced.
  const axisOf = (i: number) =>
    slice ? (dataset.reduction ? -1 : slice.axes.indexOf(i)) : input.flat ? i : -1
  return dataset.features.map((feature, i) => input.axes[axisOf(i)]?.name || feature)
}

/** Pixels of the longest name of a feature at a text scale of 1, as far as it is written. */
export function longestFeature(model: FigureModel, { font }: Layout): number {
  const widest = Math.max(...featureNames(model).map(name => textWidth(name, SIZE.usual, 400, font)))
  return Math.min(LONGEST, widest)
}

/** Names of nodes by column and number. */
export function nodeNames(sheet: Pick<NetworkSheet, 'model' | 'diagram' | 'say'>) {
  const { model, say } = sheet
  const { columns } = sheet.diagram
  const outputs = outputNames(model, say)
  const last = columns.length - 1
  /** In a row, which has less room at its end, what stands for others is said in few words. */
  return (column: number, node: number, isOutput: boolean, isRow = false): string => {
    if (column > last) return say.network.largest
    const { units } = columns[column][node]
    const [unit] = units
    if (isPicture(columns, column)) return say.network.pixels({ count: units.length })
    const place = column === 0 ? 'feature' : column < last ? 'unit' : 'output'
    if (units.length > 1) return say.network.more({ count: units.length, place: isRow ? null : place })
    if (column === 0) return featureNames(model)[unit]
    if (column === last && (isOutput || 'height' in model)) return outputs[unit] ?? outputs[0]
    return `${isOutput ? 'h' : 'z'}${column === last && columns[last].length === 1 ? '' : subscript(unit + 1)}`
  }
}

/** Names of what outputs are: the target, each class, or the probability of the second one. */
function outputNames(model: FigureModel, say: Language): string[] {
  if ('height' in model) return [model.height.name]
  const names = classNames(model.dataset, say)
  return names.length > 2 ? names : [say.axes.probabilityOf({ name: names[1] })]
}
