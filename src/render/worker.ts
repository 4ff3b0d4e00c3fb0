import { exit } from 'node:process'
import { parentPort } from 'node:worker_threads'
import type { Order } from './batch/maker.ts'
import { workerHandler } from './render-pool.ts'
import { endOnRequest, type Question, type Reply, tellable } from './thread.ts'

/** What a worker thread runs: it answers one question after the other. */
const film = workerHandler()
const port = parentPort!
const controller = new AbortController()
const figures = new Set<Promise<unknown>>()
endOnRequest()
port.on('message', async (question: Question) => {
  if (question === 'end') return end()
  const { id, task } = question
  const reply = (reply: Reply, transfers?: ArrayBuffer[]) => port.postMessage(reply, transfers)
  try {
    const { transfers, answer } = await answered(task, news => reply({ id, news }))
    reply({ id, answer }, transfers)
  } catch (error) {
    reply({ id, error: tellable(error) })
  }
})

async function answered(
  task: unknown,
  tell: (news: unknown) => void,
): Promise<{ answer: unknown; transfers?: ArrayBuffer[] }> {
  if (!isOrder(task)) return film(task as Parameters<typeof film>[0])
  // Threads that draw for another do without what makes a whole figure.
  const { follow } = await import('./batch/maker.ts')
  const figure = follow(task.order, tell, controller.signal)
  figures.add(figure)
  return { answer: await figure.finally(() => figures.delete(figure)) }
}

/** Ends this thread when its figures have stopped: where messages are read, no native library is at work in it. */
async function end(): Promise<void> {
  controller.abort()
  await Promise.allSettled(figures)
  exit()
}

function isOrder(task: unknown): task is { order: Order } {
  return 'order' in (task as object)
}
