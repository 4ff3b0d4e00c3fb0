import type { Format } from '../encode/format.ts'
import { formatOf } from '../encode/formats.ts'
import { recipe } from '../encode/recipe.ts'
import { toModel } from '../network/model.ts'
import type { Network, TrainingRecord } from '../network/network.ts'
import { SpecError } from '../spec/error.ts'
import type { Spec } from '../spec/spec.ts'
import { type AtomicFile, checkTarget, openAtomic } from './atomic.ts'
import { draw } from './draw.ts'
import { makeFigure } from './figure.ts'
import type { Places } from './load.ts'
import { openRaster, type Raster } from './raster.ts'
import { version } from './version.ts'

export interface RenderOptions {
  /** The files to write; the ending of each decides its format. */
  output: string | readonly string[]
  /** Where to write the network as a model file. */
  saveModel?: string | undefined
  /** Finds the widest margin for the result, also where the scene does not say it. */
  margin?: boolean | undefined
  /** Where the files that the spec names are read, when not at the spec's own paths. */
  places?: Places | undefined
  /** The rasterizer to try first where the spec leaves the choice open. */
  rasterizer?: Raster['name'] | undefined
  /** Stops the work; nothing is left behind, and old files stay as they were. */
  signal?: AbortSignal | undefined
  onProgress?: ((progress: Progress) => void) | undefined
}

export interface Progress {
  stage: 'train' | 'draw' | 'write'
  done: number
  total: number
}

/** What was made: the object that `--json` prints. */
export interface Result {
  version: string
  spec: Spec
  data: { name: string; samples: number; features: number; classes: string[] }
  /** Sizes of input, hidden layers and output; an activation for each but the input. */
  network: { sizes: number[]; activations: string[] }
  training: TrainingRecord
  outputs: Output[]
  /** How long it took. */
  seconds: { train: number; render: number; total: number }
  rasterizer: 'canvas' | 'napi'
  /** What the picture cannot say itself. */
  notes: string[]
}

export interface Output {
  file: string
  format: string
  /** Pixels. */
  width: number
  height: number
  /** Frames drawn, before equal neighbours are merged. */
  frames: number
  /** Length of one play; 0 for a still. */
  seconds: number
  bytes: number
}

/**
 * Makes the figure of a spec: Spec → Dataset → Network + record + verdict → Scene → frame times → shapes →
 * pixels → encoded runs → ordered join → temporary file → rename. The same spec gives the same bytes.
 *
 * @throws SpecError for a wrong call, WorkError for work that failed, the signal's reason when it is aborted
 */
export async function render(spec: Spec, options: RenderOptions): Promise<Result> {
  const { saveModel, margin = false, signal, onProgress } = options
  const started = performance.now()
  signal?.throwIfAborted()
  const outputs = checkOutputs(spec, options.output)
  const paths = await checkTargets(outputs, saveModel)
  const raster = await openRaster(spec.rasterizer, options.rasterizer)
  const figure = await makeFigure(spec, {
    ...{ raster, margin, signal },
    places: options.places,
    onTrain: done => onProgress?.({ stage: 'train', done, total: 1 }),
  })
  const { dataset, network, record, scene } = figure
  const composed = performance.now()

  const files: AtomicFile[] = []
  try {
    for (const path of paths) files.push(await openAtomic(path))
    const drawn = await draw(
      scene,
      spec,
      outputs.map(({ format }, i) => ({ format, file: files[i]! })),
      {
        raster,
        recipe: recipe(figure.recipe),
        signal,
        onFrame: (done, total) => onProgress?.({ stage: 'draw', done, total }),
      },
    )
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
      data: {
        name: spec.data,
        samples: dataset.y.length,
        features: dataset.features.length,
        classes: dataset.classes,
      },
      network: shapeOf(network),
      training: record,
      outputs: outputs.map(({ file, format }, i) => ({ file, format: format.name, ...drawn[i]! })),
      seconds: {
        train: seconds(figure.trained),
        render: seconds(ended - composed),
        total: seconds(ended - started),
      },
      rasterizer: raster.name,
      notes: figure.notes,
    }
  } catch (error) {
    for (const file of files) await file.discard()
    throw error
  }
}

/** The files to write with their formats; throws SpecError for an ending that no format has, or too many frames a second. */
export function checkOutputs(
  spec: Spec,
  output: string | readonly string[],
): { file: string; format: Format }[] {
  const outputs = [output].flat().map(file => ({ file, format: formatOf(file) }))
  if (outputs.length === 0) throw new SpecError('output', undefined, 'the name of a file')
  for (const { format } of outputs) {
    const { name, still, maxFps = Number.POSITIVE_INFINITY } = format
    if (!still && spec.at === null && spec.fps > maxFps) {
      throw new SpecError(
        'fps',
        spec.fps,
        `at most ${maxFps} for .${name}: its delays are hundredths of a second`,
      )
    }
  }
  return outputs
}

/** The true paths of all files to write; throws SpecError where one cannot be there. */
export async function checkTargets(
  outputs: { file: string }[],
  saveModel: string | undefined,
): Promise<string[]> {
  const paths: string[] = []
  const wanted = outputs.map(({ file }) => ({ file, field: 'output' }))
  if (saveModel !== undefined) wanted.push({ file: saveModel, field: 'saveModel' })
  for (const { file, field } of wanted) {
    const path = await checkTarget(file, field)
    if (paths.includes(path)) throw new SpecError(field, file, 'another file: it is already written to')
    paths.push(path)
  }
  return paths
}

function modelFile(...[network, dataset]: Parameters<typeof toModel>): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(toModel(network, dataset))}\n`)
}

export function shapeOf({ layers }: Network): Result['network'] {
  const inputs = layers[0]!.weights.length
  return {
    sizes: [inputs, ...layers.map(({ biases }) => biases.length)],
    activations: layers.map(({ activation }) => activation),
  }
}

function seconds(milliseconds: number): number {
  return Math.round(milliseconds) / 1000
}
