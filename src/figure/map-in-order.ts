import type { EncodeRange } from './encode-range.ts'

/** Ranges that each encoder may have done beyond the one that is waited for. */
const maxAhead = 2

/**
 * Shares an animation's frames out among encoders: each takes the next range as soon as it is free. Gives what they
 * made in the order of the frames. How much is done but not taken yet is bounded.
 *
 * @param length frames of a range
 * @throws what an encoder threw
 */
export async function* mapInOrder(
  frames: number,
  length: number,
  encoders: readonly EncodeRange[],
): AsyncGenerator<unknown[][]> {
  const starts = Array.from({ length: Math.ceil(frames / length) }, (_, i) => i * length)
  const results: (Deferred<unknown[][]> | undefined)[] = starts.map(() => deferred())
  let next = 0
  let taken = 0
  let stopped = false
  let room = deferred<void>()
  const work = async (encodeRange: EncodeRange) => {
    while (next < starts.length && !stopped) {
      if (next - taken > maxAhead * encoders.length) {
        await room.promise
        continue
      }
      const { resolve, reject } = results[next]!
      const first = starts[next++]
      await encodeRange(first, Math.min(length, frames - first)).then(resolve, reject)
    }
  }
  const working = encoders.map(work)
  try {
    for (const index of starts.keys()) {
      const rows = await results[index]!.promise
      // Frees memory: the parts of a video are all its pictures.
      results[index] = undefined
      taken++
      room.resolve()
      room = deferred()
      yield rows
    }
  } finally {
    stopped = true
    room.resolve()
    await Promise.all(working)
  }
}

interface Deferred<T> {
  promise: Promise<T>
  resolve(value: T): void
  reject(error: unknown): void
}

function deferred<T>(): Deferred<T> {
  let resolve: Deferred<T>['resolve'] = () => {}
  let reject: Deferred<T>['reject'] = () => {}
  const promise = new Promise<T>((onResolve, onReject) => {
    resolve = onResolve
    reject = onReject
  })
  // After a failure nobody waits for later ranges: what those throw is the same failure, or follows from it.
  promise.catch(() => {})
  return { promise, resolve, reject }
}
