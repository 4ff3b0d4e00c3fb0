import { subscript } from '../../data/number.ts'
import type { Language } from '../../language/language.ts'
import type { Font } from '../font.ts'
import type { Diagram } from '../model/diagram.ts'
import type { FigureModel } from '../model/figure-model.ts'
import type { TextShape } from '../shape.ts'
import type { Layout } from '../style/layout.ts'
import { classNames } from '../style/points.ts'
import { fitEnds, fitText, textWidth } from '../style/text.ts'
import type { Theme } from '../style/theme.ts'
import { BESIDE, type TilePlaces } from './place-tiles.ts'

/** Sizes of names at a text scale of 1: below and beside tiles, and inside of them. */
const SIZE = { outside: 12.5, inside: 9.5 }

/** Pixels at a text scale of 1 that the longest name of a feature takes at most. */
const LONGEST = 130

/** Share of a tile's side that its name's size takes at most. */
const MOST = 0.36

/** The words at tiles: names of nodes, z while a sum is added up and h from when it is an output, and values beside them. */
export interface TileNames {
  name(column: number, node: number, isOutput: boolean): TextShape
  value(column: number, node: number, value: number, opacity: number): TextShape
}

/** Lays out the words at the tiles of a network. */
export function tileNames(
  model: FigureModel,
  { columns }: Diagram,
  { tiles, names, down }: TilePlaces,
  layout: Layout,
  theme: Theme,
  say: Language,
): TileNames {
  const { textScale, scale, font } = layout
  const halo = { color: theme.background, width: 3 * scale }
  const last = columns.length - 1
  const textOf = nodeNames(model, columns, say)
  return {
    name(column, node, isOutput) {
      const { x, y, size } = tiles[column][node]
      const isRest = column <= last && columns[column][node].units.length > 1
      // The last one of a column has room below.
      const place = isRest && names[column] !== 'beside' ? (down ? 'beside' : 'below') : names[column]
      const letters = Math.min((place === 'inside' ? SIZE.inside : SIZE.outside) * textScale, MOST * size)
      const common = { kind: 'text', key: `name ${column} ${node}`, size: letters, fill: theme.ink } as const
      const fitted = (width: number) => fitText(textOf(column, node, isOutput), width, letters, 400, font)
      if (place === 'inside')
        return { ...common, halo, x: x + 3 * scale, y: y + size - 4 * scale, text: fitted(0.9 * size) }
      if (place === 'below')
        return {
          ...common,
          x: x + size / 2,
          y: y + size + 1.2 * letters,
          anchor: 'middle',
          text: fitted(isRest ? 9 * letters : 1.4 * size),
        }
      if (place === 'before' && down)
        return {
          ...common,
          x: x + size / 2,
          y: y - 0.5 * letters,
          anchor: 'middle',
          text: fitted((tiles[column].length < 5 ? 1.5 : 1.15) * size),
        }
      if (place === 'before') {
        const own = textOf(column, node, isOutput)
        const room = LONGEST * textScale
        const text = textWidth(own, letters, 400, font) > room ? fitEnds(own, room, letters, font) : own
        return { ...common, x: x - 5 * textScale, y: y + 0.5 * size, anchor: 'end', baseline: 'middle', text }
      }
      const room = isRest ? BESIDE.more : down ? BESIDE.unit : BESIDE.class
      const middle = { x: x + size + 5 * textScale, y: y + 0.5 * size, baseline: 'middle' } as const
      return { ...common, halo, ...middle, text: fitted((room - 6) * textScale) }
    },
    value(column, node, value, opacity) {
      const { x, y, size } = tiles[column][node]
      const letters = Math.min(12 * textScale, MOST * size)
      const text = say.network.value({ value })
      const common = { kind: 'text', key: `value ${column} ${node}`, text } as const
      const right = x + size + 5 * textScale
      const next = tiles[column + 1]?.[0]
      const isTight =
        names[column] === 'inside' ||
        (down && names[column] === 'before') ||
        (next && !down && right + textWidth(text, letters, 400, font) > next.x - 14 * scale)
      const place =
        names[column] === 'beside'
          ? { x: right, y: y + 0.5 * size + 1.5 * letters }
          : column === last
            ? ({ x: x + size / 2, y: y + size + 2.4 * letters, anchor: 'middle' } as const)
            : isTight
              ? { x: x + 3 * scale, y: y + 0.9 * letters }
              : { x: right, y: y + 0.8 * letters }
      return { ...common, ...place, size: letters, fill: theme.ink, halo, opacity }
    },
  }
}

/** Pixels of the longest name of a feature at a text scale of 1, as far as it is written. */
export function longestFeature({ dataset, input }: FigureModel, font?: Font): number {
  const names = dataset.features.map((feature, i) => (input.flat && input.axes[i]?.name) || feature)
  return Math.min(LONGEST, Math.max(...names.map(name => textWidth(name, SIZE.outside, 400, font))))
}

/** Names of nodes by column and number. */
export function nodeNames(
  { dataset, input, classes }: FigureModel,
  columns: Diagram['columns'],
  say: Language,
) {
  const own = classNames(dataset, say)
  const last = columns.length - 1
  return (column: number, node: number, isOutput: boolean): string => {
    if (column > last) return say.network.largest
    const { units } = columns[column][node]
    const [unit] = units
    if (units.length > 1) return say.network.more({ count: units.length })
    if (column === 0) return (input.flat && input.axes[unit]?.name) || dataset.features[unit]
    const sum = classes === 2 && column === last ? 'z' : `z${subscript(unit + 1)}`
    if (!isOutput) return sum
    if (column < last) return `h${subscript(unit + 1)}`
    return classes > 2 ? own[unit] : say.axes.probabilityOf({ name: own[1] })
  }
}
