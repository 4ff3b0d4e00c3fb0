import { availableParallelism } from 'node:os'
import type { Training } from '../../network/training.ts'
import { networkKey } from '../../options/stages.ts'
import { networkSpecs } from '../../options/sweep.ts'
import { showsNetwork } from '../../scene/compose/figure-scene.ts'
import { scenesOf } from '../../scene/scenes/registry.ts'
import { maxJobs, sensibleJobs } from '../jobs.ts'
import type { Progress } from '../options.ts'
import { openRaster } from '../raster.ts'
import type { Result } from '../result.ts'
import { costOf, memoryOf } from './estimate.ts'
import { type FigureWorker, openFigureWorker } from './figure-worker.ts'
import type { BatchItem } from './item.ts'

/** Options of rendering the figures of a batch. */
export interface RunOptions {
  /** Threads; by default as many as the machine has processors, 8 at most. */
  jobs?: number | undefined
  /** Bytes that all figures being rendered may need together; one figure is always rendered, whatever it needs. */
  memory?: number | undefined
  /** After a failure, begins no other figure. */
  failFast?: boolean | undefined
  /** Computes the widest margin of each figure. */
  margin?: boolean | undefined
  /** Stops all figures that are being rendered, and removes their temporary files. */
  signal?: AbortSignal | undefined
  onBegin?: ((item: BatchItem) => void) | undefined
  onProgress?: ((item: BatchItem, progress: Progress) => void) | undefined
  /** Is called for each figure that ends without being stopped, in the order in which they end. */
  onEnd?: ((item: BatchItem, outcome: Outcome) => void) | undefined
}

/** The result of a figure, or its error. */
export type Outcome = { result: Result } | { error: unknown }

/**
 * Renders figures, several at a time, the longest first. Those with the same data and network wait until the first of
 * them has trained it. The error of one goes to `onEnd` and does not stop the others.
 */
export async function runItems(items: readonly BatchItem[], options: RunOptions): Promise<void> {
  const { memory = Number.POSITIVE_INFINITY, failFast = false, margin, signal } = options
  const jobs = options.jobs ?? Math.min(availableParallelism(), maxJobs)
  // They load their code meanwhile.
  const workers = Array.from({ length: Math.min(jobs, items.length) }, openFigureWorker)
  await keepLoaded(items)
  // Threads for each figure, where there are fewer figures than processors.
  const share = Math.max(1, Math.floor(jobs / Math.max(1, items.length)))
  const costs = new Map(items.map(item => [item, costOf(item)]))
  const waiting = [...items].sort((one, other) => costs.get(other)! - costs.get(one)!)
  const networks = sharedNetworks(items)
  const running = new Map<BatchItem, number>()
  let stopped = false
  let change = later()
  /** Lets workers that wait check again whether there is a figure for them. */
  const changed = () => {
    change.resolve()
    change = later()
  }

  const take = (): BatchItem | undefined => {
    const used = [...running.values()].reduce((sum, bytes) => sum + bytes, 0)
    const index = waiting.findIndex(
      item => !networks.isPending(item) && (running.size === 0 || used + memoryOf(item, share) <= memory),
    )
    return index < 0 ? undefined : waiting.splice(index, 1)[0]
  }
  const runOne = async (item: BatchItem, worker: FigureWorker) => {
    const { spec, outputs } = item
    const formats = outputs.map(({ format }) => format)
    const output = outputs.map(({ file }) => file)
    const trained = networks.begin(item)
    const order = { spec, output, margin, trained, shares: networks.isWanted(item) }
    options.onBegin?.(item)
    const targets = outputs.map(({ target }) => target)
    const threads = Math.min(share, sensibleJobs(spec, formats))
    const outcome: Outcome = await worker
      .run({ ...order, jobs: threads }, targets, update => {
        if ('progress' in update) return options.onProgress?.(item, update.progress)
        networks.give(item, update.trained)
        changed()
      })
      .then(
        result => ({ result }),
        (error: unknown) => ({ error }),
      )
    networks.end(item)
    if (signal?.aborted && 'error' in outcome) return
    if ('error' in outcome && failFast) stopped = true
    options.onEnd?.(item, outcome)
  }
  const work = async (worker: FigureWorker) => {
    while (waiting.length > 0 && !stopped) {
      const item = take()
      if (item) {
        running.set(item, memoryOf(item, share))
        await runOne(item, worker)
        running.delete(item)
        changed()
      } else await change.promise
    }
  }
  const stop = async () => {
    stopped = true
    changed()
    await Promise.all(workers.map(worker => worker.stop()))
  }
  const aborted = later()
  signal?.addEventListener('abort', aborted.resolve)
  if (signal?.aborted) stopped = true
  try {
    await Promise.race([Promise.all(workers.map(work)), aborted.promise])
  } finally {
    signal?.removeEventListener('abort', aborted.resolve)
    await stop()
  }
}

/**
 * Loads the rasterizers in this thread too. Otherwise the system unloads a rasterizer with the last thread that uses it,
 * while other threads are still ending: since Pango keeps fonts for each thread, that was a segmentation fault in two of
 * three runs on a busy machine.
 */
async function keepLoaded(items: readonly BatchItem[]): Promise<void> {
  // Where one is not installed, each figure reports it itself.
  for (const choice of new Set(items.map(({ spec }) => spec.rasterizer)))
    await openRaster(choice).catch(() => {})
}

/** A promise that is resolved from outside. */
function later(): { promise: Promise<void>; resolve(): void } {
  let settle = () => {}
  const promise = new Promise<void>(resolve => {
    settle = resolve
  })
  return { promise, resolve: settle }
}

/**
 * Networks that several figures of a batch have in common: the first of these figures trains it, the others wait.
 * Figures have the same network where their specs have the same `networkKey`.
 */
function sharedNetworks(items: readonly BatchItem[]) {
  // A model file is no work, and neither is a network that is not shown.
  const keyOf = ({ spec }: BatchItem) =>
    spec.model === null && showsNetwork(spec, scenesOf(spec))
      ? networkSpecs(spec).map(networkKey).join('\n')
      : undefined
  const keys = new Map<BatchItem, string>()
  const left = new Map<string, number>()
  for (const item of items) {
    const key = keyOf(item)
    if (key === undefined) continue
    keys.set(item, key)
    left.set(key, (left.get(key) ?? 0) + 1)
  }
  const training = new Map<string, BatchItem>()
  const trained = new Map<string, readonly Training[]>()
  return {
    /** True for a figure that has to wait, since another is training its network. */
    isPending: (item: BatchItem) => training.has(keys.get(item) ?? ''),
    /** True for a figure that trains a network for which others wait. */
    isWanted: (item: BatchItem) => training.get(keys.get(item) ?? '') === item,
    /** Notes that a figure begins; gives its network where another figure has trained it. */
    begin(item: BatchItem): readonly Training[] | undefined {
      const key = keys.get(item)
      if (key === undefined) return undefined
      const existing = trained.get(key)
      const others = left.get(key)! - 1
      left.set(key, others)
      if (!existing && others > 0) training.set(key, item)
      if (others === 0) trained.delete(key)
      return existing
    },
    /** Takes the network that a figure has trained, for those that wait. */
    give(item: BatchItem, networks: readonly Training[]): void {
      const key = keys.get(item)!
      if (left.get(key)! > 0) trained.set(key, networks)
      training.delete(key)
    },
    /** Notes that a figure ends; if it failed before it had trained, the next one trains. */
    end(item: BatchItem): void {
      const key = keys.get(item)
      if (key !== undefined && training.get(key) === item) training.delete(key)
    },
  }
}
