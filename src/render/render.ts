import { availableParallelism } from 'node:os'
import { isMainThread } from 'node:worker_threads'
import { recipe } from '../encode/recipe.ts'
import { drawFitting, type FitOptions, type Fitted } from '../figure/fit.ts'
import type { Host } from '../figure/host.ts'
import type { MadeFigure } from '../figure/made-figure.ts'
import { type FigureOptions, makeFigure } from '../figure/make.ts'
import { type Raster, titleOf } from '../figure/raster.ts'
import { version } from '../figure/version.ts'
import { toModel } from '../network/models/nnanim.ts'
import { checkRead, type FigureSpec } from '../options/sweep.ts'
import { commitAll, type Sink } from './atomic.ts'
import { chosenPart, figureResult } from './describe-result.ts'
import { host } from './host.ts'
import { type Job, prepare } from './job.ts'
import { sensibleJobs } from './jobs.ts'
import type { MakeOptions, RenderOptions } from './options.ts'
import { drawersOf, openRasterFor } from './raster.ts'
import { isMadeApart, openRenderPool } from './render-pool.ts'
import type { Result } from './result.ts'
import { formatNotes, outputsOf } from './targets.ts'
import { endable } from './thread.ts'
import { tools } from './tools.ts'
import { trainedIn } from './train-thread.ts'

/**
 * Renders the figure of a spec into files: Spec → Dataset → Network + record + verdict → Scene → frame times → shapes →
 * pixels → encoded runs → ordered join → temporary file → rename. The same spec gives the same bytes.
 *
 * @throws SpecError for a wrong call, WorkError for work that failed, the signal's reason when it is aborted
 */
export async function render(figure: FigureSpec, options: RenderOptions): Promise<Result> {
  checkRead(figure)
  options.signal?.throwIfAborted()
  const job = await prepare(figure, outputsOf(options.output, options.format), options)
  return makeFiles(job, options)
}

/**
 * Makes what was prepared.
 *
 * @throws WorkError for work that failed, SpecError for data that cannot be used, the signal's reason when it is aborted
 */
export async function makeFiles(job: Job, options: MakeOptions = {}): Promise<Result> {
  const { spec, own, outputs, inputPaths, spares, saveModel } = job
  const { margin = false, maxWork, trained, onTrained, recipeText, signal, onProgress } = options
  signal?.throwIfAborted()
  const formats = own.map(({ format }) => format)
  const raster = await openRasterFor(formats, spec.rasterizer, options.rasterizer)
  const others = (options.jobs ?? sensibleJobs(spec, formats)) - 1
  const pool = others > 0 && isMadeApart(raster, formats) ? openRenderPool(others, raster) : undefined
  // Otherwise each thread would first draw all that it was asked for.
  const onAbort = () => pool?.close()
  signal?.addEventListener('abort', onAbort)
  const files = job.openers.map(open => lazily(open, options.onOpen))
  try {
    const figure = await makeFigureHere(spec, {
      ...{ inputPaths, spares, raster, formats, margin, maxWork, trained, onTrained, onProgress, signal },
      threads: isMainThread && (options.jobs ?? availableParallelism()) > 1,
    })
    const composed = performance.now()
    const fitted = await drawFiles(figure, files, job, { recipeText, signal, onProgress, raster, pool })
    if (saveModel !== undefined) {
      const { dataset, network, smaller = network } = chosenPart(figure.parts)
      await files.at(-1)!.write(new TextEncoder().encode(`${JSON.stringify(toModel(smaller, dataset))}\n`))
    }
    signal?.throwIfAborted()
    await commitAll(files, done => onProgress?.({ stage: 'write', done, total: files.length }))
    const ended = performance.now()
    return {
      version,
      ...figureResult(spec, figure),
      outputs: outputs.map(({ file, format }, i) => ({ file, format: format.name, ...fitted[i].drawn })),
      seconds: {
        train: seconds(figure.trained),
        render: seconds(ended - composed),
        total: seconds(ended - job.started),
      },
      ...drawersOf(raster),
      notes: [
        ...figure.notes,
        ...formatNotes(spec, figure.scene, own),
        ...fitted.flatMap(({ note }) => note ?? []),
      ],
    }
  } catch (error) {
    throw signal?.aborted ? signal.reason : error
  } finally {
    for (const file of files) await file.discard()
    signal?.removeEventListener('abort', onAbort)
    await pool?.close()
  }
}

/** Draws a figure and its dark twin, without committing their files; without files nothing is drawn. */
async function drawFiles(
  figure: MadeFigure,
  files: readonly Sink[],
  { own, twin, outputs }: Job,
  { recipeText = recipe, onProgress, ...options }: MakeOptions & Pick<FitOptions, 'raster' | 'pool'>,
): Promise<Fitted[]> {
  const figures = own.length === 0 ? [] : twin ? [figure, endable(() => figure.under(twin))] : [figure]
  const fitted: Fitted[] = []
  let pass = 0
  const onFrame = (done: number, total: number) => {
    if (done === 0) pass++
    onProgress?.({ stage: 'draw', done, total, pass })
  }
  for (const [i, drawing] of figures.entries()) {
    const targets = own.map(({ format }, k) => {
      const at = i * own.length + k
      return { name: outputs[at].file, format, file: files[at] }
    })
    const texts = { recipe: recipeText(drawing.recipe), alt: figure.alt }
    fitted.push(
      ...(await drawFitting(drawing, targets, { ...options, ...texts, tools, rest: host.rest, onFrame })),
    )
  }
  return fitted
}

/** A sink that is opened only when something is written to it, or when it is committed. */
function lazily(open: () => Promise<Sink>, onOpen?: () => void): Sink {
  let opened: Promise<Sink> | undefined
  const file = () => {
    if (!opened) onOpen?.()
    opened ??= open()
    return opened
  }
  return {
    write: async chunk => (await file()).write(chunk),
    ready: async keepsOld => (await file()).ready?.(keepsOld),
    commit: async () => (await file()).commit(),
    undo: async () => (await file()).undo?.(),
    async discard() {
      const file = await opened?.catch(() => undefined)
      await file?.discard()
    },
  }
}

function seconds(milliseconds: number): number {
  return Math.round(milliseconds) / 1000
}

/** A figure that was made on this machine, and the milliseconds that training took. */
export type FigureHere = Awaited<ReturnType<typeof makeFigureHere>>

/**
 * Makes a figure with the files and threads of this machine. With `threads` another one may train beside this one.
 *
 * @throws as `makeFigure` does
 */
export async function makeFigureHere(
  spec: FigureSpec,
  { raster, threads = false, ...options }: FigureOptions & { raster: Raster; threads?: boolean },
) {
  let trained = 0
  const makers = { nnanim: version, rasterizer: titleOf(raster) }
  const timed: Host = {
    ...host,
    async train(work) {
      const started = performance.now()
      const training = await trainedIn(threads, work)
      trained += performance.now() - started
      return training
    },
  }
  const figure = await makeFigure(spec, makers, timed, options)
  return { ...figure, trained }
}
