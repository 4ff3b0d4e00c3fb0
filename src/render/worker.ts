import { parentPort } from 'node:worker_threads'
import { filmer } from './crew.ts'
import { type Question, type Reply, tellable } from './thread.ts'

/** What a worker thread runs: it answers one question after the other. */
const answer = filmer()
const port = parentPort!
port.on('message', async ({ id, task }: Question) => {
  try {
    const { transfers, ...given } = await answer(task as Parameters<typeof answer>[0])
    port.postMessage({ id, ...given } satisfies Reply, transfers)
  } catch (error) {
    port.postMessage({ id, error: tellable(error) } satisfies Reply)
  }
})
