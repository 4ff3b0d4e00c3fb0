import { circle, type Mark, type Tone } from '../../estimators/mark.ts'
import type { ClassModel } from '../model/class-model.ts'
import { filled, type PathShape, type Shape } from '../shape.ts'
import { mixColors } from '../style/color.ts'
import { byStrength, crowding, strengthKey } from '../style/points.ts'
import type { Theme } from '../style/theme.ts'
import { classColor } from '../style/themes.ts'

/** The places, sizes and colours of a classifier's marks. */
export interface MarkCanvas {
  /** Pixels of input coordinates (× 2). */
  place(points: ArrayLike<number>): Float64Array
  /** 1 for lines of usual width. */
  scale: number
  /** Radius of a point in pixels. */
  radius: number
  theme: Theme
  model: Pick<ClassModel, 'slice' | 'input'>
}

export function drawMarks(marks: readonly Mark[], canvas: MarkCanvas): Shape[] {
  return marks.flatMap(mark => shapesOf(mark, canvas))
}

function shapesOf(mark: Mark, canvas: MarkCanvas): Shape[] {
  const { place, scale, radius, theme, model } = canvas
  const { key } = mark
  if (mark.kind === 'point') {
    const ring = { color: theme.ink, width: 1.6 * scale, gap: { color: theme.background, width: scale } }
    const colors = [classColor(theme.classes, mark.class)]
    return [{ kind: 'dots', key, centres: place(mark.place), radius: 1.8 * radius, colors, ring }]
  }
  const lines = (mark.kind === 'lines' ? mark.lines : mark.kind === 'areas' ? mark.rings : mark.places).map(
    place,
  )
  if (lines.length === 0) return []
  if (mark.kind === 'areas')
    return [filled(key, lines, colorOf(mark.fill, theme), { opacity: mark.opacity ?? 1, rule: mark.rule })]
  const style = {
    stroke: colorOf(mark.stroke, theme),
    width: mark.width * scale,
    ...(mark.dash && { dash: mark.dash.map(length => length * scale) }),
  }
  if (mark.kind === 'lines') return [{ kind: 'path', key, lines, closed: false, ...style }]
  const { radii, rows, opacity = 1 } = mark
  const around = { radius: radii * radius, least: radius }
  if (!rows || !model.slice)
    return [{ key, ...style, ...circleMarks({ places: lines, ...around }, style.width, opacity) }]
  return atRows({ ...around, rows }, style.width, opacity, canvas).map(shape => ({
    ...{ ...shape, ...style, width: shape.width },
    key: `${key} ${shape.key}`,
  }))
}

/** Share of its width, and usually of its opacity, that a circle loses in a crowd of such. */
const LIGHTER = 0.5

/**
 * Circles of some pixels around places in pixels, of so many pieces; `rows` say which each is. Where many lie on each other
 * they come down to thin edges of their points, at the `least` radius.
 */
function circleMarks(
  { places, radius, least, rows, lighter = LIGHTER, pieces }: Circles,
  width: number,
  opacity: number,
): PathShape {
  const centres = places.flatMap(place => Array.from(place))
  const crowd = crowding(centres, radius)
  const own = radius + crowd * (least - radius)
  return {
    kind: 'path',
    lines: places.map(place => circle(place, own, pieces)),
    closed: true,
    circles: { centres, radius: own, ...(rows && { rows }) },
    width: width * (1 - LIGHTER * crowd),
    opacity: opacity * (1 - lighter * crowd),
  }
}

/** Circles around points of a slice, as strong as these. */
export function atRows(
  { rows, ...around }: Omit<Circles, 'places' | 'rows'> & { rows: readonly number[] },
  width: number,
  opacity: number,
  { model, place }: MarkCanvas,
): PathShape[] {
  const placeOf = (row: number) => place(model.input.coordinates.subarray(2 * row, 2 * row + 2))
  return byStrength(model, rows, row => row).map(({ strength, indices }) => ({
    key: strengthKey('rings', strength),
    ...circleMarks({ ...around, places: indices.map(placeOf), rows: indices }, width, opacity * strength),
  }))
}

interface Circles {
  places: readonly ArrayLike<number>[]
  radius: number
  least: number
  rows?: number[]
  /** The share of its opacity that each loses in a crowd. */
  lighter?: number
  /** Corners of each; as many as `circle` gives it without it. */
  pieces?: number
}

function colorOf(tone: Tone, theme: Theme): string {
  if (typeof tone === 'string') return theme[tone]
  if (tone.as === 'region') return mixColors(theme.background, classColor(theme.tints, tone.class), 0.7)
  return classColor(tone.as === 'rim' ? theme.rims : theme.classes, tone.class)
}
