import type { Actors } from '../cast/actors.ts'
import { mix } from '../look/color.ts'
import { dotLooks, dotRadius, ringOf } from '../look/points.ts'
import type { DotsShape, Shape } from '../shape.ts'
import type { Painted, SpaceFrame } from './spaceframe.ts'

/** Gives the shapes of samples in space: nearer ones larger and stronger, the ones on the wrong side ringed. */
export function dotsOf(
  { rows, wrong, dataset, classes }: Actors,
  seen: { places: Float64Array; depths: Float64Array },
  { layout, theme, looks }: SpaceFrame,
) {
  const base = dotRadius(rows.length, layout)
  const middle = seen.depths.reduce((sum, d) => sum + d, 0) / seen.depths.length
  const near = (i: number) => Math.max(-1, Math.min(1, (middle - seen.depths[i]) / 1.2))
  // Haze in four steps: enough to see, few enough for a palette.
  const haze = (i: number) => Math.min(3, Math.floor((1 - near(i)) * 2))
  const { colors, rim, marker } = dotLooks(theme, classes, layout)
  const hazy = (list: string[]) =>
    list.flatMap(color => [0, 1, 2, 3].map(step => mix(color, theme.background, step * 0.07)))
  const painted = {
    colors: hazy(colors),
    ...(rim && { rim: { ...rim, colors: hazy(rim.colors) } }),
    ...(Array.isArray(marker) && { marker: marker.flatMap(shape => [shape, shape, shape, shape]) }),
  }
  const first = rows.length - wrong
  return (indices: number[], opacity = 1): Shape[] => {
    const shapes: Shape[] = []
    const part = (wanted: number[], ring: DotsShape['ring']) => {
      if (wanted.length === 0) return
      shapes.push({
        kind: 'dots',
        centres: Float64Array.from(wanted.flatMap(i => [seen.places[2 * i], seen.places[2 * i + 1]])),
        radius: Float64Array.from(wanted, i => base * (1 + 0.2 * near(i))),
        ...painted,
        fill: Uint8Array.from(wanted, i => dataset.y[rows[i]] * 4 + haze(i)),
        ring,
        opacity,
      })
    }
    const halo = ringOf(theme, layout, 0)
    const marked = ringOf(theme, layout, looks.line)
    if (opacity < 1) part(indices, undefined)
    else {
      let run: number[] = []
      for (const i of indices) {
        if (run.length > 0 && i >= first !== run[0] >= first) {
          part(run, run[0] >= first ? marked : halo)
          run = []
        }
        run.push(i)
      }
      part(run, run.length > 0 && run[0] >= first ? marked : halo)
    }
    return shapes
  }
}

/** Dots that follow each other in painting order become one shape. */
export function gather(ordered: Painted[], dots: (indices: number[]) => Shape[]): Shape[] {
  const shapes: Shape[] = []
  let run: number[] = []
  for (const item of ordered) {
    if ('dot' in item) run.push(item.dot)
    else {
      if (run.length > 0) shapes.push(...dots(run))
      run = []
      shapes.push(item)
    }
  }
  return [...shapes, ...dots(run)]
}
