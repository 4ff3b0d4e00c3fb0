import type { Writable } from 'node:stream'
import type { Format } from '../encode/format.ts'
import { formatOf } from '../encode/formats.ts'
import { checkFormat } from '../figure/check-format.ts'
import { wantsPosterFirst } from '../figure/film.ts'
import { modelFormat } from '../network/models/nnanim.ts'
import { SpecError } from '../options/error.ts'
import type { PictureSpec } from '../options/sweep.ts'
import type { Scene } from '../scene/scene.ts'
import { checkTarget, failure, keepOthers, openAtomic, type Sink } from './atomic.ts'
import { checkFolder, openFolder } from './folder.ts'
import { keepApart, type WriteTarget } from './keep-apart.ts'
import { checkPath } from './plain-file.ts'

/** Targets besides the outputs, and what they may replace. */
export interface TargetOptions {
  /** The stream that takes the output `-`. */
  stdout?: Writable | undefined
  /** Path of the model file to write the network to. */
  saveModel?: string | undefined
  /** Lets the model file replace one that nnanim did not make. */
  force?: boolean | undefined
}

/** A requested output: the name of a file, `-` for standard output, or a folder whose name ends in a slash. */
export interface RequestedOutput {
  file: string
  format: Format
}

/** Outputs by their names. @throws SpecError where there are none, and for an ending that no format has */
export function outputsOf(names: string | readonly string[], named?: string): RequestedOutput[] {
  const files = [names].flat()
  if (files.length === 0) throw new SpecError('output', undefined, 'the name of a file')
  return files.map(file => ({ file, format: formatOf(file, named) }))
}

/** Checks that outputs go with a spec. @throws SpecError for a name with control characters, and as `checkFormat` does */
export function checkOutputFiles(spec: PictureSpec, outputs: readonly RequestedOutput[]): void {
  for (const { file, format } of outputs) {
    checkPath(file, 'output')
    checkFormat(spec, format, file)
  }
}

/** Notes on where a format cannot show an animation as its spec says. */
export function formatNotes(
  spec: PictureSpec,
  scene: Pick<Scene, 'duration'>,
  outputs: readonly Pick<RequestedOutput, 'format'>[],
): string[] {
  const { loop, at, film, fps } = spec
  if (at !== null || film !== null || scene.duration === 0) return []
  const formats = outputs.map(({ format }) => format)
  const { maxFps } = formats.find(({ maxFps }) => maxFps !== undefined && fps > maxFps) ?? {}
  return [
    ...(maxFps !== undefined ? [`a GIF shows ${maxFps} frames a second, not ${fps}`] : []),
    ...(wantsPosterFirst(spec) && loop === 'once' && formats.some(({ loops }) => loops)
      ? ['a GIF that plays once begins at its beginning, whatever the poster']
      : []),
  ]
}

/**
 * Checks that all files can be written, without touching them.
 *
 * @param inputs files that the call reads, none of which may be replaced
 * @returns functions that open the files, in the order of the outputs, the model's file last
 * @throws SpecError where a file cannot be there, two outputs are the same file, one is a file that is read, or lies in
 *   a folder of frames, or the model file is another's; WorkError without permission
 */
export async function checkTargets(
  outputs: readonly RequestedOutput[],
  inputs: readonly string[],
  { saveModel, force = false, stdout }: TargetOptions = {},
): Promise<(() => Promise<Sink>)[]> {
  const paths = new Set<string>()
  const targets: WriteTarget[] = []
  const openers: (() => Promise<Sink>)[] = []
  const add = (file: string, field: string, path: string, isFolder: boolean, open: () => Promise<Sink>) => {
    if (paths.has(path)) throw new SpecError(field, file, 'another file: it is already written to')
    paths.add(path)
    if (path !== '-') targets.push({ field, file, path, isFolder })
    openers.push(open)
  }
  for (const { file, format } of outputs) {
    if (file === '-') {
      if (!stdout) throw new SpecError('output', '-', 'the name of a file: there is no standard output here')
      add(file, 'output', file, false, async () => streamSink(stdout))
      continue
    }
    const isFolder = format.folder === true
    const path = isFolder ? await checkFolder(file, 'output') : await checkTarget(file, 'output')
    add(file, 'output', path, isFolder, () => (isFolder ? openFolder(path) : openAtomic(path)))
  }
  if (saveModel !== undefined) {
    checkPath(saveModel, 'saveModel')
    const path = await checkTarget(saveModel, 'saveModel')
    if (!force) keepOthers(saveModel, path, 'saveModel', modelFormat)
    add(saveModel, 'saveModel', path, false, () => openAtomic(path))
  }
  targets.forEach(keepApart(inputs, targets))
  return openers
}

function streamSink(stream: Writable): Sink {
  return {
    write: chunk =>
      new Promise((resolve, reject) => {
        stream.write(chunk, error => (error ? reject(failure('to standard output', error)) : resolve()))
      }),
    commit: async () => {},
    discard: async () => {},
  }
}
