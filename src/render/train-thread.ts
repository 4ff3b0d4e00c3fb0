import type { SolveAhead } from '../network/ahead.ts'
import { hasThreads, openThread, type Thread } from './thread.ts'

/**
 * Trains with a thread that solves starts ahead of their turn, where there may be one. It is begun when it is first
 * asked for; one whose start is not wanted any more is ended in the middle of it, as it has no native library.
 */
export async function trainedIn<T>(
  threads: boolean,
  train: (solveAhead: SolveAhead | undefined) => Promise<T>,
): Promise<T> {
  if (!threads || !hasThreads) return train(undefined)
  let thread: Thread | undefined
  const ended: Promise<void>[] = []
  const cancel = () => {
    if (thread) ended.push(thread.close())
    thread = undefined
  }
  try {
    return await train(task => {
      thread ??= openThread('trainer')
      const end = thread.call({ kind: 'solveStart', ...task })
      end.catch(() => {})
      return { end, cancel }
    })
  } finally {
    cancel()
    await Promise.all(ended)
  }
}
