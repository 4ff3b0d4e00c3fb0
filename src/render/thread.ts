import { extname } from 'node:path'
import { Worker, workerData } from 'node:worker_threads'
import { SpecError, WorkError } from '../options/error.ts'

/** A worker thread that does one task after the other. */
export interface Thread {
  /** Gives what comes of a task, which is plain data; `onNews` is told what the task tells before it is done. */
  call<Task, Answer, News = never>(task: Task, onNews?: (news: News) => void): Promise<Answer>
  lives(): boolean
  /** Stops the thread where no native library is at work in it, such as between frames, and ends it. */
  close(): Promise<void>
}

/** What a thread is sent, and what it answers. */
export type Question = { id: number; task: unknown } | 'end'
export type Reply = { id: number } & ({ news: unknown } | { answer: unknown } | { error: TellableError })

/** Who waits for a task. */
interface Asking {
  answer(value: unknown): void
  fail(error: unknown): void
  onNews(news: unknown): void
}

/** An error that keeps its class on its way between threads. */
export interface TellableError {
  name: string
  message: string
  stack: string | undefined
  /** Of a SpecError. */
  spec?: Pick<SpecError, 'field' | 'got' | 'expected' | 'suggestion' | 'place'>
}

const extension = extname(import.meta.url)

/** Whether threads can be started: Node 20 starts none from TypeScript. */
export const hasThreads = extension === '.js'

/**
 * How a thread may be ended, in memory that it shares with its owner. While a native library is at work, ending the
 * thread from outside aborts the process; but a thread that computes for long reads no messages.
 */
const [onRequest, anytime, ending] = [0, 1, 2]
const ownState = (workerData as { nnanimEnding?: Int32Array } | null)?.nnanimEnding

/**
 * Runs work that calls no native library and leaves nothing behind: the thread may be ended in the middle of it, where
 * it is one.
 *
 * @throws AbortError where the thread's end was already asked for
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

/** From now on this thread is only ended when it is asked; at its start it may be ended at any time. */
export function endOnRequest(): void {
  // An end that has begun must not meet a native library.
  if (ownState && Atomics.compareExchange(ownState, 0, anytime, onRequest) === ending)
    Atomics.wait(ownState, 0, ending)
}

/** Starts a thread. Its death fails what it was asked, and what it is asked later, with a WorkError. */
export function openThread(): Thread {
  // Not with the options of this process, some of which a thread refuses: `node --input-type=module --eval`.
  const state = new Int32Array(new SharedArrayBuffer(4)).fill(anytime)
  const worker = new Worker(new URL(`./worker${extension}`, import.meta.url), {
    execArgv: [],
    workerData: { nnanimEnding: state },
  })
  const exited = new Promise(resolve => worker.once('exit', resolve))
  const waiting = new Map<number, Asking>()
  let questions = 0
  let death: WorkError | undefined
  const die = (reason: string, cause?: Error) => {
    death ??= new WorkError(`a worker thread ended before its work was done: ${reason}`, { cause })
    for (const { fail } of waiting.values()) fail(death)
    waiting.clear()
  }
  worker.on('error', (error: Error) => die(error.message, error))
  worker.on('exit', code => die(`exit code ${code}`))
  worker.on('message', (reply: Reply) => {
    // An answer may still come from a thread that has died.
    const asking = waiting.get(reply.id)
    if ('news' in reply) return asking?.onNews?.(reply.news)
    waiting.delete(reply.id)
    if ('error' in reply) asking?.fail(toError(reply.error))
    else asking?.answer(reply.answer)
  })
  return {
    call: <Answer, News>(task: unknown, onNews?: (news: News) => void) =>
      new Promise<Answer>((answer, fail) => {
        if (death) return fail(death)
        const id = questions++
        waiting.set(id, {
          answer: value => answer(value as Answer),
          fail,
          onNews: news => onNews?.(news as News),
        })
        worker.postMessage({ id, task } satisfies Question)
      }),
    lives: () => death === undefined,
    async close() {
      if (Atomics.exchange(state, 0, ending) === anytime) worker.terminate()
      else worker.postMessage('end' satisfies Question)
      await exited
    },
  }
}

export function tellable(error: unknown): TellableError {
  const { name, message, stack } = error as Error
  if (!(error instanceof SpecError)) return { name, message, stack }
  const { field, got, expected, suggestion, place } = error
  return { name, message, stack, spec: { field, got, expected, ...{ suggestion, place } } }
}

function toError({ name, message, stack, spec }: TellableError): Error {
  const error = spec
    ? new SpecError(spec.field, spec.got, spec.expected, spec)
    : new (name === 'WorkError' ? WorkError : Error)(message)
  if (stack !== undefined) error.stack = stack
  return error
}
