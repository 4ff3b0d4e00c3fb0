import { apart } from '../encode/apart.ts'
import type { Animation, FrameFormat, Joiner } from '../encode/format.ts'
import { findCompressor } from './compressors.ts'
import type { Handlers, KeptPart } from './protocol.ts'
import { endOnRequest, type Thread } from './thread.ts'

/** Parts that are sent together, as a message costs more than what it says of a part. */
const together = 4

/** Messages that a joiner is sent while it is busy with the first of them: the thread never waits for the next one. */
const maxAhead = 1

/**
 * Opens a joiner in another thread. What fails there, fails in one of the next calls here.
 *
 * @param joiner its number there
 */
export function joinerIn(
  thread: Thread,
  joiner: number,
  animation: Animation,
  format: FrameFormat,
  tables: unknown,
): Joiner<unknown> {
  const adding: Promise<Uint8Array[]>[] = []
  const handled = <T>(promise: Promise<T>) => {
    promise.catch(() => {})
    return promise
  }
  let waiting: unknown[] = []
  const send = () => {
    const parts = waiting
    waiting = []
    const transfers = parts.flatMap(part => (isKept(part) ? [] : (format.transfers?.(part) ?? [])))
    adding.push(handled(thread.call({ kind: 'addParts', joiner, parts }, undefined, transfers)))
  }
  handled(thread.call({ kind: 'openJoiner', joiner, animation, format: format.name, tables }))
  return {
    async add(part) {
      waiting.push(part)
      if (waiting.length === together) send()
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

/** The parts that a thread has encoded and will join. */
export interface KeptParts {
  keep(part: unknown): KeptPart
  take(part: KeptPart): unknown
  /** Lets go of all. */
  clear(): void
  /** Parts of a format whose memory may be used again. */
  oldOf(format: string): unknown[]
}

function keptParts(): KeptParts {
  const all = new Map<number, unknown>()
  const old = new Map<string, unknown[]>()
  let next = 0
  return {
    keep(part) {
      all.set(next, part)
      return { kept: next++ }
    },
    take({ kept }) {
      const part = all.get(kept)
      all.delete(kept)
      return part
    },
    clear: () => all.clear(),
    oldOf(format) {
      const parts = old.get(format) ?? []
      old.set(format, parts)
      return parts
    },
  }
}

function isKept(part: unknown): part is KeptPart {
  return typeof part === 'object' && part !== null && 'kept' in part
}

/** A joiner of the thread, and the end of what it was last given to do. */
interface OpenJoiner {
  opened: Promise<Joiner<unknown>>
  done: Promise<unknown>
}

const tools = { compressor: async () => (await findCompressor()).compressor }

/** The tasks of a thread that joins. */
type JoinTask = 'openJoiner' | 'addParts' | 'endJoiner' | 'cancelJoiner'

/**
 * Handlers of a thread that joins, one part after the other.
 *
 * @returns a function too that frees what all joiners hold
 */
export function joinHandlers(): {
  kept: KeptParts
  handlers: Handlers<JoinTask>
  cancelAll(): Promise<void>
} {
  const joiners = new Map<number, OpenJoiner>()
  const kept = keptParts()
  const next = <T>(id: number, work: (joiner: Joiner<unknown>) => T | Promise<T>): Promise<T> => {
    const joiner = joiners.get(id)!
    const done = joiner.done.then(async () => work(await joiner.opened))
    joiner.done = done
    return done
  }
  const cancel = async (id: number) => {
    // By now no run of its animation is being encoded.
    kept.clear()
    await (await joiners.get(id)?.opened)?.cancel?.()
    joiners.delete(id)
  }
  return {
    kept,
    handlers: {
      async openJoiner({ joiner, animation, format, tables }) {
        // It loads a native library.
        endOnRequest()
        const opened = Promise.resolve(apart[format].join(animation, tables, tools, kept.oldOf(format)))
        joiners.set(joiner, { opened, done: opened })
        await opened
        return { answer: null }
      },
      addParts: async ({ joiner, parts }) => ({
        answer: await next(joiner, async ({ add }) => {
          const chunks: Uint8Array[] = []
          for (const part of parts) chunks.push(...(await add(isKept(part) ? kept.take(part) : part)))
          return chunks
        }),
      }),
      async endJoiner({ joiner }) {
        const answer = await next(joiner, ({ end }) => end())
        joiners.delete(joiner)
        return { answer, transfers: [...new Set(answer.map(({ buffer }) => buffer as ArrayBuffer))] }
      },
      async cancelJoiner({ joiner }) {
        await cancel(joiner)
        return { answer: null }
      },
    },
    cancelAll: async () => void (await Promise.allSettled([...joiners.keys()].map(cancel))),
  }
}
