import { apart } from '../encode/apart.ts'
import type { Animation, FrameFormat, Joiner } from '../encode/format.ts'
import { encodeTools } from './encode-tools.ts'
import type { Handlers, KeptPart } from './protocol.ts'
import { endOnRequest, type Thread } from './thread.ts'

/** Parts that are sent together, as a message costs more than what it says of a part. */
const together = 4

/** Messages that a joiner is sent while it is busy with the first of them: the thread never waits for the next one. */
const maxAhead = 1

/** Opens a joiner in another thread, by its number there. What fails there, fails in one of the next calls here. */
export function joinerIn(
  thread: Thread,
  joiner: number,
  animation: Animation,
  { name, transfers }: FrameFormat,
  tables: unknown,
): Joiner<unknown> {
  const adding: Promise<Uint8Array[]>[] = []
  let parts: unknown[] = []
  const handled = <T>(promise: Promise<T>) => {
    promise.catch(() => {})
    return promise
  }
  const send = () => {
    const buffers = parts.flatMap(part => (isKept(part) ? [] : (transfers?.(part) ?? [])))
    adding.push(handled(thread.call({ kind: 'addParts', joiner, parts }, undefined, buffers)))
    parts = []
  }
  handled(thread.call({ kind: 'openJoiner', joiner, animation, format: name, tables }))
  return {
    async add(part) {
      parts.push(part)
      if (parts.length === together) send()
      return adding.length > maxAhead ? adding.shift()! : []
    },
    async end() {
      send()
      const rest = handled(thread.call({ kind: 'endJoiner', joiner }))
      return [...(await Promise.all(adding)).flat(), ...(await rest)]
    },
    cancel: () => void handled(thread.call({ kind: 'cancelJoiner', joiner })),
  }
}

/** The parts of a thread that encodes and joins. */
export interface KeptParts {
  /** Those that will be joined, by their numbers. */
  all: Map<number, unknown>
  /** Those of each format whose memory may be used again. */
  old: Record<string, unknown[]>
}

function isKept(part: unknown): part is KeptPart {
  return typeof part === 'object' && part !== null && 'kept' in part
}

/** Handlers of a thread that joins, one part after the other, and a function that frees what all joiners hold. */
export function joinHandlers({ all, old }: KeptParts) {
  /** Those of the thread, with the end of what each was last given to do. */
  const joiners = new Map<number, { opened: Promise<Joiner<unknown>>; done: Promise<unknown> }>()
  const next = <T>(id: number, work: (joiner: Joiner<unknown>) => T | Promise<T>): Promise<T> => {
    const joiner = joiners.get(id)!
    const done = joiner.done.then(async () => work(await joiner.opened))
    joiner.done = done
    return done
  }
  const cancel = async (id: number) => {
    // By now no run of its animation is being encoded.
    all.clear()
    await (await joiners.get(id)?.opened)?.cancel?.()
    joiners.delete(id)
  }
  const take = (part: unknown) => {
    if (!isKept(part)) return part
    const own = all.get(part.kept)
    all.delete(part.kept)
    return own
  }
  const handlers: Handlers<'openJoiner' | 'addParts' | 'endJoiner' | 'cancelJoiner'> = {
    async openJoiner({ joiner, animation, format, tables }) {
      // It loads a native library.
      endOnRequest()
      old[format] ??= []
      const opened = Promise.resolve(apart[format].join(animation, tables, encodeTools, old[format]))
      joiners.set(joiner, { opened, done: opened })
      await opened
    },
    addParts: ({ joiner, parts }) =>
      next(joiner, async ({ add }) => {
        const chunks: Uint8Array[] = []
        for (const part of parts) chunks.push(...(await add(take(part))))
        return chunks
      }),
    async endJoiner({ joiner }, { transfers }) {
      const chunks = await next(joiner, ({ end }) => end())
      joiners.delete(joiner)
      transfers.push(...new Set(chunks.map(({ buffer }) => buffer as ArrayBuffer)))
      return chunks
    },
    cancelJoiner: ({ joiner }) => cancel(joiner),
  }
  return { handlers, cancelAll: () => Promise.allSettled([...joiners.keys()].map(cancel)) }
}
