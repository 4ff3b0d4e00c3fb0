import { parentPort } from 'node:worker_threads'
import {
  type Handled,
  type Handlers,
  type Request,
  type Response,
  serializeError,
  type TaskKind,
  type WorkerTask,
} from './protocol.ts'

/**
 * Does the tasks that this worker thread is sent, and answers each.
 *
 * @param onEnd is called when the thread is asked to end, which one is that may not be ended at any time
 */
export function serve<K extends TaskKind>(handlers: Handlers<K>, onEnd?: () => void): void {
  const port = parentPort!
  const handle = <T extends K>(
    task: WorkerTask<T>,
    onUpdate: Parameters<Handlers[T]>[1],
  ): Promise<Handled<T>> => handlers[task.kind as T](task, onUpdate)
  port.on('message', async (request: Request<K>) => {
    if (request.kind === 'end') return onEnd?.()
    const { id, task } = request
    const respond = (response: Response, transfers?: ArrayBuffer[]) => port.postMessage(response, transfers)
    try {
      const { answer, transfers } = await handle(task, update => respond({ kind: 'update', id, update }))
      respond({ kind: 'answer', id, answer }, transfers)
    } catch (error) {
      respond({ kind: 'error', id, error: serializeError(error) })
    }
  })
}
