import type { Font } from '../font.ts'
import type { HeadLines } from './head-lines.ts'

/** A square of the picture, in pixels. */
export interface PlotSquare {
  x: number
  y: number
  size: number
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

/** The places of head and plot, in pixels. */
export interface Layout extends Canvas {
  plot: PlotSquare
  /** Left edge and width of the head. */
  head: { x: number; width: number }
  title: HeadLines
  caption: HeadLines
  /**
   * The place of the legend: at the right on the caption's line, the title's or its own, at the left below a head wider
   * than the plot, or a line a name in a column; `y` is that of its first row.
   */
  legend: { y: number; size: number; place: 'right' | 'left' | 'column'; rows: string[][] } | null
  /** The font of all text; without it the bundled one. */
  font?: Font | undefined
  /** Set where the head is drawn by whoever puts plots together. */
  bare?: true
}

/** The texts of the head; every title and caption that the scene will ever show, so that nothing moves between them. */
export interface HeadText {
  titles: string[]
  captions: string[]
  /** Class names of the legend; empty for none. */
  legend: string[]
  /** The font of all text; without it the bundled one. */
  font?: Font | undefined
  /** Set where the head stands above all of the picture, however wide or high that is. */
  below?: true
}
