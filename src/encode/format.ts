import type { FigureSpec } from '../options/sweep.ts'
import type { Fonts } from '../paint/font.ts'
import type { KernelModule } from '../paint/web-assembly.ts'
import type { Font, FontFiles } from '../scene/font.ts'
import type { Trained } from '../scene/model/trained.ts'
import type { Scene } from '../scene/scene.ts'
import type { Shape } from '../scene/shape.ts'
import type { DecodedFile } from './decoded-file.ts'
import type { PageCode } from './html/page.ts'
import type { Compressor } from './video/compressor.ts'

/** Losses that no key of a spec stands for; without one there is none. */
export interface Losses extends Pick<Animation, 'tolerance' | 'tints'> {
  /**
   * Share of what changes where the film moves fast, below which a frame is left out that differs by less from the last
   * one shown: 0 to 1.
   */
  slow?: number | undefined
}

/** The settings that make a file smaller. */
export type Saving = 'colors' | 'quality' | 'fps' | 'density' | 'scale' | keyof Losses

/**
 * A picture as pixels: one 32-bit value a pixel, row by row, in memory R, G, B, A, not premultiplied. Opaque but
 * for an animation without a background.
 */
export interface Bitmap {
  pixels: Uint32Array
  width: number
  height: number
}

/** One moment of an animation: its shapes, and their pixels. */
export interface Frame extends Bitmap {
  shapes: readonly Shape[]
}

/** The facts that all frames of a file have in common. Plain data, so that it can be sent to a worker. */
export interface Animation {
  /** Pixels of a frame. */
  width: number
  height: number
  /** Pixels along a unit of the shapes. */
  density: number
  /** Number of frames, evenly spread over the duration where `begins` is not set: frame i is shown from i/frames of it. */
  frames: number
  /** The share of the duration from which each frame is shown, the first from 0. */
  begins?: readonly number[] | undefined
  /** Seconds; 0 for a still. */
  duration: number
  loop: 'forever' | 'once' | number
  /** Colours that a palette has at most, where the format has one. */
  colors: number
  /** 1 to 100, where the format is lossy. */
  quality: number
  /** Distance in CIELAB that an area's colour may be off, where a format gives frames colours of their own for areas. */
  tints?: number | undefined
  /**
   * Levels of 255 that a channel of what moves may be off, besides what a palette lacks, where the format draws by
   * one: its encoder takes shades and pixels of the frame before where that saves bytes. At clear edges alone, never in
   * the first frame of a rest or in the last one. Exact without it.
   */
  tolerance?: number | undefined
  /** `#rrggbb` */
  background: string
  /**
   * True where the background is left out. Then a format blends half see-through pixels with it where it has none, or
   * all of them where it knows no transparency.
   */
  transparent: boolean
  /** The font of its texts, where that is not the bundled one. */
  font?: FontFiles | undefined
  /** The spec and the trained networks of the scene, for a format that carries them. */
  figure?: { spec: FigureSpec; parts: readonly Trained[] } | undefined
  /** JSON text in ASCII that the file can be made again from. */
  recipe: string
  /** Alternative text for those who do not see it; empty where it is decoration. */
  alt: string
  /** Set where a unit of the shapes is 1/96 inch of paper. */
  printed?: true | undefined
  /** The language of its texts, as a BCP 47 tag. */
  lang?: string | undefined
}

/** Frames in a row, and their neighbours, which the first and the last of them are compared with. */
export interface Run<Each = Frame> {
  /** Number of the first frame, from 0. */
  first: number
  frames: Each[]
  before?: Each
  after?: Each
}

/** Frames one after the other, so that they need not all be in memory: each is good until the next is asked for. */
export type Samples = Iterable<Frame> | AsyncIterable<Frame>

/** Loaders of a format's tools, as this room has no files and no Node; each is called when its tool is needed. */
export interface Tools {
  fonts(): Promise<Fonts>
  /** The bundled font by its table. */
  bundledFont(): Promise<Font>
  /** The code of pages that draw their figure themselves. */
  page(): Promise<PageCode>
  /** The compiled kernels that index and compress the pixels of a GIF. */
  kernels(): Promise<KernelModule>
  /** The compiled kernels that convert the pixels of a video. */
  videoKernels(): Promise<KernelModule>
  compressor(): Promise<Compressor>
}

