import type { MadeFigure } from '../figure/made-figure.ts'
import { type FigureOptions, makeFigure } from '../figure/make.ts'
import { type Raster, titleOf } from '../figure/raster.ts'
import { version } from '../figure/version.ts'
import type { FigureSpec } from '../options/sweep.ts'
import { host } from './host.ts'
import { trainedIn } from './train-thread.ts'

/** Options of making a figure on this machine. */
export interface HereOptions extends FigureOptions {
  raster: Raster
  /** Set where another thread may train beside this one. */
  threads?: boolean | undefined
}

/** A figure that was made on this machine. */
export interface FigureHere extends MadeFigure {
  /** Milliseconds that training took. */
  trained: number
}

/**
 * Makes a figure with the files and threads of this machine.
 *
 * @throws as `makeFigure` does
 */
export async function makeFigureHere(
  spec: FigureSpec,
  { raster, threads = false, ...options }: HereOptions,
): Promise<FigureHere> {
  let trained = 0
  const makers = { nnanim: version, rasterizer: titleOf(raster) }
  const figure = await makeFigure(
    spec,
    makers,
    {
      ...host,
      async train(work) {
        const started = performance.now()
        const training = await trainedIn(threads, work)
        trained += performance.now() - started
        return training
      },
    },
    options,
  )
  return { ...figure, trained }
}
