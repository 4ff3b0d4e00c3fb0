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
import { noControls, withoutControls } from '../options/printable.ts'
import { nearest } from '../options/suggest.ts'

/**
 * The content of a file, or of its start.
 *
 * @param most bytes at most
 * @throws what the system says of a path that cannot be read, and NotPlain
 */
export function readPlain(path: string, most?: number): Buffer {
  const handle = openPlain(path)
  try {
    if (most === undefined) return readFileSync(handle)
    const bytes = Buffer.allocUnsafe(Math.min(most, fstatSync(handle).size))
    return bytes.subarray(0, readSync(handle, bytes, 0, bytes.length, 0))
  } finally {
    closeSync(handle)
  }
}

/** All bytes of a file; null where it cannot be read. */
export function bytesOf(path: string): Buffer | null {
  return partsOf(path, [[0, Number.POSITIVE_INFINITY]])?.[0] ?? null
}

/** Parts of a file, each from a byte to another, which are counted from the end where they are negative; null where it cannot be read. */
export function partsOf(path: string, ranges: readonly (readonly [number, number])[]): Buffer[] | null {
  let handle: number | undefined
  try {
    handle = openPlain(path)
    const { size } = fstatSync(handle)
    const at = (place: number) => Math.max(0, Math.min(size, place < 0 ? size + place : place))
    return ranges.map(([from, to]) => {
      const bytes = Buffer.allocUnsafe(at(to) - at(from))
      return bytes.subarray(0, readSync(handle!, bytes, 0, bytes.length, at(from)))
    })
  } catch {
    return null
  } finally {
    if (handle !== undefined) closeSync(handle)
  }
}

/** The content of a file bit by bit. Throws as `readPlain` does. */
export function streamPlain(path: string): Readable {
  return createReadStream(path, { fd: openPlain(path) })
}

/** What is no file: to open a pipe waits for one who writes into it, and a device may have no end. */
class NotPlain extends Error {}

/** Where the system has no such flags there are no pipes in folders either. */
const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOCTTY ?? 0)

/** Opens what is a file by its name, before a device does anything, and still is one when it is open. */
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

/** Throws SpecError for a path that would be more than one line wherever it is printed. */
export function checkPath(path: string, field: string): void {
  if (!withoutControls.test(path)) throw new SpecError(field, path, `a path ${noControls}`)
}

/** The error for a path that could not be read, with the nearest one that exists. */
export function unreadable(path: string, field: string, error: unknown): SpecError {
  if (error instanceof NotPlain) return new SpecError(field, path, error.message)
  const { code, message } = error as NodeJS.ErrnoException
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR': {
      const beside = namesIn(dirname(path))
      if (beside === null)
        return new SpecError(field, path, `a file that exists; there is no folder ${dirname(path)}`)
      if (beside.includes(basename(path)))
        return new SpecError(field, path, 'a file that exists, not a link to none')
      const near = nearest(basename(path), beside)
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

function namesIn(folder: string): string[] | null {
  try {
    return readdirSync(folder)
  } catch {
    return null
  }
}
