import { FEW_LEVELS, levelsFor, movingRegions } from '../../estimators/regions.ts'
import { progress } from '../../geometry/ease.ts'
import type { Mapper } from '../../geometry/polyline.ts'
import { toBox } from '../../geometry/tween.ts'
import { classScores } from '../../network/forward.ts'
import { openPlane, toPixels } from '../coordinates/plane.ts'
import type { Layout } from '../layout/layout.ts'
import { openLetters } from '../marks/letters.ts'
import { drawPoints } from '../marks/marks.ts'
import type { ClassModel } from '../model/class-model.ts'
import { pickRows } from '../model/common-model.ts'
import { overPlane, sidesOf, type UnitCut } from '../model/cuts.ts'
import { confidenceRegions } from '../model/decision.ts'
import { buildSheet } from '../model/sheet.ts'
import { filled, outlined, type Shape } from '../shape.ts'
import type { Theme } from '../style/theme.ts'
import { classColor, confidenceTint } from '../style/themes.ts'
import { type CutState, cutLines } from './cut-lines.ts'
import { drawnTo, RINGS } from './drawn-line.ts'

/** The progress of each part of the picture, 0 to 1. */
export interface RegionState extends CutState {
  /** The classes' tints, which deepen on to where the network is surest. */
  tint: number
  /** The share of the border between the classes that is drawn, and after it the rings of points on its wrong side. */
  line: number
}

/** Half the height of the strip that a single feature gets, of half the plot. */
const STRIP = 0.3

/** Opacity of the sides that all cuts add, where they overlap. */
const SIDES = 0.36

/**
 * The input plane divided among the classes: tints that grow with the network's confidence, the border, and the cuts of the
 * first layer, with the `sides` they add. Its tints are `rough` where they move, or are small; plots among others have no `axes`.
 * A scene's own shapes are `below` the grid, and in the place of the `points`.
 */
export function decisionRegions(
  bare: ClassModel,
  cuts: UnitCut[],
  layout: Layout,
  theme: Theme,
  options: { sheet: boolean; rough?: boolean; axes?: boolean; sides?: boolean },
): (state: RegionState, own?: { below?: Shape[]; points?: Shape[] | undefined }) => Shape[] {
  const model = overPlane(bare)
  const { input, rows, classes } = model
  const tall = input.dimensions === 2 ? 1 : STRIP
  const place = (points: Float64Array) =>
    toPixels(
      toBox(points, 2, input).map((v, i) => (i & 1 ? v * tall : v)),
      layout,
    )
  const plane = openPlane(input, layout, theme)
  const map: Mapper = points => [place(points)]
  const tolerance = 0.08 * layout.scale
  const isMoving = model.slice?.moving != null
  const { rough = isMoving, axes: hasAxes = true } = options
  const { outline, areas, borders } = rough
    ? movingAreas(model, place, options.sheet)
    : exactAreas(model, map, tolerance, options.sheet)
  const levels = (rough ? FEW_LEVELS : levelsFor(classes)).length
  const centres = place(pickRows(input.coordinates, rows, 2))
  const cutting = cutLines(cuts, place, { centres, borders }, layout, theme, isMoving)
  const letters = openLetters(bare, layout, theme)
  const spots = place(letters.places)
  const width = layout.scale
  const sides = options.sides ? sidesOf(model, cuts) : []

  return (state, { below = [], points } = {}) => {
    const { tint, line, left } = state
    const shapes: Shape[] = []
    if (tint * left > 0)
      for (const { k, step, lines } of areas) {
        const fill = confidenceTint(theme, k, step, levels, tint * left)
        shapes.push(filled(`area ${k} ${step}`, lines, fill))
      }
    for (const [i, { class: k, polygon, share }] of sides.entries()) {
      const opacity = SIDES * share * state.names[i] * (1 - tint) * left
      const fill = k === null ? theme.accent : classColor(theme.classes, k)
      if (opacity > 0) shapes.push(filled(`side ${i}`, [place(polygon)], fill, { opacity }))
    }
    shapes.push(...below, plane.grid(1 - 0.7 * tint * left), plane.frame)
    if (tall < 1) shapes.push(outlined('strip', outline, theme.frame, width))
    return [
      ...shapes,
      ...cutting.lines(state),
      ...drawnTo('border', borders, line, left, { stroke: theme.ink, width: 2.5 * width }),
      ...(points ?? drawPoints(bare, centres, layout, theme, { marked: progress(line, RINGS, 1) * left })),
      ...(options.sheet ? letters.draw(spots, tint * left) : []),
      ...cutting.labels(state),
      ...(hasAxes ? plane.axes() : []),
    ]
  }
}

/** The edge of the plane, the tinted areas of each class in painting order, and the lines between classes, all in pixels. */
interface PlaneAreas {
  outline: Float64Array[]
  areas: { k: number; step: number; lines: ArrayLike<number>[] }[]
  borders: Float64Array[]
}

function exactAreas(model: ClassModel, map: Mapper, tolerance: number, isTinted: boolean): PlaneAreas {
  const sheet = buildSheet(model, map, 2, tolerance, false)
  // The surest places lie inside the less sure ones, and so all over the palest: no seam can open.
  const surer = isTinted ? confidenceRegions(model, map, tolerance) : []
  const areas = surer.flatMap((regions, k) => {
    const whole = k === 0 ? [sheet.outline] : sheet.regions[k - 1]
    return [whole, ...regions].map((rings, step) => ({ ...{ k, step }, lines: rings.map(([ring]) => ring) }))
  })
  return { outline: sheet.outline, areas, borders: sheet.borders.map(([line]) => line) }
}

/** The same in the time that there is between two frames. */
function movingAreas(
  { plane, classes, input }: ClassModel,
  place: (points: Float64Array) => Float64Array,
  isTinted: boolean,
): PlaneAreas {
  const inPixels = (line: ArrayLike<number>) => place(Float64Array.from(line))
  const { areas, borders } = movingRegions(points => classScores(plane, points), classes, input)
  return {
    outline: [],
    areas: isTinted
      ? areas.map(({ class: k, step, rings }) => ({ k, step, lines: rings.map(inPixels) }))
      : [],
    borders: borders.map(inPixels),
  }
}
