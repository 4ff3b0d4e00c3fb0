import { circle, type Mark, type Tone } from '../../estimators/mark.ts'
import type { ClassModel } from '../model/class-model.ts'
import type { PathShape, Shape } from '../shape.ts'
import { mixColors } from '../style/color.ts'
import { crowding } from '../style/crowd.ts'
import { byStrength, strengthKey } from '../style/points.ts'
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

/** The shapes of what a mechanism draws. */
export function drawMarks(marks: readonly Mark[], canvas: MarkCanvas): Shape[] {
  return marks.flatMap(mark => shapesOf(mark, canvas))
}

function shapesOf(mark: Mark, canvas: MarkCanvas): Shape[] {
  const { place, scale, radius, theme, model } = canvas
  const { key } = mark
  const lines = linesOf(mark).map(place)
  switch (mark.kind) {
    case 'point': {
      const ring = { color: theme.ink, width: 1.6 * scale, gap: { color: theme.background, width: scale } }
      const colors = [classColor(theme.classes, mark.class)]
      return [{ kind: 'dots', key, centres: place(mark.place), radius: 1.8 * radius, colors, ring }]
    }
    case 'areas': {
      if (lines.length === 0) return []
      const { fill, opacity = 1 } = mark
      return [{ kind: 'path', key, lines, closed: true, fill: colorOf(fill, theme), opacity }]
    }
    case 'lines':
    case 'circles': {
      if (lines.length === 0) return []
      const { stroke, width, dash } = mark
      const style = {
        stroke: colorOf(stroke, theme),
        width: width * scale,
        ...(dash && { dash: dash.map(length => length * scale) }),
      }
      if (mark.kind === 'lines') return [{ kind: 'path', key, lines, closed: false, ...style }]
      const { radii, rows, opacity = 1 } = mark
      const around = { radius: radii * radius, least: radius }
      if (rows && model.slice)
        return atRows({ ...around, rows }, style.width, opacity, canvas).map(shape => ({
          ...shape,
          ...style,
          key: `${key} ${shape.key}`,
          width: shape.width,
        }))
      return [{ key, ...style, ...circleMarks({ places: lines, ...around }, style.width, opacity) }]
    }
  }
}

/** Share of its width and opacity that a circle loses in a crowd of such. */
const LIGHTER = 0.5

/**
 * Circles of some pixels around places in pixels, of so many pieces; `rows` say which each is. Where many lie on each other
 * they come down to thin edges of their points, at the `least` radius.
 */
export function circleMarks(
  { places, radius, least, rows }: Circles,
  width: number,
  opacity: number,
  pieces?: number,
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
    opacity: opacity * (1 - LIGHTER * crowd),
  }
}

/** Circles around points of a slice, as strong as these. */
export function atRows(
  { rows, ...around }: Omit<Circles, 'places' | 'rows'> & { rows: readonly number[] },
  width: number,
  opacity: number,
  { model, place }: MarkCanvas,
  pieces?: number,
): PathShape[] {
  const placeOf = (row: number) => place(model.input.coordinates.subarray(2 * row, 2 * row + 2))
  return byStrength(model, rows, row => row).map(({ strength, indices }) => ({
    key: strengthKey('rings', strength),
    ...circleMarks(
      { ...around, places: indices.map(placeOf), rows: indices },
      width,
      opacity * strength,
      pieces,
    ),
  }))
}

interface Circles {
  places: readonly ArrayLike<number>[]
  radius: number
  least: number
  rows?: number[]
}

function linesOf(mark: Mark): readonly ArrayLike<number>[] {
  if (mark.kind === 'lines') return mark.lines
  if (mark.kind === 'areas') return mark.rings
  return mark.kind === 'circles' ? mark.places : []
}

function colorOf(tone: Tone, theme: Theme): string {
  if (typeof tone === 'string') return theme[tone]
  if (tone.as === 'region') return mixColors(theme.background, classColor(theme.tints, tone.class), 0.7)
  return classColor(tone.as === 'rim' ? theme.rims : theme.classes, tone.class)
}
