import { type Camera, type Fit, project } from '../../geometry/camera.ts'
import { beside, cubeCorners, splitEdges, wallLines } from '../../geometry/cube.ts'
import { cell, corners, pairs, tie } from '../../geometry/linear-regions.ts'
import { type BoxView, lift, toBox } from '../../geometry/tween.ts'
import { fitText, textWidth } from '../fonts/text.ts'
import type { Layout } from '../layout/layout.ts'
import type { ClassModel } from '../model/class-model.ts'
import type { FrameState } from '../model/frame-state.ts'
import type { GapBand } from '../model/gap.ts'
import type { SpaceAxis } from '../model/input-space.ts'
import type { Shape, TextShape } from '../shape.ts'
import { inOrder } from '../style/give-way.ts'
import type { Theme } from '../style/theme.ts'
import { classColor } from '../style/themes.ts'
import { written } from '../style/tick-labels.ts'

/** The part of the plane between two classes' regions where these decide, × 3. */
export interface RegionPlane {
  a: number
  b: number
  polygon: Float64Array
}

/** Opacity of a separating plane. */
const PLANE = 0.13

/**
 * A plane between the regions of two classes, see-through, to a share of its full strength: the face of the region
 * behind it, in its colour, which that of a sheet seen through it has too; the outline of a best plane is dashed as the best line is.
 */
export function separatingPlane(
  { a, b, polygon }: RegionPlane,
  { camera, fit, layout, theme, parted }: SpaceFrame,
  strength: number,
  dashed: boolean,
): Shape[] {
  const { places } = project(polygon, camera, fit)
  const behind = parted && parted[b] > parted[a] ? a : b
  const outline = { kind: 'path' as const, lines: [places], closed: true }
  return [
    { ...outline, fill: classColor(theme.classes, behind), opacity: PLANE * strength },
    {
      ...outline,
      stroke: theme.ink,
      width: 1.2 * layout.scale,
      opacity: 0.75 * strength,
      ...(dashed && { dash: [6 * layout.scale, 4 * layout.scale] }),
    },
  ]
}

/** The floor while no cube stands on it and no sheet covers it: the frame and the fixed grid that a plane has. */
export function floorFrame({ camera, fit, layout, theme }: SpaceFrame, opacity: number, cells = 8): Shape[] {
  if (opacity <= 0) return []
  const seen = (flat: number[]) => project(lift(Float64Array.from(flat), -1), camera, fit).places
  const inner = Array.from({ length: cells - 1 }, (_, i) => (2 * (i + 1)) / cells - 1)
  return [
    {
      kind: 'path',
      lines: inner.flatMap(at => [seen([at, -1, at, 1]), seen([-1, at, 1, at])]),
      closed: false,
      stroke: theme.grid.fine,
      width: layout.scale,
      opacity: 0.6 * opacity,
    },
    {
      kind: 'path',
      lines: [seen(corners([0, 0], 1))],
      closed: true,
      stroke: theme.frame,
      width: layout.scale,
      opacity,
    },
  ]
}

/** The sides of the gap between two classes, or the gap itself on the floor. */
export function gapShapes(
  { areas, sides }: GapBand,
  { camera, fit, layout, theme, state }: SpaceFrame,
): Shape[] {
  const see = (places: Float64Array) => project(places, camera, fit).places
  const [fill, stroke] = [0.07 * state.gap, 0.5 * state.gap]
  return [
    ...areas.map(
      (area): Shape => ({ kind: 'path', lines: [see(area)], closed: true, fill: theme.ink, opacity: fill }),
    ),
    {
      kind: 'path',
      lines: sides.map(see),
      closed: false,
      stroke: theme.ink,
      width: layout.scale,
      opacity: stroke,
    },
  ]
}

/** Half-planes of a flat last layer on the cube's floor: a class and its polygon (× 3) each, and the lines between. */
export function floorCells({ hidden, classes }: ClassModel) {
  const { view, scores } = hidden
  const box = corners(view.centre, view.half)
  const place = (flat: number[]) => lift(toBox(Float64Array.from(flat), 2, view), -1)
  if (!scores) return { cells: [], lines: [] }
  return {
    cells: Array.from({ length: classes }, (_, k) => ({ class: k, polygon: place(cell(box, scores, k)) })),
    lines: pairs(classes).flatMap(([a, b]) => {
      const ends = tie(box, scores, a, b)
      return ends ? [place(ends)] : []
    }),
  }
}

/** Paints the half-planes of a flat last layer. */
export function floorTints(
  { cells, lines }: ReturnType<typeof floorCells>,
  { camera, fit, layout, theme, state }: SpaceFrame,
): Shape[] {
  const seen = (points: Float64Array) => project(points, camera, fit).places
  return [
    ...cells.map(
      ({ class: k, polygon }): Shape => ({
        kind: 'path',
        lines: [seen(polygon)],
        closed: true,
        fill: classColor(theme.beyond, k),
        opacity: state.beyond,
      }),
    ),
    {
      kind: 'path',
      lines: lines.map(seen),
      closed: false,
      stroke: theme.ink,
      width: 1.2 * layout.scale,
      dash: [5 * layout.scale, 4 * layout.scale],
      opacity: state.beyond,
    },
  ]
}

/** The cube's lines and edges behind everything in it. */
export function cubeBehind(top: number, { camera, fit, layout, theme, cube }: SpaceFrame): Shape[] {
  if (cube <= 0) return []
  const corner = project(cubeCorners(top), camera, fit).places
  const lines = wallLines(camera, top).map(line => project(Float64Array.from(line), camera, fit).places)
  return [
    { kind: 'path', lines, closed: false, stroke: theme.grid.fine, width: layout.scale, opacity: cube },
    {
      kind: 'path',
      lines: splitEdges(camera).back.map(edge => segment(corner, edge)),
      closed: false,
      stroke: theme.frame,
      width: layout.scale,
      opacity: cube,
    },
  ]
}

