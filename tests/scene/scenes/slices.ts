import type { ClassDataset } from '../../../src/data/dataset.ts'
import { classScores } from '../../../src/network/forward.ts'
import { winner } from '../../../src/network/scores.ts'
import type { Shape } from '../../../src/scene/shape.ts'
import { boundsOf, contains, pathsOf } from '../outline.ts'
import type { Made } from '../stage.ts'

/** The median of each feature. */
export function medians({ x, features }: ClassDataset): number[] {
  return features.map((_, feature) => {
    const values = Array.from(
      { length: x.length / features.length },
      (_, row) => x[row * features.length + feature],
    ).sort((a, b) => a - b)
    const half = values.length / 2
    return (values[Math.floor(half - 0.5)] + values[Math.floor(half)]) / 2
  })
}

/** Distances of rows from a slice along two features: the root mean square of the others, in standard deviations. */
export function distances(
  { x, features }: ClassDataset,
  held: readonly number[],
  axes: readonly number[],
): number[] {
  const others = features.map((_, i) => i).filter(i => !axes.includes(i))
  const samples = x.length / features.length
  const at = (row: number, i: number) => x[row * features.length + i]
  const deviations = features.map((_, i) => {
    let [sum, squares] = [0, 0]
    for (let row = 0; row < samples; row++) {
      sum += at(row, i)
      squares += at(row, i) ** 2
    }
    return Math.sqrt(squares / samples - (sum / samples) ** 2)
  })
  return Array.from({ length: samples }, (_, row) =>
    Math.sqrt(
      others.reduce((sum, i) => sum + ((at(row, i) - held[i]) / deviations[i]) ** 2, 0) / others.length,
    ),
  )
}

/** The class whose area lies on top at a pixel, by the keys of areas behind a prefix; −1 for none. */
export function areaAt(shapes: Shape[], prefix: string, x: number, y: number): number {
  const areas = pathsOf(shapes).filter(({ key }) => key?.startsWith(`${prefix}area `))
  const on = areas.findLast(({ lines }) => lines.filter(ring => contains(ring, x, y)).length % 2 === 1)
  return on ? Number(on.key!.slice(prefix.length).split(' ')[1]) : -1
}

/** Pixels of a plot at which an area is not of the class that the network gives there, or half a pixel beside it. */
export function strayPixels(
  shapes: Shape[],
  { network, dataset }: Made,
  plot: {
    prefix: string
    axes: readonly [number, number]
    held: readonly number[]
    centre: readonly number[]
    half: number
  },
  pixels: number,
  random: () => number,
): string[] {
  const { prefix, axes, held, centre, half } = plot
  const [left, top, right, bottom] = boundsOf(pathsOf(shapes).find(({ key }) => key === `${prefix}frame`)!)
  const classAt = (x: number, y: number) => {
    const row = [...held]
    row[axes[0]] = centre[0] + half * ((2 * (x - left)) / (right - left) - 1)
    row[axes[1]] = centre[1] - half * ((2 * (y - top)) / (bottom - top) - 1)
    return winner(classScores(network, Float64Array.from(row)), 0, dataset.classes.length)
  }
  return Array.from({ length: pixels }, () => {
    const [x, y] = [left + random() * (right - left), top + random() * (bottom - top)]
    const near = [0, 1, 2, 3, 4, 5, 6, 7, 8].map(i =>
      i === 8
        ? classAt(x, y)
        : classAt(x + 0.5 * Math.cos((i * Math.PI) / 4), y + 0.5 * Math.sin((i * Math.PI) / 4)),
    )
    const drawn = areaAt(shapes, prefix, x, y)
    return near.includes(drawn) ? '' : `${x.toFixed(1)},${y.toFixed(1)}: ${drawn} for ${near[8]}`
  }).filter(text => text !== '')
}
