import type { EncodeRange } from './encode-range.ts'

/** Stretches that each hand may be ahead of the one that is waited for. */
const ahead = 2

/**
 * Shares a film's frames out among hands, each taking the next stretch when it is free, and gives what they made in
 * order. What was not taken yet is bounded.
 *
 * @param length frames of a stretch
 * @throws what a hand threw
 */
export async function* mapInOrder(
  frames: number,
  length: number,
  encoders: readonly EncodeRange[],
): AsyncGenerator<unknown[][]> {
  const stretches = Array.from({ length: Math.ceil(frames / length) }, (_, i) => i * length)
  const slots: (Slot<unknown[][]> | undefined)[] = stretches.map(() => slot())
  let next = 0
  let taken = 0
  let stopped = false
  let room = slot<void>()
  const work = async (encodeRange: EncodeRange) => {
    while (next < stretches.length && !stopped) {
      if (next - taken > ahead * encoders.length) {
        await room.promise
        continue
      }
      const { fill, fail } = slots[next]!
      const first = stretches[next++]
      await encodeRange(first, Math.min(length, frames - first)).then(fill, fail)
    }
  }
  const working = encoders.map(work)
  try {
    for (const index of stretches.keys()) {
      const made = await slots[index]!.promise
      // What was taken is let go of: a video's parts are all its pictures.
      slots[index] = undefined
      taken++
      room.fill()
      room = slot()
      yield made
    }
  } finally {
    stopped = true
    room.fill()
    await Promise.all(working)
  }
}

interface Slot<T> {
  promise: Promise<T>
  fill(value: T): void
  fail(error: unknown): void
}

function slot<T>(): Slot<T> {
  let fill: Slot<T>['fill'] = () => {}
  let fail: Slot<T>['fail'] = () => {}
  const promise = new Promise<T>((resolve, reject) => {
    fill = resolve
    fail = reject
  })
  // One that is never waited for has been told of by an earlier one.
  promise.catch(() => {})
  return { promise, fill, fail }
}
