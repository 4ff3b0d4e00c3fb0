import { printable } from '../options/printable.ts'
import type { BatchItem } from '../render/batch/item.ts'
import type { Progress } from '../render/options.ts'
import { remark } from './print.ts'
import { stageName, trainingDetail } from './progress.ts'

/** Shows how far a batch is. */
export interface BatchProgress {
  begin(item: BatchItem): void
  update(item: BatchItem, progress: Progress): void
  /** @param line what became of the figure, without the message of a failure, which is printed elsewhere */
  end(item: BatchItem, line: string): void
  close(): void
}

/**
 * Opens the display on standard error: on a terminal a bar for each figure that is being rendered and one for all,
 * elsewhere a line for each figure that ends.
 *
 * @param total number of figures
 * @param wanted whether to show anything
 */
export async function openBatchProgress(total: number, wanted: boolean): Promise<BatchProgress> {
  const nothing = { begin: () => {}, update: () => {}, end: () => {}, close: () => {} }
  if (!wanted || total === 0) return nothing
  if (process.stderr.isTTY !== true || process.env.CI) {
    const places = String(total).length
    let done = 0
    return {
      ...nothing,
      end: (_, line) => remark(`[${String(++done).padStart(places)}/${total}] ${line}`),
    }
  }
  const { default: cliProgress } = await import('cli-progress')
  const bars = new cliProgress.MultiBar(
    {
      format: '{bar} {value}/{total} {name}',
      ...{ barsize: 20, fps: 10, clearOnComplete: true, hideCursor: true },
    },
    cliProgress.Presets.shades_classic,
  )
  const all = bars.create(total, 0, { name: 'figures' })
  const running = new Map<BatchItem, ReturnType<typeof bars.create>>()
  return {
    begin(item) {
      running.set(item, bars.create(1, 0, { name: printable(item.outputs[0].file) }))
    },
    update(item, progress) {
      const bar = running.get(item)
      bar?.setTotal(progress.total)
      bar?.update(progress.done, {
        name: printable(`${stageName(progress)} ${item.outputs[0].file}${trainingDetail(progress)}`),
      })
    },
    end(item) {
      const bar = running.get(item)
      if (bar) bars.remove(bar)
      running.delete(item)
      all.increment()
    },
    close() {
      bars.stop()
    },
  }
}
