/** A file of a figure, for a page. */
export interface EmbedFile {
  /** Its path from the page, parts joined by `/`; that of a folder ends in one. */
  path: string
  format: string
  /** Pixels on the page. */
  width: number
  height: number
  frames: number
  /** 0 for a still. */
  seconds: number
  /** The Content-Security-Policy under which a page runs, of a page. */
  policy?: string
}

/** A figure for a page, with its files. */
export interface EmbedFigure {
  alt: string
  /** The language of its texts, one that is loaded. */
  lang: string
  loop: 'forever' | 'once' | number
  exhibits: readonly EmbedFile[]
  /** The dark twin of each; empty where there are none. */
  twins: readonly EmbedFile[]
}

/** A kind of page that a figure can be pasted into. */
export interface Embed {
  /** True where it must be given a still besides these files. */
  needsStill(exhibits: readonly Pick<EmbedFile, 'format' | 'seconds'>[]): boolean
  write(showing: EmbedFigure): string
}
