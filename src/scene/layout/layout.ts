import type { Font } from '../font.ts'

/** A square of the picture, in pixels, or a rectangle that is `size` wide. */
export interface PlotSquare {
  x: number
  y: number
  size: number
  height?: number
}

/** A rectangle of the picture, in pixels. */
export interface PlotArea {
  x: number
  y: number
  width: number
  height: number
}

/** The picture, and what follows from its size alone. */
export interface Canvas {
  width: number
  height: number
  /** 1 at 600 pixels: for lines, dots and margins. */
  scale: number
  /** 1 at 600 pixels, for text: it shrinks more slowly than small pictures, and is larger in wide ones. */
  textScale: number
}

/** A mark of points that are told apart within their classes. */
export type MarkName = 'heldOut' | 'wrong' | 'lost' | 'foreign' | 'support'

/** A name of the legend, and the dot before it: that of a class, by its number, or of a mark. */
export interface LegendEntry {
  name: string
  mark: number | MarkName
}

/** A place of the head: the baseline of its first line, the size of its text, and how many lines are kept for it. */
export interface HeadLines {
  y: number
  size: number
  lines: number
  weight: 400 | 600
}

/** The places of head and plot, in pixels. */
export interface Layout extends Canvas {
  plot: PlotSquare
  /** Left edge and width of the head. */
  head: { x: number; width: number }
  title: HeadLines
  caption: HeadLines
  detail: HeadLines
  /** Its place: right on a line of the head or alone, left below a wide head, or a line a name; `y` is of its first row. */
  legend: { y: number; size: number; place: 'right' | 'left' | 'column'; rows: LegendEntry[][] } | null
  /** The font of all text; without it the bundled one. */
  font?: Font | undefined
  /** The digits of a tick as the language writes them, which were written with a point; without it as they are. */
  tick?: (digits: string) => string
  /** Pixels below the axes of the plot, or below all of several plots, that a scale of its own takes; none without it. */
  foot?: number
  /** Set where the head is drawn by whoever puts plots together. */
  bare?: true
}

/** The texts of the head; every one that the scene will ever show, so that nothing moves between them. */
export interface HeadText {
  titles: string[]
  captions: string[]
  /** Small lines on what is known besides the captions; none without them. */
  details?: string[]
  /** Set where captions are sentences, which are large. */
  film?: boolean
  /** Set where titles are large too. */
  titled?: boolean
  /** The legend's classes and marks; empty for none. */
  legend: readonly LegendEntry[]
  /** The font of all text; without it the bundled one. */
  font?: Font | undefined
  /** Set where the head stands above all of the picture, however wide or high that is. */
  below?: true
  /** Pixels that a scale below the plot takes at a text scale of 1; none without it. */
  foot?: number
  /** Pixels of the smallest type, that of ticks, at least; without it as small as the picture's size makes it. */
  smallest?: number
}

/** Pixels from the edge of a picture that several plots keep, at a text scale of 1: as far as the head stands from it. */
export const MARGIN = 16

/** The rectangle of a picture below its head, or beside it, for scenes of several plots. */
export function roomOf({ width, height, scale, plot, head, foot = 0 }: Layout): PlotArea {
  const isBeside = plot.x >= head.x + head.width
  const [x, y] = isBeside ? [head.x + head.width, 22 * scale] : [0, plot.y]
  return { x, y, width: width - x, height: height - y - foot }
}
