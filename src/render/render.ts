import type { Writable } from 'node:stream'
import type { Format } from '../encode/format.ts'
import { type Recipe, recipe } from '../encode/recipe.ts'
import { toModel } from '../network/model.ts'
import type { Training } from '../network/train.ts'
import { firstToSeparate } from '../scene/sweep.ts'
import { SpecError } from '../spec/error.ts'
import type { Spec } from '../spec/spec.ts'
import { sweepOf } from '../spec/sweep.ts'
import type { Sink } from './atomic.ts'
import { openCrew } from './crew.ts'
import { makeFigure } from './figure.ts'
import { drawFitting, type Fitted } from './fit.ts'
import { sensibleJobs } from './jobs.ts'
import type { Places } from './load.ts'
import { openRaster, type Raster } from './raster.ts'
import { describeData, panelResults, type Result, shapeOf } from './result.ts'
import { checkOutputs, checkTargets } from './targets.ts'
import { tools } from './tools.ts'
import { twinOutputs, twinSpecs } from './twins.ts'
import { version } from './version.ts'

export interface RenderOptions {
  /** The files to write; the ending of each decides its format. A folder's name ends in a slash. */
  output: string | readonly string[]
  /** Where the output `-` goes. */
  stdout?: Writable | undefined
  /** The format of the output `-`. */
  format?: string | undefined
  /** Takes the bytes of the one output instead of its file, which is not touched. */
  into?: Sink | undefined
  /** Makes a dark twin of each file as well: of `out.gif`, `out-dark.gif`. */
  twins?: boolean | undefined
  /** Where to write the network as a model file. */
  saveModel?: string | undefined
  /** Finds the widest margin for the result, also where the scene does not say it. */
  margin?: boolean | undefined
  /** Networks that were trained for a spec of the same `networkKey`, a training for each of its panels. */
  trained?: readonly Training[] | undefined
  /** Given the networks as soon as they are trained. */
  onTrained?: ((trained: readonly Training[]) => void) | undefined
  /** Where the files that the spec names are read, when not at the spec's own paths. */
  places?: Places | undefined
  /** The text that files carry as their recipe, where it is not that of what they are made by. */
  recipeText?: ((own: Recipe) => string) | undefined
  /** The rasterizer to try first where the spec leaves the choice open. */
  rasterizer?: Raster['name'] | undefined
  /** Threads that draw, this one among them; by default as many as are worth their start. They change no byte. */
  jobs?: number | undefined
  /** Stops the work; nothing is left behind, and old files stay as they were. */
  signal?: AbortSignal | undefined
  onProgress?: ((progress: Progress) => void) | undefined
}

export interface Progress {
  stage: 'train' | 'draw' | 'write'
  done: number
  total: number
}

/**
 * Makes the figure of a spec: Spec → Dataset → Network + record + verdict → Scene → frame times → shapes →
 * pixels → encoded runs → ordered join → temporary file → rename. The same spec gives the same bytes.
 *
 * @throws SpecError for a wrong call, WorkError for work that failed, the signal's reason when it is aborted
 */
export async function render(asked: Spec, options: RenderOptions): Promise<Result> {
  const { saveModel, margin = false, recipeText = recipe, signal, onProgress } = options
  const started = performance.now()
  signal?.throwIfAborted()
  const { spec, twin } = options.twins ? twinSpecs(asked) : { spec: asked }
  if (saveModel !== undefined && sweepOf(spec))
    throw new SpecError('saveModel', saveModel, 'nothing: a sweep has several networks')
  const own = checkOutputs(spec, options.output, options.format)
  const outputs = twin ? [...own, ...twinOutputs(own)] : own
  const { into } = options
  const openers = into ? [async () => into] : await checkTargets(outputs, saveModel, options.stdout)
  const formats = own.map(({ format }) => format)
  for (const { needs } of formats) if (needs) await tools[needs]()
  const raster = await openRaster(spec.rasterizer, options.rasterizer)
  const others = (options.jobs ?? sensibleJobs(spec, formats)) - 1
  const crew = others > 0 ? openCrew(others, raster.name) : undefined
  const files: Sink[] = []
  try {
    const figure = await makeFigure(spec, {
      ...{ raster, margin, signal },
      places: options.places,
      ...{ trained: options.trained, onTrained: options.onTrained },
      onTrain: (done, total) => onProgress?.({ stage: 'train', done, total }),
    })
    const { parts, alt } = figure
    const { dataset, network, record } = parts[Math.max(0, firstToSeparate(parts))]!
    const composed = performance.now()
    for (const open of openers) files.push(await open())
    const fitted: Fitted[] = []
    const figures = twin ? [figure, figure.under(twin)] : [figure]
    let before = 0
    for (const [i, drawing] of figures.entries()) {
      const targets = own.map(({ format }, k) => {
        const at = i * own.length + k
        return { name: outputs[at]!.file, format, file: files[at]! }
      })
      let drawn = 0
      const onFrame = (done: number, total: number) => {
        drawn = done
        onProgress?.({
          stage: 'draw',
          done: before + done,
          total: before + total * (figures.length - i),
        })
      }
      const about = { recipe: recipeText(drawing.recipe), alt }
      fitted.push(
        ...(await drawFitting(drawing, targets, { raster, tools, crew, ...about, signal, onFrame })),
      )
      before += drawn
    }
    if (saveModel !== undefined) await files.at(-1)!.write(modelFile(network, dataset))
    signal?.throwIfAborted()
    for (const [i, file] of files.entries()) {
      await file.commit()
      onProgress?.({ stage: 'write', done: i + 1, total: files.length })
    }
    const ended = performance.now()
    return {
      version,
      spec,
      data: describeData(spec, dataset),
      network: shapeOf(network),
      training: record,
      ...(sweepOf(spec) && { panels: panelResults(spec, parts) }),
      alt,
      outputs: outputs.map(({ file, format }, i) => ({ file, format: format.name, ...fitted[i]!.drawn })),
      seconds: {
        train: seconds(figure.trained),
        render: seconds(ended - composed),
        total: seconds(ended - started),
      },
      rasterizer: raster.name,
      notes: [...figure.notes, ...beginsNote(spec, own), ...fitted.flatMap(({ note }) => note ?? [])],
    }
  } catch (error) {
    for (const file of files) await file.discard()
    throw error
  } finally {
    await crew?.close()
  }
}

/** What becomes of a preview's moment where a film plays once. */
function beginsNote({ poster, loop, at, film }: Spec, outputs: readonly { format: Format }[]): string[] {
  if (poster === null || loop !== 'once' || at !== null || film !== null) return []
  return outputs.some(({ format }) => format.loops)
    ? ['a GIF that plays once begins at its beginning, whatever the poster']
    : []
}

function modelFile(...[network, dataset]: Parameters<typeof toModel>): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(toModel(network, dataset))}\n`)
}

function seconds(milliseconds: number): number {
  return Math.round(milliseconds) / 1000
}
