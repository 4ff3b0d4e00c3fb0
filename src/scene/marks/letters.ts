import { nodesOf } from '../../geometry/height-field.ts'
import { fromBox, toBox } from '../../geometry/tween.ts'
import { classScores } from '../../network/forward.ts'
import { winners } from '../../network/scores.ts'
import type { Layout } from '../layout/layout.ts'
import { remember } from '../memoize.ts'
import type { ClassModel } from '../model/class-model.ts'
import { overPlane } from '../model/cuts.ts'
import type { Shape } from '../shape.ts'
import type { Theme } from '../style/theme.ts'
import { classColor } from '../style/themes.ts'

/** Classes from which on hues of tints are not enough for every eye. */
const LETTERED = 3

/** Cells a side of the grid on which places are looked for. */
const CELLS = 32

/**
 * The letters of regions of three and more classes, whose names do not stand at their points.
 *
 * @returns places in the input plane (× 2) with those at the pixels of these, and that of a class at any pixel
 */
export function openLetters(model: ClassModel, layout: Layout, theme: Theme) {
  const { classes, named, slice, input, dataset } = model
  const isLettered = classes >= LETTERED && !named && !slice?.moving
  const spots = isLettered && input.flat ? remember(model, 'letters', () => freeSpots(overPlane(model))) : []
  const texts = lettersOf(dataset.classes)
  const [size, halo] = [15 * layout.textScale, { color: theme.background, width: 3 * layout.scale }]
  const letter = (k: number, [x, y]: Iterable<number>, opacity: number): Shape[] => {
    if (!isLettered || opacity <= 0) return []
    const look = { size, weight: 600, fill: classColor(theme.rims, k), halo, opacity } as const
    const at = { x, y, anchor: 'middle', baseline: 'middle' } as const
    return [{ kind: 'text', key: `letter ${k}`, text: texts[k], ...look, ...at }]
  }
  return {
    letter,
    places: Float64Array.from(spots.flatMap(({ place }) => place)),
    draw: (pixels: Float64Array, opacity: number) =>
      spots.flatMap(({ k }, i) => letter(k, pixels.subarray(2 * i), opacity)),
  }
}

/** The place of each class that is the farthest from other classes, from all points and from the edge. */
function freeSpots({ plane, input, classes }: ClassModel): { k: number; place: number[]; room: number }[] {
  const nodes = nodesOf(CELLS)
  const places = fromBox(nodes, input)
  const owners = winners(classScores(plane, places), classes)
  const points = toBox(input.coordinates, 2, input)
  const spots = Array.from({ length: classes }, (_, k) => ({ k, place: [0, 0], room: 0 }))
  owners.forEach((k, node) => {
    const [x, y] = nodes.subarray(2 * node)
    let room = 1 - Math.max(Math.abs(x), Math.abs(y))
    const keepFrom = (from: Float64Array, i: number) => {
      room = Math.min(room, Math.hypot(from[2 * i] - x, from[2 * i + 1] - y))
    }
    for (let i = 0; i < owners.length; i++) if (owners[i] !== k) keepFrom(nodes, i)
    for (let i = 0; i < points.length / 2; i++) keepFrom(points, i)
    if (room > spots[k].room) spots[k] = { k, place: [...places.subarray(2 * node, 2 * node + 2)], room }
  })
  return spots.filter(({ room }) => room > 0)
}

/** The shortest beginnings that tell names apart, without the words that all of them begin with. */
export function lettersOf(names: readonly string[]): string[] {
  const signs = [...names[0].matchAll(/[^\p{L}\p{N}]/gu)].map(({ index }) => names[0].slice(0, index + 1))
  const shared = signs.findLast(start => names.every(name => name.startsWith(start) && name !== start)) ?? ''
  const own = names.map(name => name.slice(shared.length))
  return own.map((name, k) => {
    const starts = Array.from(name, (_, i) => [...name].slice(0, i + 1).join(''))
    return starts.find(start => own.every((other, j) => j === k || !other.startsWith(start))) ?? name
  })
}
