import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs'

/** All bytes of a file; null where it cannot be read. */
export function bytesOf(file: string): Buffer | null {
  return partsOf(file, [[0, Number.POSITIVE_INFINITY]])?.[0] ?? null
}

/** Parts of a file, each from a byte to another, which are counted from the end where they are negative. */
export function partsOf(file: string, ranges: readonly (readonly [number, number])[]): Buffer[] | null {
  let handle: number
  try {
    // To open a pipe waits for one who writes into it.
    if (!statSync(file).isFile()) return null
    handle = openSync(file, 'r')
  } catch {
    return null
  }
  try {
    const { size } = fstatSync(handle)
    const at = (place: number) => Math.max(0, Math.min(size, place < 0 ? size + place : place))
    return ranges.map(([from, to]) => {
      const bytes = Buffer.allocUnsafe(at(to) - at(from))
      return bytes.subarray(0, readSync(handle, bytes, 0, bytes.length, at(from)))
    })
  } catch {
    return null
  } finally {
    closeSync(handle)
  }
}
