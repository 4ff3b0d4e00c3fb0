import { parentPort } from 'node:worker_threads'
import { filmer } from './crew.ts'
import { type Question, type Reply, tellable } from './thread.ts'

/** What a worker thread runs: it answers one question after the other. */
const answer = filmer()
const port = parentPort!
port.on('message', async ({ id, task }: Question) => {
  let reply: Reply
  try {
    reply = { id, answer: await answer(task as Parameters<typeof answer>[0]) }
  } catch (error) {
    reply = { id, error: tellable(error) }
  }
  port.postMessage(reply)
})
