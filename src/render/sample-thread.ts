import { apart } from '../encode/apart.ts'
import type { Animation, Frame, FrameFormat, Samples } from '../encode/format.ts'
import { encodeTools } from './encode-tools.ts'
import type { Handlers } from './protocol.ts'
import type { Thread } from './thread.ts'

/**
 * The tables of a format, made in another thread from samples that are drawn here: while it looks at one, the next one
 * is drawn.
 */
export async function tablesIn(
  thread: Thread,
  animation: Animation,
  { name }: FrameFormat,
  samples: Samples,
): Promise<unknown> {
  thread.call({ kind: 'openTables', animation, format: name }).catch(() => {})
  for await (const { pixels, width, height } of samples)
    await thread.call({ kind: 'addSample', sample: { pixels, width, height } })
  return thread.call({ kind: 'endSamples' })
}

interface Offered {
  sample: Frame | null
  taken(): void
}

/** Samples that come one by one, and the function that gives the next one: it waits until those before are done with. */
function openQueue() {
  let offer: (item: Offered) => void
  const next = () =>
    new Promise<Offered>(resolve => {
      offer = resolve
    })
  let offered = next()
  return {
    samples: (async function* () {
      for (;;) {
        const { sample, taken } = await offered
        offered = next()
        taken()
        if (sample === null) return
        yield sample
      }
    })(),
    give: (sample: Offered['sample']) => new Promise<void>(taken => offer({ sample, taken })),
  }
}

/** Handlers of a thread that makes the tables of one format at a time; what fails, fails in one of the next calls. */
export function tableHandlers(): Handlers<'openTables' | 'addSample' | 'endSamples'> {
  let queue: ReturnType<typeof openQueue>
  let tables: Promise<unknown>
  return {
    async openTables({ animation, format }) {
      queue = openQueue()
      tables = apart[format].prepare(animation, queue.samples, encodeTools)
      tables.catch(() => {})
    },
    async addSample({ sample }) {
      await Promise.race([queue.give({ ...sample, shapes: [] }), tables])
    },
    async endSamples() {
      void queue.give(null)
      return tables
    },
  }
}
