import type { Recipe } from '../encode/recipe.ts'
import type { FigureOptions } from '../figure/make.ts'
import type { TrainingStep } from '../network/training.ts'
import type { JobOptions } from './job.ts'

/** Options of `render` beside the spec. */
export interface RenderOptions extends Pick<JobOptions, 'stdout' | 'twins' | 'saveModel' | 'force'> {
  /** The files to write; the ending of each decides its format. A folder's name ends in a slash. */
  output: string | readonly string[]
  /** The format of the output `-`. */
  format?: string | undefined
  /** Finds the widest margin for the result, also where the scene does not say it. */
  margin?: boolean | undefined
  /** The rasterizer of letters where the spec leaves the choice open and it is installed. */
  rasterizer?: 'canvas' | 'outlines' | undefined
  /** Threads that train, draw and encode, this one included; by default as many as save time. Their number changes no byte. */
  jobs?: number | undefined
  /** Stops the work: temporary files are removed, and old files stay as they were. */
  signal?: AbortSignal | undefined
  /** Called now and then while the work goes on. */
  onProgress?: ((progress: Progress) => void) | undefined
}

/** Options that the parts of the program give beside those. */
export interface MakeOptions
  extends Pick<RenderOptions, 'margin' | 'rasterizer' | 'jobs' | 'signal' | 'onProgress'>,
    Pick<FigureOptions, 'trained' | 'onTrained' | 'maxWork'> {
  /** The text that files carry as their recipe, where it is not that of what they are made by. */
  recipeText?: ((own: Recipe) => string) | undefined
  /** Called before each file is opened: until the first there is nothing to tidy up. */
  onOpen?: (() => void) | undefined
}

/** The progress of the work. */
export interface Progress {
  /** The work that is being done. */
  stage: 'fit' | 'train' | 'draw' | 'write'
  /** Classifiers, networks, frames or files so far. */
  done: number
  /** Of how many. */
  total: number
  /** The network that is being trained. */
  training?: TrainingStep
  /**
   * Number of the pass over the frames, from 1, each with a total of its own: a dark twin is drawn in a second pass, and
   * a file that is too large for its budget in further ones.
   */
  pass?: number
}
