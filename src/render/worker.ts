import { exit } from 'node:process'
import { parentPort } from 'node:worker_threads'
import {
  type Handled,
  type Handlers,
  type Request,
  type Response,
  serializeError,
  type Task,
  type TaskKind,
} from './protocol.ts'
import { poolHandlers } from './render-pool.ts'
import type { Result } from './result.ts'
import { endOnRequest } from './thread.ts'

/** What a worker thread runs: it does the tasks that it is sent, and answers each. */
const port = parentPort!
const controller = new AbortController()
const figures = new Set<Promise<Result>>()
const handlers: Handlers = {
  ...poolHandlers(),
  async renderFigure(task, onUpdate) {
    // Loaded only here: threads that draw for another do without what a whole figure needs.
    const { renderFigure } = await import('./batch/figure-worker.ts')
    const figure = renderFigure(task, onUpdate, controller.signal)
    figures.add(figure)
    return { answer: await figure.finally(() => figures.delete(figure)) }
  },
}
endOnRequest()
port.on('message', async (request: Request) => {
  if (request.kind === 'end') return end()
  const { id, task } = request
  const respond = (response: Response, transfers?: ArrayBuffer[]) => port.postMessage(response, transfers)
  try {
    const { answer, transfers } = await handle(task, update => respond({ kind: 'update', id, update }))
    respond({ kind: 'answer', id, answer }, transfers)
  } catch (error) {
    respond({ kind: 'error', id, error: serializeError(error) })
  }
})

function handle<K extends TaskKind>(
  task: Task<K>,
  onUpdate: Parameters<Handlers[K]>[1],
): Promise<Handled<K>> {
  return handlers[task.kind](task, onUpdate)
}

/** Ends this thread when its figures have stopped: where messages are read, no native library is at work in it. */
async function end(): Promise<void> {
  controller.abort()
  await Promise.allSettled(figures)
  exit()
}
