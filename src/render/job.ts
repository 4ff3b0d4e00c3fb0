import { inputsOf } from '../figure/load.ts'
import type { FigureOptions } from '../figure/make.ts'
import { SpecError } from '../options/error.ts'
import { type FigureSpec, isSweep } from '../options/sweep.ts'
import { showsNetwork } from '../scene/compose/figure-scene.ts'
import { loadScenes, scenesOf } from '../scene/scenes/registry.ts'
import type { Sink } from './atomic.ts'
import { checkOutputFiles, checkTargets, type RequestedOutput, type TargetOptions } from './targets.ts'
import { tools } from './tools.ts'
import { twinOutputs, twinSpecs } from './twins.ts'

/** The sources and the targets of a figure's files. */
export interface JobOptions extends TargetOptions, Pick<FigureOptions, 'inputPaths' | 'spares'> {
  /** Makes a dark twin of each file as well: of `out.gif`, `out-dark.gif`. */
  twins?: boolean | undefined
  /** Takes the bytes of the one output instead of its file, which is not touched. */
  into?: Sink | undefined
  /** Files that were read before, such as that of the spec: what is written replaces none of them. */
  inputs?: readonly string[] | undefined
}

/** A figure and its files, with all that is decided before anything is read, trained or written. */
export interface Job extends Pick<JobOptions, 'saveModel' | 'inputPaths' | 'spares'> {
  /** With twins that of the light files. */
  spec: FigureSpec
  /** That of the dark twins, where there are any. */
  twin?: FigureSpec
  /** The files of `spec`. */
  own: readonly RequestedOutput[]
  /** All files: those of `spec`, then those of `twin` in the same order. */
  outputs: readonly RequestedOutput[]
  /** Functions that open each of the outputs, and last the model's file. */
  openers: readonly (() => Promise<Sink>)[]
  /** The time at which the preparation began, by `performance.now()`. */
  started: number
}

/**
 * Prepares the making of a figure's files: checks that the outputs go with the spec, that they can be written, and that
 * what their formats need is there.
 *
 * @throws SpecError for outputs or options that do not go together, WorkError for a tool that is missing
 */
export async function prepare(
  asked: FigureSpec,
  own: readonly RequestedOutput[],
  { stdout, twins, saveModel, force, into, inputPaths, spares, inputs = [] }: JobOptions = {},
): Promise<Job> {
  const started = performance.now()
  const { spec, twin } = twins ? twinSpecs(asked) : { spec: asked }
  await loadScenes(spec)
  if (saveModel !== undefined && isSweep(spec))
    throw new SpecError('saveModel', saveModel, 'nothing: a sweep has several networks')
  if (saveModel !== undefined && !showsNetwork(spec, scenesOf(spec)))
    throw new SpecError('saveModel', saveModel, 'nothing: these classifiers are compared without a network')
  checkOutputFiles(spec, own)
  const outputs = twin ? [...own, ...twinOutputs(own)] : own
  const names = outputs.map(({ file }) => file).join(', ')
  if (into && outputs.length > 1) throw new SpecError('output', names, 'one file, for `into` takes its bytes')
  if (into && saveModel !== undefined)
    throw new SpecError('saveModel', saveModel, 'nothing: `into` takes the bytes of one file')
  const openers = into
    ? [async () => into]
    : await checkTargets(outputs, [...inputsOf(spec, inputPaths), ...inputs], { saveModel, force, stdout })
  for (const { format } of own) if (format.needs) await tools[format.needs]()
  return { spec, ...(twin && { twin }), own, outputs, saveModel, inputPaths, spares, openers, started }
}
