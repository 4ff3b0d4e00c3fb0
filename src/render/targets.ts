import type { Writable } from 'node:stream'
import type { Format } from '../encode/format.ts'
import { formatOf } from '../encode/formats.ts'
import { SpecError, WorkError } from '../options/error.ts'
import { isPairs } from '../options/slice.ts'
import type { PictureSpec } from '../options/sweep.ts'
import type { Scene } from '../scene/scene.ts'
import { checkTarget, openAtomic, type Sink } from './atomic.ts'
import { checkFolder, openFolder } from './folder.ts'
import { keepApart, type WriteTarget } from './keep-apart.ts'
import { checkPath } from './plain-file.ts'

/** A requested output: the name of a file, `-` for standard output, or a folder whose name ends in a slash. */
export interface RequestedOutput {
  file: string
  format: Format
}

/**
 * Outputs by their names.
 *
 * @param named the format of standard output
 * @throws SpecError where there are none, and for an ending that no format has
 */
export function outputsOf(names: string | readonly string[], named?: string): RequestedOutput[] {
  const files = [names].flat()
  if (files.length === 0) throw new SpecError('output', undefined, 'the name of a file')
  return files.map(file => ({ file, format: formatOf(file, named) }))
}

/**
 * Checks that outputs go with a spec.
 *
 * @throws SpecError for a name with control characters, a video of one moment or one that is too
 *   large, and a page of moments side by side
 */
export function checkOutputFiles(
  { at, film, slice, size, density }: PictureSpec,
  outputs: readonly RequestedOutput[],
): void {
  for (const { file, format } of outputs) {
    checkPath(file, 'output')
    const key = at !== null ? 'at' : film !== null ? 'film' : isPairs(slice) ? 'slice pairs' : undefined
    if (key !== undefined && (format.shows === 'film' || format.animates))
      throw new SpecError('output', file, `a still, such as .png, .svg or .pdf, for \`${key}\``)
    if (key !== undefined && key !== 'at' && format.shows === 'figure')
      throw new SpecError('output', file, `a still, such as .png, .svg or .pdf, for \`${key}\`: a page moves`)
    if (size.unit && format.shows !== 'moment')
      throw new SpecError(
        'output',
        file,
        'a .pdf, .svg or .png for a size of paper: others have --size in pixels',
      )
    checkSize(format, size, density)
  }
}

function checkSize({ name, largest }: Format, { width, height }: PictureSpec['size'], density: number): void {
  if (!largest) return
  const [across, down] = [width * density, height * density]
  if (across * down <= largest.pixels && Math.max(across, down) <= largest.side) return
  const most = `at most ${largest.pixels / 1e6} million pixels and ${largest.side} each way`
  const expected = `less: a .${name} has ${most}, and ${across} × ${down} are ${(across * down) / 1e6} million`
  if (density > 1) throw new SpecError('density', density, expected)
  throw new SpecError('size', `${width}x${height}`, expected)
}

/** Notes on where a format cannot show an animation as its spec says. */
export function formatNotes(
  { poster, loop, at, film, fps }: PictureSpec,
  scene: Pick<Scene, 'duration'>,
  outputs: readonly Pick<RequestedOutput, 'format'>[],
): string[] {
  if (at !== null || film !== null || scene.duration === 0) return []
  const formats = outputs.map(({ format }) => format)
  const { maxFps } = formats.find(({ maxFps }) => maxFps !== undefined && fps > maxFps) ?? {}
  return [
    ...(maxFps !== undefined ? [`a GIF shows ${maxFps} frames a second, not ${fps}`] : []),
    ...(poster !== null && loop === 'once' && formats.some(({ loops }) => loops)
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
 *   a folder of frames; WorkError without permission
 */
export async function checkTargets(
  outputs: readonly RequestedOutput[],
  inputs: readonly string[],
  saveModel?: string,
  stdout?: Writable,
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
    add(saveModel, 'saveModel', path, false, () => openAtomic(path))
  }
  targets.forEach(keepApart(inputs, targets))
  return openers
}

function streamSink(stream: Writable): Sink {
  return {
    write: chunk =>
      new Promise((resolve, reject) => {
        stream.write(chunk, error => {
          if (error)
            reject(new WorkError(`cannot write to standard output: ${error.message}`, { cause: error }))
          else resolve()
        })
      }),
    commit: async () => {},
    discard: async () => {},
  }
}
