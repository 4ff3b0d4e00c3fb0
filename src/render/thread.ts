import { extname } from 'node:path'
import { Worker, workerData } from 'node:worker_threads'
import { WorkError } from '../options/error.ts'
import type { Request, Response, WorkerTask } from './protocol.ts'
import { type Answer, deserializeError, type OnUpdate } from './protocol.ts'

/** A worker thread that does tasks. */
export type Thread = ReturnType<typeof openThread>

const extension = extname(import.meta.url)

/** True where threads can be started: Node 20 starts none from TypeScript. */
export const hasThreads = extension === '.js'

/**
 * States of a thread, by how it may be ended, in shared memory. While a native library is at work, ending the thread
 * from outside aborts the process; but a thread that computes for long reads no messages.
 */
const [onRequest, anytime, ending] = [0, 1, 2]
const ownState = (workerData as { nnanimEnding?: Int32Array } | null)?.nnanimEnding

/**
 * Does work that calls no native library and leaves nothing behind: in a worker thread, the thread may be ended in the
 * middle of it.
 *
 * @throws AbortError where the thread was already asked to end
 */
export function endable<T>(work: () => T): T {
  const state = ownState
  if (!state) return work()
  if (Atomics.compareExchange(state, 0, onRequest, anytime) === ending)
    throw new DOMException('the thread ends', 'AbortError')
  let result: T
  try {
    result = work()
  } catch (error) {
    endOnRequest()
    throw error
  }
  if (result instanceof Promise) return result.finally(endOnRequest) as T
  endOnRequest()
  return result
}

/** From now on this thread only ends itself, when it is asked to; from its start until then it may be ended anytime. */
export function endOnRequest(): void {
  // A thread that is being ended waits here, so that it calls no native library.
  if (ownState && Atomics.compareExchange(ownState, 0, anytime, onRequest) === ending)
    Atomics.wait(ownState, 0, ending)
}

/**
 * Starts a thread that runs a file beside this one. When it dies, its tasks fail with a WorkError, and so do later
 * ones.
 */
export function openThread(file: 'worker' | 'encoder' | 'trainer' = 'worker') {
  // Not with the options of this process, some of which a thread refuses: `node --input-type=module --eval`.
  const state = new Int32Array(new SharedArrayBuffer(4)).fill(anytime)
  const worker = new Worker(new URL(`./${file}${extension}`, import.meta.url), {
    execArgv: [],
    // A thread that only computes has few objects; V8 would take more memory for them.
    ...(file !== 'worker' && { resourceLimits: { maxYoungGenerationSizeMb: 8 } }),
    workerData: { nnanimEnding: state },
  })
  const send = (request: Request, moved?: ArrayBuffer[]) => worker.postMessage(request, moved)
  const exited = new Promise(resolve => worker.once('exit', resolve))
  /** The functions that take the responses to a task, by its id. */
  const pending = new Map<
    number,
    { resolve(answer: Answer): void; reject(error: unknown): void; onUpdate: OnUpdate | undefined }
  >()
  let nextId = 0
  let death: WorkError | undefined
  const die = (reason: string, cause?: Error) => {
    death ??= new WorkError(`a worker thread ended before its work was done: ${reason}`, { cause })
    for (const { reject } of pending.values()) reject(death)
    pending.clear()
  }
  worker.on('error', (error: Error) => die(error.message, error))
  worker.on('exit', code => die(`exit code ${code}`))
  worker.on('message', (response: Response) => {
    // A response may still arrive when the thread has died, and its task has failed.
    const task = pending.get(response.id)
    if (response.kind === 'update') return task?.onUpdate?.(response.update)
    pending.delete(response.id)
    if (response.kind === 'error') task?.reject(deserializeError(response.error))
    else task?.resolve(response.answer)
  })
  return {
    /**
     * Does a task.
     *
     * @param onUpdate is given what the task reports before it is done
     * @param moved buffers of the task that the thread is given instead of copies
     * @throws SpecError or WorkError of the task; WorkError when the thread dies
     */
    call: <T extends WorkerTask>(task: T, onUpdate?: OnUpdate, moved?: ArrayBuffer[]) =>
      new Promise<Answer<T['kind']>>((resolve, reject) => {
        if (death) return reject(death)
        const id = nextId++
        // The response with this id is the answer to this task.
        pending.set(id, { resolve: answer => resolve(answer as Answer<T['kind']>), reject, onUpdate })
        send({ kind: 'task', id, task }, moved)
      }),
    isAlive: () => death === undefined,
    /** Ends the thread, where a native library is at work in it only after that, such as between two frames. */
    async close() {
      if (Atomics.exchange(state, 0, ending) === anytime) worker.terminate()
      else send({ kind: 'end' })
      await exited
    },
  }
}
