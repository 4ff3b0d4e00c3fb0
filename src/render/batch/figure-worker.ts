import { setTimeout } from 'node:timers/promises'
import { orElse } from '../../options/or-else.ts'
import { finishOwnCommit } from '../commit.ts'
import { prepare } from '../job.ts'
import type { FigureFields, OnUpdate } from '../protocol.ts'
import { makeFiles } from '../render.ts'
import type { Result } from '../result.ts'
import { outputsOf } from '../targets.ts'
import { isOwn, removeTemporary } from '../temporary.ts'
import { hasThreads, openThread, type Thread } from '../thread.ts'

/** Renders figures, one after the other. */
export interface FigureWorker {
  /**
   * Renders a figure.
   *
   * @param targets the true paths of the outputs: temporary files beside them are removed when the thread dies
   * @throws SpecError or WorkError of the figure; WorkError when the thread dies
   */
  run(figure: FigureFields, targets: readonly string[], onUpdate: OnUpdate): Promise<Result>
  /**
   * Stops the figure that is being rendered, whose files stay as they were, and ends the thread. One that goes on, in the middle
   * of a long frame, is not waited for.
   */
  stop(): Promise<void>
}

/** Milliseconds in which a thread has to end. */
const patience = 300

/** Renders in a thread of its own, which is replaced when it dies; in this thread where none can be started. */
export function openFigureWorker(): FigureWorker {
  return hasThreads ? workerInThread() : workerHere()
}

function workerInThread(): FigureWorker {
  let thread: Thread | undefined = openThread()
  let current: readonly string[] = []
  return {
    async run(figure, targets, onUpdate) {
      thread ??= openThread()
      const used = thread
      current = targets
      try {
        const result = await used.call({ kind: 'renderFigure', ...figure }, onUpdate)
        if (encodesVideo(figure)) {
          thread = undefined
          await used.close()
        }
        return result
      } catch (error) {
        if (!used.isAlive()) {
          if (thread === used) thread = undefined
          await cleanUp(targets)
        }
        throw error
      } finally {
        current = []
      }
    },
    async stop() {
      const left = current
      const late = setTimeout(patience, false, { ref: false })
      const isEnded = await Promise.race([thread?.close().then(() => true), late])
      await (isEnded === false ? removeTemporary(left, isOwn) : cleanUp(left))
    },
  }
}

/**
 * True for a figure with a video. Of what its encoder frees, the system gets back little as long as the thread lives:
 * measured with WebM of 1200², a process grows by 130 MB a figure, up to 670 MB, and with new threads to 430 MB. A
 * thread takes 0.3 s to start.
 */
function encodesVideo({ output }: FigureFields): boolean {
  return outputsOf(output).some(({ format }) => format.needs === 'compressor')
}

/** Does what a thread that died did not: removes temporary files, and moves frames that are all written to their place. */
async function cleanUp(targets: readonly string[]): Promise<void> {
  await removeTemporary(targets, isOwn)
  // Where it fails, the next call that writes there finishes it, or reports why it cannot.
  for (const target of targets) orElse(() => finishOwnCommit(target), undefined)
}

function workerHere(): FigureWorker {
  const controller = new AbortController()
  let running: Promise<Result> | undefined
  return {
    run(figure, _, onUpdate) {
      running = renderFigure(figure, onUpdate, controller.signal)
      return running
    },
    async stop() {
      controller.abort()
      await running?.catch(() => {})
    },
  }
}

/** Renders a figure in this thread. @throws SpecError or WorkError of the figure, the signal's reason when it is aborted */
export async function renderFigure(
  { spec, output, shares, ...options }: FigureFields,
  onUpdate: OnUpdate,
  signal?: AbortSignal,
): Promise<Result> {
  return makeFiles(await prepare(spec, outputsOf(output), { spares: () => true }), {
    ...options,
    signal,
    onProgress: progress => onUpdate({ progress }),
    ...(shares && { onTrained: trained => onUpdate({ trained }) }),
  })
}
