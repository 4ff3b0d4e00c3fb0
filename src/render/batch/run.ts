import { availableParallelism } from 'node:os'
import type { Training } from '../../network/training.ts'
import { networkKey } from '../../options/stages.ts'
import { networkSpecs } from '../../options/sweep.ts'
import { showsNetwork } from '../../scene/compose/figure-scene.ts'
import { needsHidden } from '../../scene/scenes/model-of.ts'
import { loadScenes, scenesOf } from '../../scene/scenes/registry.ts'
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

export type Outcome = { result: Result } | { error: unknown }

/**
 * Renders figures, several at a time, the longest first. Those with the same data and network wait until the first of
 * them has trained it. The error of one goes to `onEnd` and does not stop the others.
 */
export async function runItems(items: readonly BatchItem[], options: RunOptions): Promise<void> {
  const { signal } = options
  const jobs = options.jobs ?? Math.min(availableParallelism(), maxJobs)
  // They load their code meanwhile.
  const workers = Array.from({ length: Math.min(jobs, items.length) }, openFigureWorker)
  await Promise.all([keepLoaded(items), ...items.map(({ spec }) => loadScenes(spec))])
  const costs = new Map(items.map(item => [item, costOf(item)]))
  const run: Run = {
    options,
    share: Math.max(1, Math.floor(jobs / Math.max(1, items.length))),
    waiting: [...items].sort((one, other) => costs.get(other)! - costs.get(one)!),
    running: new Map(),
    networks: sharedNetworks(items),
    stopped: signal?.aborted === true,
    change: later(),
  }
  const aborted = later()
  signal?.addEventListener('abort', aborted.resolve)
  try {
    await Promise.race([Promise.all(workers.map(worker => work(run, worker))), aborted.promise])
  } finally {
    signal?.removeEventListener('abort', aborted.resolve)
    run.stopped = true
    changed(run)
    await Promise.all(workers.map(worker => worker.stop()))
  }
}

/** The state of rendering a batch. */
interface Run {
  options: RunOptions
  /** Threads for each figure, where there are fewer figures than processors. */
  share: number
  waiting: BatchItem[]
  /** Bytes that each needs. */
  running: Map<BatchItem, number>
  networks: ReturnType<typeof sharedNetworks>
  stopped: boolean
  change: ReturnType<typeof later>
}

/** Lets workers that wait check again whether there is a figure for them. */
function changed(run: Run): void {
  run.change.resolve()
  run.change = later()
}

function take({ options, share, waiting, running, networks }: Run): BatchItem | undefined {
  const { memory = Infinity } = options
  const used = [...running.values()].reduce((sum, bytes) => sum + bytes, 0)
  const index = waiting.findIndex(
    item => !networks.isPending(item) && (running.size === 0 || used + memoryOf(item, share) <= memory),
  )
  return index < 0 ? undefined : waiting.splice(index, 1)[0]
}

async function work(run: Run, worker: FigureWorker): Promise<void> {
  while (run.waiting.length > 0 && !run.stopped) {
    const item = take(run)
    if (item) {
      run.running.set(item, memoryOf(item, run.share))
      await runOne(run, item, worker)
      run.running.delete(item)
      changed(run)
    } else await run.change.promise
  }
}

async function runOne(run: Run, item: BatchItem, worker: FigureWorker): Promise<void> {
  const { share, networks } = run
  const { margin, failFast = false, signal, onBegin, onProgress, onEnd } = run.options
  const { spec, outputs } = item
  const output = outputs.map(({ file }) => file)
  const targets = outputs.map(({ target }) => target)
  const formats = outputs.map(({ format }) => format)
  const trained = networks.begin(item)
  const order = { spec, output, margin, trained, shares: networks.isWanted(item) }
  onBegin?.(item)
  const done = worker.run(
    { ...order, jobs: Math.min(share, sensibleJobs(spec, formats)) },
    targets,
    update => {
      if ('progress' in update) return onProgress?.(item, update.progress)
      networks.give(item, update.trained)
      changed(run)
    },
  )
  const outcome: Outcome = await done.then(
    result => ({ result }),
    (error: unknown) => ({ error }),
  )
  networks.end(item)
  if (signal?.aborted && 'error' in outcome) return
  if ('error' in outcome && failFast) run.stopped = true
  onEnd?.(item, outcome)
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
  const keys = new Map<BatchItem, string>()
  const left = new Map<string, number>()
  for (const item of items) {
    const { spec } = item
    // A model file is no work, and neither is a network that is not shown.
    if (spec.model !== null || !showsNetwork(spec, scenesOf(spec))) continue
    const key = networkSpecs(spec)
      .map(own => networkKey(own, needsHidden(spec)))
      .join('\n')
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
