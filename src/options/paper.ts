import { type Faults, SpecError } from './error.ts'

/** The size of a picture: pixels, or millimetres of paper, of which a height of 0 is what its contents take. */
export interface Size {
  /** Pixels or millimetres. */
  width: number
  /** Pixels or millimetres. */
  height: number
  /** Set for millimetres. */
  unit?: 'mm' | undefined
}

/** Millimetres of a pixel and of a point, as CSS counts them: 96 and 72 to an inch. */
const pixel = 25.4 / 96
const point = 25.4 / 72

/** Points of body type on paper where nobody says: what journals set captions of figures in. */
export const usualType = 8

/** Millimetres of a panel on paper at least, each way, and its width in sizes of its type: fewer hold no word. */
const leastPanel = { mm: 25, type: 8 }

/** The width of panels, in mm, below which those that nobody arranges stand in further rows. */
const roomy = 36

/** A size in pixels, of which paper has 96 to an inch; a height that is open counts as the width. */
export function pixelsOf({ width, height, unit }: Size): Size {
  return unit ? { width: width / pixel, height: (height || width) / pixel } : { width, height }
}

/** Pixels of type of so many points. */
export function typePixels(points: number): number {
  return (points * point) / pixel
}

/** Columns of so many panels on paper that nobody arranges: as few rows as leave each of them room. */
export function paperColumns(count: number, { width, height }: Size): number {
  const options = Array.from({ length: count }, (_, i) => i + 1)
  const side = (columns: number) => Math.min(width / columns, height / Math.ceil(count / columns))
  if (height > 0) return options.reduce((best, next) => (side(next) > side(best) ? next : best))
  const most = Math.max(1, Math.min(count, Math.floor(width / roomy)))
  return Math.ceil(count / Math.ceil(count / most))
}

/** Faults of a size on paper that leaves a picture, or each of its panels, too little room. */
export function* checkPaper(
  { columns, rows, across }: { columns: number; rows: number; across: number },
  { size: { width, height }, fontSize }: { size: Size; fontSize: number | null },
): Faults {
  const least = Math.max(leastPanel.mm, Math.ceil(leastPanel.type * fontSize! * point))
  if (width / columns >= least * across && (height === 0 || height / rows >= least)) return
  const each = columns * rows > 1 ? `${columns} × ${rows} panels, each of` : 'a picture of'
  const plots = across > 1 ? `${across} plots of ` : ''
  const expected = `at least ${least * columns * across}mmx${least * rows}mm: ${each} ${plots}at least ${least} mm each way with type of ${fontSize} pt`
  yield new SpecError('size', height === 0 ? `${width}mm` : `${width}mmx${height}mm`, expected)
}
