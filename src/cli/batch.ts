import { catalog } from '../encode/catalog.ts'
import { lineOf, quoted } from '../encode/line.ts'
import { inputsOf } from '../figure/load.ts'
import { readText } from '../figure/read-text.ts'
import { readBatchWith } from '../options/batch.ts'
import { errorsOf, SpecError, throwAll } from '../options/error.ts'
import type { BatchFile, BatchItem } from '../render/batch/item.ts'
import { type PlannedItem, planBatch, prepareFolders } from '../render/batch/plan.ts'
import { runItems } from '../render/batch/run.ts'
import { reader } from '../render/load.ts'
import { dryRunReport, itemsToMake, planWords, runReport } from './batch-report.ts'
import type { CallOf } from './call.ts'
import { optionKeys } from './flags.ts'
import { type Interrupts, watchInterrupts } from './interrupt.ts'
import { keepMaking } from './keep-making.ts'
import { noteOf, print, remark } from './print.ts'
import { openBatchProgress } from './progress.ts'
import type { BatchCallOptions } from './run-options.ts'

/**
 * Runs `batch`: renders the figures of batch files that are missing or would be different now. The exit code is 1 when a
 * figure failed.
 *
 * @throws SpecError for all that is wrong with the files, WorkError without permission to write
 */
export async function batch({ files, run }: CallOf<'batch'>): Promise<void> {
  if (run.watch)
    return keepMaking(files, run.quiet, async (interrupts, follow) => {
      const plan = await planned(files, run)
      follow(plan.flatMap(({ item }) => inputsOf(item.spec)))
      await make(plan, run, interrupts)
    })
  const plan = await planned(files, run)
  const items = itemsToMake(plan)
  if (run.list && items.length > 0) return list(items, run)
  if (run.list) return run.quiet ? undefined : remark(planWords(plan))
  if (run.dryRun) return dryRunReport(plan, run)
  const interrupts = watchInterrupts()
  try {
    await make(plan, run, interrupts)
  } finally {
    interrupts.stop()
  }
}

/** The plan of batch files; keys that were dropped are remarked. */
async function planned(files: readonly string[], run: BatchCallOptions): Promise<PlannedItem[]> {
  return planBatch(await readFiles(files), { ...run, onNote: noteOf(run) })
}

/** Reads all files, and throws all that is wrong with them at once. */
async function readFiles(files: readonly string[]): Promise<BatchFile[]> {
  const faults: SpecError[] = []
  const batches: BatchFile[] = []
  for (const path of files)
    try {
      const { file, text } = await readText(reader, path, 'batch')
      const { figures } = readBatchWith(catalog, text, { file, runOptions: optionKeys })
      batches.push({ path, figures })
    } catch (error) {
      if (!(error instanceof SpecError)) throw error
      faults.push(...errorsOf(error))
    }
  throwAll(faults)
  return batches
}

/** Renders the figures of a plan that have to be made, and sets the exit code. */
async function make(
  plan: readonly PlannedItem[],
  run: BatchCallOptions,
  interrupts: Interrupts,
): Promise<void> {
  const report = runReport(plan, run)
  const items = itemsToMake(plan)
  await prepareFolders(plan.map(({ item }) => item))
  interrupts.listen()
  const progress = await openBatchProgress(items.length, !run.quiet)
  try {
    await runItems(items, {
      jobs: run.jobs,
      // Of what the process may still use.
      memory: 0.7 * process.availableMemory(),
      failFast: run.failFast,
      margin: run.json,
      signal: interrupts.signal,
      onBegin: progress.begin,
      onProgress: progress.update,
      onEnd: (item, outcome) => progress.end(item, report.end(item, outcome)),
    })
  } finally {
    progress.close()
  }
  const code = interrupts.code()
  report.summary(code !== undefined)
  // With --watch, failures do not count: they were printed, and may have been put right since.
  process.exitCode = code ?? (report.failed > 0 && !run.watch ? 1 : process.exitCode)
}

/** Prints the command line of each figure that has to be made. */
async function list(items: readonly BatchItem[], { jobs }: BatchCallOptions): Promise<void> {
  await prepareFolders(items)
  const threads = jobs === undefined ? [] : ['--jobs', String(jobs)]
  for (const { spec, outputs } of items) {
    const [program, ...words] = lineOf(spec, ...outputs.map(({ file }) => file))
    print(quoted([program, ...threads, ...words]))
  }
}
