import { parentPort } from 'node:worker_threads'
import type { FigureUpdate, Handlers, Request, Response, TaskKind } from './protocol.ts'
import { serializeError } from './protocol.ts'

/**
 * Does the tasks that this worker thread is sent, and answers each.
 *
 * @param onEnd is called when the thread is asked to end, which one is that may not be ended at any time
 */
export function serve<K extends TaskKind>(handlers: Handlers<K>, onEnd?: () => void): void {
  const port = parentPort!
  port.on('message', async (request: Request<K>) => {
    if (request.kind === 'end') return onEnd?.()
    const { id, task } = request
    const transfers: ArrayBuffer[] = []
    const respond = (response: Response, moved?: ArrayBuffer[]) => port.postMessage(response, moved)
    const onUpdate = (update: FigureUpdate) => respond({ kind: 'update', id, update })
    try {
      const answer = await handlers[task.kind](task, { onUpdate, transfers })
      respond({ kind: 'answer', id, answer }, transfers)
    } catch (error) {
      respond({ kind: 'error', id, error: serializeError(error) })
    }
  })
}
