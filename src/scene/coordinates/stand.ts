import { type Camera, type Fit, fitTo } from '../../geometry/camera.ts'
import { cubeCorners } from '../../geometry/cube.ts'
import type { Spec } from '../../options/spec.ts'
import type { Layout } from '../layout/layout.ts'
import { memoizeLast } from '../memoize.ts'
import type { View } from '../scene.ts'

/** The azimuth with the first axis to the right and the second away from the viewer. */
export const STRAIGHT_ON = -Math.PI / 2

/** Straight from above. */
export const ABOVE = Math.PI / 2

/** Elevations of the camera at a layer that lies flat and at the hidden layer, and the rocking that shows depth. */
export const HIGHEST_EYE = (56 * Math.PI) / 180
export const LOWEST_EYE = (22 * Math.PI) / 180
export const ROCK = (12 * Math.PI) / 180

/** A camera, and how what it sees fits into the picture. */
export interface Stand {
  camera: Camera
  fit: Fit
}

/** The camera of a spec, in degrees there, in radians; null where the spec leaves it open. */
export function askedCamera(view: Spec['view']): Camera | null {
  return view && { azimuth: (view.azimuth * Math.PI) / 180, elevation: (view.elevation * Math.PI) / 180 }
}

/** Data for the stands of the cube along a trajectory. */
export interface Stands {
  /** True for each flat keyframe. */
  flat: boolean[]
  /** By keyframe. */
  elevations: number[]
  /** At the hidden layer. */
  camera: Camera
  layout: Layout
}

/**
 * The camera at a position of a trajectory, and how the cube fits into the picture there: data that are seen from above
 * lie where a scatter plot has them, and are tilted on the way to the next keyframe.
 */
export function standAt({ flat, camera, elevations, layout }: Stands, position: number, rock = 0): Stand {
  const tilted = elevations[0] === ABOVE ? Math.min(1, position) : 1
  const turn = Math.atan2(Math.sin(camera.azimuth - STRAIGHT_ON), Math.cos(camera.azimuth - STRAIGHT_ON))
  const own = {
    azimuth: camera.azimuth + (tilted - 1) * turn + ROCK * rock,
    elevation: valueBetween(elevations, position, t => t),
  }
  const [{ plot }, room] = [layout, area(layout)]
  const square = { x: plot.x, y: plot.y, width: plot.size, height: plot.size }
  const mix = (key: keyof typeof room) => square[key] + (room[key] - square[key]) * tilted
  const rect = { x: mix('x'), y: mix('y'), width: mix('width'), height: mix('height') }
  return { camera: own, fit: fitTo(cubeCorners(isTopAt(flat, position)), own, rect) }
}

/** The upper end of the cube at a position. */
export function isTopAt(flat: boolean[], position: number): number {
  const tops = flat.map(lies => (lies ? -0.998 : 1))
  // Ahead of anything that rises in it, and slower and slower, as all is fitted to it.
  return valueBetween(tops, position, share => share * (2 - share))
}

/** Shows what lies between two heights of the cube as large as all sides allow, so that it keeps its size while it turns. */
export function turningFit(layout: Layout): (view: View, heights: [number, number]) => Fit {
  const fitOf = memoizeLast<Fit>()
  return ({ elevation, zoom }, heights) =>
    fitOf([elevation, zoom, ...heights], () => {
      const round = Array.from({ length: 48 }, (_, i) => (i / 24) * Math.PI)
      const rims = round.flatMap(a =>
        heights.flatMap(z => [Math.SQRT2 * Math.cos(a), Math.SQRT2 * Math.sin(a), z]),
      )
      const fit = fitTo(Float64Array.from(rims), { azimuth: 0, elevation }, area(layout))
      return { ...fit, scale: fit.scale * zoom }
    })
}

/** A value per keyframe, in between by `ease` of the share towards the larger one. */
export function valueBetween(values: number[], position: number, ease: (share: number) => number): number {
  const last = values.length - 1
  const keyframe = Math.max(0, Math.min(last, Math.floor(position)))
  const [from, to] = [values[keyframe], values[Math.min(last, keyframe + 1)]]
  const share = position - keyframe
  return to >= from ? from + (to - from) * ease(share) : to + (from - to) * ease(1 - share)
}

/** Opacity of a sheet's surface at a position: it is gone half-way to where it lies over itself, before it folds. */
export function surfaceAt(surface: number[], position: number): number {
  return valueBetween(surface, position, share => Math.max(0, 2 * share - 1))
}

/** Area of the cube: the plot with its margins, below the head; names stand around it. */
export function area({ plot, width, height, textScale, scale, foot }: Layout) {
  const margin = 46 * textScale
  const left = Math.max(margin, plot.x - 16 * scale)
  const right = Math.min(width - margin, plot.x + plot.size + 16 * scale)
  // In an upright picture what is far below the plot would only take the cube away from the head.
  const reach = foot === undefined ? 1.1 * plot.size : plot.size + 12 * scale
  const [top, bottom] = [plot.y + 10 * scale, Math.min(height - margin, plot.y + reach)]
  return { x: left, y: top, width: right - left, height: bottom - top }
}
