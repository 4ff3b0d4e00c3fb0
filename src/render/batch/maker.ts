import type { Training } from '../../network/train.ts'
import type { FigureSpec } from '../../options/sweep.ts'
import { finishOwnCommit } from '../commit.ts'
import { prepare } from '../job.ts'
import { type MakeOptions, makeFiles, type Progress } from '../render.ts'
import type { Result } from '../result.ts'
import { outputsOf } from '../targets.ts'
import { removeOwn } from '../temporary.ts'
import { hasThreads, openThread, type Thread } from '../thread.ts'

/** A figure to make, as plain data. */
export interface Order extends Pick<MakeOptions, 'margin' | 'jobs' | 'trained'> {
  spec: FigureSpec
  output: readonly string[]
  /** Whether its network is wanted as soon as it is trained. */
  shares: boolean
}

/** What is reported of a figure before it is done. */
export type News = { progress: Progress } | { trained: readonly Training[] }

/** Makes one figure after the other. */
export interface Maker {
  /** @param targets the true paths of the outputs, beside which nothing is left when the thread dies */
  make(order: Order, targets: readonly string[], onNews: (news: News) => void): Promise<Result>
  /** Ends what is under way; its files stay as they were. */
  stop(): Promise<void>
}

/** A maker in a thread of its own, which is replaced when it dies; in this thread where there are none. */
export function openMaker(): Maker {
  return hasThreads ? threadMaker() : ownMaker()
}

function threadMaker(): Maker {
  let thread: Thread | undefined
  let under: readonly string[] = []
  return {
    async make(order, targets, onNews) {
      thread ??= openThread()
      const asked = thread
      under = targets
      try {
        return await asked.call<{ order: Order }, Result, News>({ order }, onNews)
      } catch (error) {
        if (!asked.lives()) {
          if (thread === asked) thread = undefined
          await tidyAfter(targets)
        }
        throw error
      } finally {
        under = []
      }
    },
    async stop() {
      const left = under
      await thread?.close()
      await tidyAfter(left)
    },
  }
}

/** A dead thread has not tidied up; frames that it began to put in place are whole. */
async function tidyAfter(targets: readonly string[]): Promise<void> {
  await removeOwn(targets)
  for (const target of targets)
    try {
      finishOwnCommit(target)
    } catch {
      // The next run finishes it, or says why not.
    }
}

function ownMaker(): Maker {
  const controller = new AbortController()
  return {
    make: (order, _, onNews) => follow(order, onNews, controller.signal),
    stop: async () => controller.abort(),
  }
}

/** Makes what is ordered in this thread. */
export async function follow(
  { spec, output, shares, ...options }: Order,
  onNews: (news: News) => void,
  signal?: AbortSignal,
): Promise<Result> {
  return makeFiles(await prepare(spec, outputsOf(output)), {
    ...options,
    signal,
    onProgress: progress => onNews({ progress }),
    ...(shares && { onTrained: trained => onNews({ trained }) }),
  })
}
