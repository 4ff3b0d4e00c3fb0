import { createHash } from 'node:crypto'
import { dirname, isAbsolute, join, resolve } from 'node:path'
import { stdin } from 'node:process'
import type { ClassDataset, RegressionDataset } from '../data/dataset.ts'
import type { Reader } from '../figure/host.ts'
import { loadInput, withSeeds } from '../figure/load.ts'
import { SpecError } from '../options/error.ts'
import type { Spec } from '../options/spec.ts'
import { checkRead } from '../options/sweep.ts'
import { taskOf } from '../options/task.ts'
import { isInside } from './batch/inside.ts'
import { checkPath, streamPlain, unreadable } from './plain-file.ts'
import { truePath } from './true-path.ts'

/** Bytes of a file at most: parsed, short lists take twenty times as much memory, so this keeps it under 2 GB. */
const maxBytes = 64e6

/** Contents that a call brings itself, by the names of files. */
const brought = new Map<string, Uint8Array>()

/** Has a name stand for these bytes, whatever is on the disk. */
export const bring = (path: string, bytes: Uint8Array): unknown => brought.set(path, bytes)

/** Reads files of the disk; `-` is standard input. */
export const reader: Reader = {
  async read(path, field) {
    const own = brought.get(path)
    if (own) return { file: path, bytes: own }
    if (path !== '-') checkPath(path, field)
    const file = path === '-' ? 'standard input' : path
    const chunks: Buffer[] = []
    let bytes = 0
    try {
      for await (const chunk of (path === '-' ? stdin : streamPlain(path)) as AsyncIterable<Buffer>) {
        bytes += chunk.length
        if (bytes > maxBytes) break
        chunks.push(chunk)
      }
    } catch (error) {
      throw unreadable(file, field, error)
    }
    if (bytes > maxBytes) throw new SpecError(field, file, `at most ${maxBytes / 1e6} MB`)
    return { file, bytes: Buffer.concat(chunks) }
  },
  async readBeside(path, name) {
    const beside = join(dirname(path), name)
    const isLocal =
      !isAbsolute(name) &&
      isInside(truePath(resolve(beside), 'model'), truePath(resolve(dirname(path)), 'model'))
    if (!isLocal) throw new SpecError('model', name, `a file in the folder of ${path}, links followed`)
    return (await this.read(beside, 'model')).bytes
  },
  readFont: async path => (await import('./font.ts')).readFont(path),
  readLetters: async lang => (await import('./letters.ts')).readLetters(lang),
  sha256: bytes => createHash('sha256').update(bytes).digest('hex'),
}

/**
 * The points and labels of a spec: generated, or read from a table ("-" is standard input); scaled and
 * reduced as the spec or its model says.
 *
 * @throws SpecError for a file that is missing or is not a table, with the place of the fault, and for a spec of a
 *   regression
 */
export async function loadDataset(spec: Spec): Promise<ClassDataset> {
  checkRead(spec)
  if (taskOf(spec) === 'regression')
    throw new SpecError('data', spec.data, 'data of classes: loadRegression loads those of a target')
  return withSeeds(spec, await loadInput(reader, spec)).dataset as ClassDataset
}

/**
 * The points and targets of a spec of a regression, as `loadDataset` loads labels.
 *
 * @throws SpecError as there, and for a spec of classes
 */
export async function loadRegression(spec: Spec): Promise<RegressionDataset> {
  checkRead(spec)
  if (taskOf(spec) === 'classification')
    throw new SpecError('data', spec.data, 'a formula or a table with a target: loadDataset loads classes')
  return withSeeds(spec, await loadInput(reader, spec)).dataset as RegressionDataset
}
