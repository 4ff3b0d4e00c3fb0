import { type Camera, type Fit, project } from '../../geometry/camera.ts'
import { beside, cubeCorners, splitEdges, wallLines } from '../../geometry/cube.ts'
import { cell, corners, type LinearScores, ties } from '../../geometry/linear-scores.ts'
import { type BoxView, lift, toBox } from '../../geometry/tween.ts'
import { fitText, textWidth } from '../fonts/text.ts'
import type { Layout } from '../layout/layout.ts'
import type { FrameState } from '../model/frame-state.ts'
import type { GapBand } from '../model/gap.ts'
import type { SpaceAxis } from '../model/input-space.ts'
import { type Shape, type TextShape, unnamed } from '../shape.ts'
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
 * A plane between the regions of two classes, to a share of its full strength. Filled, it is the see-through face of the
 * region behind it, in its colour, which that of a sheet seen through it has too. The outline of a best plane is dashed as
 * the best line is.
 */
export function separatingPlane(
  { a, b, polygon }: RegionPlane,
  { camera, fit, layout, theme, parted }: SpaceFrame,
  strength: number,
  { isFilled = false, dashed = false },
): Shape[] {
  const { places } = project(polygon, camera, fit)
  const behind = parted && parted[b] > parted[a] ? a : b
  const outline = { kind: 'path' as const, lines: [places], closed: true }
  const fill = { ...outline, fill: classColor(theme.classes, behind), opacity: PLANE * strength }
  return [
    ...(isFilled ? [fill] : []),
    {
      ...outline,
      stroke: theme.ink,
      width: (isFilled ? 1.2 : 1.6) * layout.scale,
      opacity: 0.75 * strength,
      ...(dashed && { dash: [6 * layout.scale, 4 * layout.scale] }),
    },
  ]
}

/** The floor while no cube stands on it and no sheet covers it: the frame and the fixed grid that a plane has. */
export function floorFrame({ camera, fit, layout, theme }: SpaceFrame, opacity: number): Shape[] {
  if (opacity <= 0) return []
  const seen = (flat: number[]) => project(lift(Float64Array.from(flat), -1), camera, fit).places
  const inner = [-0.75, -0.5, -0.25, 0, 0.25, 0.5, 0.75]
  const lines = inner.flatMap(at => [seen([at, -1, at, 1]), seen([-1, at, 1, at])])
  return [
    unnamed(lines, theme.grid.fine, layout.scale, 0.6 * opacity),
    { ...unnamed([seen(corners([0, 0], 1))], theme.frame, layout.scale, opacity), closed: true },
  ]
}

/** The sides of the gap between two classes, or the gap itself on the floor. */
export function gapShapes({ areas, sides }: GapBand, { camera, fit, layout, theme, state }: SpaceFrame) {
  const see = (places: Float64Array) => project(places, camera, fit).places
  const fill = { kind: 'path', closed: true, fill: theme.ink, opacity: 0.07 * state.gap } as const
  return [
    ...areas.map((area): Shape => ({ ...fill, lines: [see(area)] })),
    unnamed(sides.map(see), theme.ink, layout.scale, 0.5 * state.gap),
  ]
}

/** Half-planes of a flat last layer on the cube's floor: a class and its polygon (× 3) each, and the lines between. */
export function floorCells(scores: LinearScores, view: BoxView) {
  const box = corners(view.centre, view.half)
  const place = (flat: number[]) => lift(toBox(Float64Array.from(flat), 2, view), -1)
  return {
    cells: scores.biases.map((_, k) => ({ class: k, polygon: place(cell(box, scores, k)) })),
    lines: ties(box, scores).map(place),
  }
}

type FloorCells = ReturnType<typeof floorCells>

/** The foot of the regions of scores in the cube, on its floor. */
export function footCells({ weights, biases }: LinearScores): FloorCells {
  const scores = { weights, biases: biases.map((bias, k) => bias - weights[k][2]) }
  return { ...floorCells(scores, { centre: [0, 0], half: 1 }), lines: [] }
}

/** Paints what the cube's floor is divided into. */
export function floorTints({ cells, lines }: FloorCells, frame: SpaceFrame, opacity: number): Shape[] {
  const { camera, fit, layout, theme } = frame
  if (opacity <= 0) return []
  const seen = (points: Float64Array) => project(points, camera, fit).places
  const tint = { kind: 'path', closed: true, opacity } as const
  const dash = [5 * layout.scale, 4 * layout.scale]
  return [
    ...cells.map(({ class: k, polygon }) => ({
      ...tint,
      lines: [seen(polygon)],
      fill: classColor(theme.tints, k),
    })),
    { ...unnamed(lines.map(seen), theme.ink, 1.2 * layout.scale, opacity), dash },
  ]
}

/** The cube's lines and edges behind everything in it. */
export function cubeBehind(top: number, frame: SpaceFrame): Shape[] {
  const { camera, fit, layout, theme, cube } = frame
  if (cube <= 0) return []
  const lines = wallLines(camera, top).map(line => project(Float64Array.from(line), camera, fit).places)
  return [
    unnamed(lines, theme.grid.fine, layout.scale, cube),
    unnamed(edgesOf('back', top, frame), theme.frame, layout.scale, cube),
  ]
}

/** The cube's edges in front of everything in it. */
export function cubeBefore(top: number, frame: SpaceFrame): Shape[] {
  const { layout, theme, cube } = frame
  return cube > 0 ? [unnamed(edgesOf('front', top, frame), theme.frame, layout.scale, 0.7 * cube)] : []
}

function edgesOf(side: 'back' | 'front', top: number, { camera, fit }: SpaceFrame): number[][] {
  const corner = project(cubeCorners(top), camera, fit).places
  return splitEdges(camera)[side].map(([a, b]) => [
    ...corner.subarray(2 * a, 2 * a + 2),
    ...corner.subarray(2 * b, 2 * b + 2),
  ])
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
    const halo = { color: theme.background, width: 2 * scale }
    const write = (text: string, [x, y]: [number, number], size: number, fill: string): TextShape => ({
      ...{ kind: 'text', x, y, text, size, anchor: 'middle', baseline: 'middle' },
      ...{ fill, opacity, halo },
    })
    const gap = 6 * textScale
    const room = layout.plot.size * (d === 2 ? 0.55 : 0.4)
    const { ticks, size: small, areUpright } = cubeTicks(axis, d, layout)
    // The foot of the third axis stands where another one ends and has its mark.
    const marks = ticks.filter(({ at }) => d < 2 || share(at) > 0.06)
    const long = (label: string) => (areUpright ? small : textWidth(label, small, 400, font))
    const widest = Math.max(0, ...marks.map(({ label }) => reach(long(label), small)))
    // A long name is smaller before it is cut.
    const size = large * Math.max(0.85, Math.min(1, room / textWidth(name, large, 400, font)))
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
const smallest = 0.85

/**
 * The ticks of an axis of the cube, as they fit beside its edge. Words go along the upright edge; beside the others, and where they are long, they are
 * smaller before they are cut. The camera does not matter, so that nothing changes in a turn.
 *
 * @param d 2 for the upright axis
 */
function cubeTicks({ ticks, isText }: SpaceAxis, d: number, layout: Layout) {
  const { plot, textScale, font } = layout
  const usual = 11 * textScale
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
