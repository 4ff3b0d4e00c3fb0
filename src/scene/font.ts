/** The files of a font of one's own, and those of the bundled one, which draws what it lacks; plain data. */
export interface FontFiles {
  /** The name of the file or of the font, for messages. */
  name: string
  /** The file; of a font in several, each with some of the characters, all of them. */
  own: readonly Uint8Array[]
  /** True where the bundled font draws what it has, and this one the letters that it lacks and their signs. */
  isForLetters?: boolean
  /** By weight; without its files the table of it, a `FontTable`. */
  bundled: Readonly<Record<400 | 600, Uint8Array>> | { faces: object }
}

/** A font of one's own and the bundled one: all text is set in the two. */
export interface Font {
  /** The bytes of both. */
  files: FontFiles
  /**
   * A text set on one line.
   *
   * @throws SpecError where the font cannot set it
   */
  lineOf(text: string, weight: 400 | 600): TextLine
  /** The characters of a text that neither has. */
  lacking(text: string): string[]
}

/** A text on one line. Lengths are shares of its size; x to the right, y down, from the beginning of its baseline. */
export interface TextLine {
  width: number
  /** From left to right. */
  pieces: Piece[]
}

/** A part of a line in one face of a font. */
export interface Piece {
  text: string
  x: number
  face: Face
  /** The outlines of its glyphs, from the beginning of the line. */
  outline: PathCommand[]
}

/** A font in one weight. */
export interface Face {
  /** Another one for each source of a figure. */
  name: string
  /** The font as fontkit opened it and pdfkit takes it. */
  source: object
  /** True where a PDF can hold it; otherwise it gets the outlines. */
  embeddable: boolean
  /** Width of a line along the outlines that makes a font of one weight semi-bold; 0 where it has that weight. */
  bolder: number
}

/** A step of a path, by the names of Canvas 2D. */
export interface PathCommand {
  command: 'moveTo' | 'lineTo' | 'quadraticCurveTo' | 'bezierCurveTo' | 'closePath'
  /** x₀, y₀, x₁, y₁, … */
  args: readonly number[]
}