/** The cube's edges in front of everything in it. */
export function cubeBefore(top: number, { camera, fit, layout, theme, cube }: SpaceFrame): Shape[] {
  if (cube <= 0) return []
  const corner = project(cubeCorners(top), camera, fit).places
  return [
    {
      kind: 'path',
      lines: splitEdges(camera).front.map(edge => segment(corner, edge)),
      closed: false,
      stroke: theme.frame,
      width: layout.scale,
      opacity: 0.7 * cube,
    },
  ]
}

function segment(corner: Float64Array, [a, b]: [number, number]): number[] {
  return [corner[2 * a], corner[2 * a + 1], corner[2 * b], corner[2 * b + 1]]
}

/** Names and ticks of the axes beside their edges, the third one upright; each axis shows as much as `shown` says. */
export function axisNames(
  axes: SpaceAxis[],
  view: BoxView,
  edges: number[][],
  shown: number[],
  { camera, fit, layout, theme }: Pick<SpaceFrame, 'camera' | 'fit' | 'layout' | 'theme'>,
): Shape[] {
  const { width, textScale, scale, font } = layout
  const large = 13 * textScale
  const texts = axes.flatMap((axis, d): TextShape[] => {
    const { name } = axis
    const opacity = shown[d]
    if (opacity <= 0 || name === '') return []
    const stand = beside(edges[d], camera, fit)
    const share = (at: number) => ((at - view.centre[d]) / view.half + 1) / 2
    // How far a text's middle must be from the edge so that its box stays clear of it.
    const reach = (across: number, size: number) =>
      (across * Math.abs(stand.out[0]) + size * Math.abs(stand.out[1])) / 2
    const write = (text: string, [x, y]: [number, number], size: number, fill: string): TextShape => ({
      kind: 'text',
      x,
      y,
      text,
      size,
      anchor: 'middle',
      baseline: 'middle',
      fill,
      opacity,
      halo: { color: theme.background, width: 2 * scale },
    })
    const gap = 6 * textScale
    const room = layout.plot.size * 0.4
    const { ticks, size: small, areUpright } = cubeTicks(axis, d, 11 * textScale, layout)
    // The foot of the third axis stands where another one ends and has its mark.
    const marks = ticks.filter(({ at }) => d < 2 || share(at) > 0.06)
    const widest = Math.max(
      0,
      ...marks.map(({ label }) => reach(areUpright ? small : textWidth(label, small, 400, font), small)),
    )
    // A long name is smaller before it is cut.
    const size = large * Math.max(0.75, Math.min(1, room / textWidth(name, large, 400, font)))
    const text = fitText(name, room, size, 400, font)
    const across = textWidth(text, size, 400, font)
    // Names stand along edges that do.
    const upright = (d === 2 || Math.abs(stand.out[0]) > 0.98) && across > 2 * size
    const distance = gap + 2 * widest + gap + (upright ? size / 2 : reach(across, size))
    const [x, y] = stand.at(0.5, distance)
    const inside = upright ? x : Math.min(width - gap - across / 2, Math.max(gap + across / 2, x))
    // What a name gives up sideways to stay in the picture it gains downwards, to stay clear of the edge.
    const lower = (Math.abs(x - inside) * Math.abs(stand.out[0])) / Math.max(0.3, stand.out[1])
    return [
      ...marks.map(({ at, label }) => ({
        ...write(label, stand.at(share(at), gap + widest), small, theme.muted),
        ...(areUpright && { rotate: -Math.PI / 2 }),
      })),
      { ...write(text, [inside, y + lower], size, theme.ink), rotate: upright ? -Math.PI / 2 : 0 },
    ]
  })
  // In a turn, the marks of two axes meet at their corner.
  return inOrder(texts, layout)
}

/** The stand, style and state of a moment. */
export interface SpaceFrame {
  camera: Camera
  fit: Fit
  layout: Layout
  theme: Theme
  state: FrameState
  /** Scores of the classes at the eye while planes part their regions; null otherwise. */
  parted: number[] | null
  /** Opacity of the cube, 0 to 1. */
  cube: number
}

/** Size of ticks in words, as a share of the usual one, below which they are cut and not made smaller. */
const smallest = 0.8

/**
 * The ticks of an axis of the cube, as they fit beside its edge. Words go along the upright edge; beside the others, and where they are long, they are
 * smaller before they are cut. The camera does not matter, so that nothing changes in a turn.
 *
 * @param d 2 for the upright axis
 * @param usual size of ticks in pixels
 */
function cubeTicks({ ticks, isText }: SpaceAxis, d: number, usual: number, layout: Layout) {
  const { plot, textScale, font } = layout
  if (!isText) {
    const numbers = ticks.map(({ at, label }) => ({ at, label: written(label, layout) }))
    return { ticks: numbers, size: usual, areUpright: false }
  }
  const areUpright = d === 2
  // The upright edge is more than half as long as the plot; beside the others is an eighth of it, and "Mar 2024" fits.
  const room = areUpright
    ? (0.55 * plot.size) / Math.max(1, ticks.length - 1)
    : Math.max(0.13 * plot.size, 42 * textScale)
  const widths = ticks.map(({ label }) => textWidth(label, usual, 400, font))
  const size = usual * Math.max(smallest, Math.min(1, ...widths.map(width => room / width)))
  return {
    ticks: ticks.map(({ at, label }) => ({ at, label: fitText(label, room, size, 400, font) })),
    size,
    areUpright,
  }
}
