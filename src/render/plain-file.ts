import {
  closeSync,
  constants,
  createReadStream,
  fstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  type Stats,
  statSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { SpecError } from '../options/error.ts'
import { orElse } from '../options/or-else.ts'
import { noControls, withoutControls } from '../options/printable.ts'
import { nearest } from '../options/suggest.ts'

/**
 * The content of a file, or its beginning.
 *
 * @param maxBytes bytes at most; without it all
 * @throws the system's error for a path that cannot be read, NotPlain for what is not a file; `unreadable` makes a
 *   SpecError of both
 */
export function readPlain(path: string, maxBytes?: number): Buffer {
  return readOpen(path, handle => {
    if (maxBytes === undefined) return readFileSync(handle)
    const bytes = Buffer.allocUnsafe(Math.min(maxBytes, fstatSync(handle).size))
    return bytes.subarray(0, readSync(handle, bytes, 0, bytes.length, 0))
  })
}

/** The content of a file that a field names, or its beginning. @throws SpecError for what cannot be read */
export function readNamed(path: string, field: string, maxBytes?: number): Buffer {
  try {
    return readPlain(path, maxBytes)
  } catch (error) {
    throw unreadable(path, field, error)
  }
}

/** The content of a file; null where it cannot be read. */
export function tryRead(path: string): Buffer | null {
  return tryReadRanges(path, [[0, Infinity]])?.[0] ?? null
}

/** Ranges `[from, to)` of a file's bytes, negative ones from its end; null where it cannot be read. */
export function tryReadRanges(path: string, ranges: readonly (readonly [number, number])[]): Buffer[] | null {
  const read = (handle: number) => {
    const { size } = fstatSync(handle)
    const at = (offset: number) => Math.max(0, Math.min(size, offset < 0 ? size + offset : offset))
    return ranges.map(([from, to]) => {
      const bytes = Buffer.allocUnsafe(at(to) - at(from))
      return bytes.subarray(0, readSync(handle, bytes, 0, bytes.length, at(from)))
    })
  }
  return orElse(() => readOpen(path, read), null)
}

/** Reads from a file that is open meanwhile. */
function readOpen<T>(path: string, read: (handle: number) => T): T {
  const handle = openPlain(path)
  try {
    return read(handle)
  } finally {
    closeSync(handle)
  }
}

/** The content of a file as a stream. @throws as `readPlain` does */
export function streamPlain(path: string): Readable {
  return createReadStream(path, { fd: openPlain(path) })
}

/** A path that is not a file: opening a pipe would wait for a writer, and a device may never end. */
class NotPlain extends Error {}

/** Does not wait when a pipe is opened. A system without these flags has no pipes in folders either. */
const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOCTTY ?? 0)

/** Opens a file. Checks before, as opening a device may act on it, and after, as the path may have changed since. */
function openPlain(path: string): number {
  checkPlain(statSync(path))
  const handle = openSync(path, flags)
  try {
    checkPlain(fstatSync(handle))
    return handle
  } catch (error) {
    closeSync(handle)
    throw error
  }
}

function checkPlain(found: Stats): void {
  if (found.isDirectory()) throw new NotPlain('a file, not a folder')
  if (!found.isFile()) throw new NotPlain('a file, not a device or a pipe')
}

/** Checks that a path has no control characters, and so is one line wherever it is printed. @throws SpecError */
export function checkPath(path: string, field: string): void {
  if (!withoutControls.test(path)) throw new SpecError(field, path, `a path ${noControls}`)
}

const table = /^[^.]+$|\.(csv|tsv|tab|txt|dat|data|json|jsonl|ndjson|gz)$/i

/** Names of files that may be read for a field; any for others. */
const readIn: Readonly<Record<string, RegExp>> = {
  data: table,
  test: table,
  model: /\.(json|onnx|safetensors)$/i,
  font: /\.(ttf|otf|woff2?)$/i,
}

/** The SpecError for a path that could not be read, with the nearest one that exists as its suggestion. */
export function unreadable(path: string, field: string, error: unknown): SpecError {
  if (error instanceof NotPlain) return new SpecError(field, path, error.message)
  const { code = '', message } = error as NodeJS.ErrnoException
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR': {
      const beside = orElse(() => readdirSync(dirname(path)), null)
      if (beside === null)
        return new SpecError(field, path, `a file that exists; there is no folder ${dirname(path)}`)
      if (beside.includes(basename(path)))
        return new SpecError(field, path, 'a file that exists, not a link to none')
      const near = nearest(
        basename(path),
        beside.filter(name => (readIn[field] ?? /./).test(name)),
      )
      const suggestion = near && (path === basename(path) ? near : join(dirname(path), near))
      return new SpecError(field, path, 'a file that exists', { suggestion })
    }
    case 'EACCES':
    case 'EPERM':
      return new SpecError(field, path, 'a file that may be read')
    case 'ELOOP':
      return new SpecError(field, path, 'a name whose links lead somewhere')
    default:
      return new SpecError(field, path, `a file that can be read (${message})`)
  }
}