/** The marks of a format in the bytes of a file, and the texts that it carries besides its pictures. */
export interface Metadata {
  /** True for a file of the format, by its beginning. */
  is(file: Uint8Array): boolean
  /**
   * True for a file that is all there: its end is where it says, and is one.
   *
   * @param file all of it; the beginning says enough of a video, and nothing of others
   * @param size bytes of all of it
   * @throws WorkError for a file that ends too early
   */
  isWhole(file: Uint8Array, size: number): boolean
  /** The texts that a file carries for programs, the recipe too. @throws WorkError for a file that ends too early */
  texts(file: Uint8Array): Iterable<string>
}

interface FormatFacts {
  /** As it is named in results; for all but a folder the file's ending, without its dot. */
  name: string
  /** As sentences name it, where that is not its name in capitals. */
  label?: string
  /** The element that shows it on a page in a browser; absent where none does. */
  embed?: 'image' | 'video' | 'page' | 'element'
  /** The marks of its files and the texts that they carry; a folder has none, as its files are of another format. */
  metadata?: Metadata
  /** Opens a file to be decoded; without it files are compared by their bytes. @throws WorkError for a damaged one */
  open?(file: Uint8Array): DecodedFile | Promise<DecodedFile>
  /** True where the same versions may write other bytes of the same frames, compressed by what has this name. */
  varies?(compressor: string): boolean
  /** Set where it is made of shapes alone, without their pixels. */
  vector?: true
  /** The tool that it cannot do without. */
  needs?: keyof Tools
  /** Set where no pixel of it can be seen through. */
  opaque?: true
  /** Set where one moment alone has no place in it, whatever it `shows`. */
  animates?: true
  /** Set where each chunk of its bytes is a file of its own. */
  folder?: true
  /** Frames a second that it can show; without it there is no limit. */
  maxFps?: number
  /** Pixels that it has room for, and those of a side; without it there is no limit. */
  largest?: { pixels: number; side: number }
  /** Set where an animation of it that repeats may begin anywhere, as its players show no position. */
  loops?: true
  /** The savings that make its files smaller. */
  savings?: readonly Saving[]
  /** Bytes that its encoder takes besides its pictures, and bytes a pixel of one. */
  memory?: { base: number; pixel: number }
  /** @throws SpecError for a figure that it cannot show, trained or not */
  check?(figure: NonNullable<Animation['figure']>): void
  /** Pixels of the file where it does not have those of the animation. */
  size?(animation: Animation): { width: number; height: number }
}

/**
 * A format made of frames: `prepare` is called once; the `encoder` of a worker takes ranges of frames in any order, the
 * runs of each one after the other, `join` their parts in order. Ranges begin at multiples of `rangeLength`. Tables and
 * parts are plain data; the same animation gives the same bytes, however its ranges are cut into runs. Compression that needs the frames one after the other, as a video's does, is a matter of `join`.
 */
export interface FrameFormat<Tables = unknown, Part = unknown> extends FormatFacts {
  /** One moment, an animation (`film`), or either. */
  shows: 'moment' | 'film' | 'either'
  /** The tables that every run needs, from frames sampled over the whole animation. */
  prepare(animation: Animation, samples: Samples, tools: Tools): Promise<Tables>
  /** Set where it looks at samples. */
  samples?: true
  /**
   * A part follows from its run and those before it in its range. It keeps no frame but a run's last.
   */
  encoder(animation: Animation, tables: Tables): Encoder<Part>
  /** Buffers of a part that another thread is given instead of copies, as nothing else holds them. */
  transfers?(part: Part): ArrayBuffer[]
  /** True for a chunk with which a frame of the file begins, where it may have other frames than were drawn. */
  isFrame?(chunk: Uint8Array): boolean
  join(
    animation: Animation,
    tables: Tables,
    tools: Pick<Tools, 'compressor'>,
  ): Joiner<Part> | Promise<Joiner<Part>>
}

/** Encodes runs of an animation. */
export interface Encoder<Part> {
  (run: Run): Part | Promise<Part>
  /** Gives back the memory that it has, after its last run. */
  close?(): void
}

/** A format whose bytes draw the figure themselves, so that no frame of it is drawn. */
export interface FigureFormat extends FormatFacts {
  shows: 'figure'
  /** The bytes of the whole file. @param scene of the animation's figure, in the font of its files */
  write(animation: Animation, scene: Scene, tools: Tools): Promise<Uint8Array>
}

export type Format = FrameFormat | FigureFormat

/** Takes parts in the order of their runs and gives the file's bytes piece by piece. */
export interface Joiner<Part> {
  add(part: Part): Uint8Array[] | Promise<Uint8Array[]>
  end(): Uint8Array[] | Promise<Uint8Array[]>
  /** Frees what it holds, instead of `end` or after its failure. */
  cancel?(): void
}
