/**
 * Pixels of one picture: one 32-bit value a pixel, row by row, in memory R, G, B, A, not premultiplied. Opaque but
 * for a film with a matte.
 */
export interface Frame {
  pixels: Uint32Array
  width: number
  height: number
}

/** What all frames of a file have in common. Plain data, so that a worker can be told. */
export interface Film {
  /** Pixels. */
  width: number
  height: number
  /** Number of frames, evenly spread over the duration: frame i is shown from i/frames of it. */
  frames: number
  /** Seconds; 0 for a still. */
  duration: number
  loop: 'forever' | 'once' | number
  /** Colours of a palette at most, where the format has one. */
  colors: number
  /** JSON text that lets the file be made again. */
  recipe: string
  /**
   * For a film without a background: the colour, `#rrggbb`, that a format blends half see-through pixels with where
   * it has none, or all of them where it knows no transparency.
   */
  matte?: string
}

/** Frames in a row, and their neighbours, which the first and the last of them are compared with. */
export interface Run {
  /** Number of the first frame, from 0. */
  first: number
  frames: Frame[]
  before?: Frame
  after?: Frame
}

/** Frames one after the other, so that they need not all be in memory. */
export type Samples = Iterable<Frame> | AsyncIterable<Frame>

/**
 * How frames become bytes: `prepare` once, `encode` run by run, in any order and in any worker, and `join`
 * in order. Tables and parts are plain data; the same film gives the same bytes, however it is cut into runs.
 */
export interface Format<Tables = unknown, Part = unknown> {
  /** The file's ending, without its dot. */
  name: string
  /** Whether it shows one moment only. */
  still: boolean
  /** Frames a second that it can show; without it there is no limit. */
  maxFps?: number
  /** What every run needs, from frames sampled over the whole film. */
  prepare(film: Film, samples: Samples): Promise<Tables>
  encode(film: Film, tables: Tables, run: Run): Part
  join(film: Film, tables: Tables): Joiner<Part>
}

/** Takes parts in the order of their runs and gives the file's bytes piece by piece. */
export interface Joiner<Part> {
  add(part: Part): Uint8Array[]
  end(): Uint8Array[]
}
