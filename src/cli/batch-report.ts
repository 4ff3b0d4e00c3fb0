import { version } from '../figure/version.ts'
import { SpecError } from '../options/error.ts'
import { specJson } from '../options/sweep.ts'
import { type BatchItem, placeText } from '../render/batch/item.ts'
import type { PlannedItem } from '../render/batch/plan.ts'
import type { Outcome } from '../render/batch/run.ts'
import { formatError } from './errors.ts'
import { complain, print, printJson, remark, remarkStack } from './print.ts'
import type { BatchCallOptions } from './run-options.ts'
import { counted, scoreLines, sizeText } from './summary.ts'

/** The figures that have to be made. */
export function itemsToMake(plan: readonly PlannedItem[]): BatchItem[] {
  return plan.filter(({ why }) => why !== null).map(({ item }) => item)
}

/** Prints which figures would be made and why. */
export function dryRunReport(plan: readonly PlannedItem[], { json, quiet }: BatchCallOptions): void {
  for (const { item, why } of plan) {
    if (json) printJson({ ...about(item), status: why === null ? 'unchanged' : 'planned', why })
    else if (why !== null) print(`${namesOf(item)}: ${why}`)
  }
  const planned = itemsToMake(plan).length
  if (json) printJson({ summary: { figures: plan.length, planned, unchanged: plan.length - planned } })
  else if (!quiet) remark(planWords(plan))
}

/** The counts of figures to make and of unchanged ones: "3 figures: 1 to make, 2 unchanged". */
export function planWords(plan: readonly PlannedItem[]): string {
  const planned = itemsToMake(plan).length
  return `${counted(plan.length, 'figure')}: ${planned} to make, ${plan.length - planned} unchanged`
}

/** Opens what prints the fate of each figure of a batch and a summary, with --json first the unchanged ones. */
export function runReport(plan: readonly PlannedItem[], { json, quiet, verbose }: BatchCallOptions) {
  const started = performance.now()
  const counts = { made: 0, unchanged: plan.length - itemsToMake(plan).length, failed: 0 }
  let bytes = 0
  for (const { item, why } of plan)
    if (json && why === null) printJson({ ...about(item), status: 'unchanged' })

  const fail = (item: BatchItem, error: unknown): string => {
    counts.failed++
    const words = formatError(error, [])
    if (json) printJson({ ...about(item), status: 'failed', error: errorOf(error) })
    const isNamed = item.outputs.some(({ file }) => words.includes(file))
    complain([placeText(item.place), ...(isNamed ? [] : [namesOf(item)]), words].join(': '))
    if (verbose) remarkStack(error)
    return `${namesOf(item)} · failed`
  }
  return {
    get failed() {
      return counts.failed
    },
    /** Prints the JSON or the error of a figure, and returns a line about it for the progress. */
    end(item: BatchItem, outcome: Outcome): string {
      if ('error' in outcome) return fail(item, outcome.error)
      const { result } = outcome
      counts.made++
      const own = result.outputs.reduce((sum, output) => sum + output.bytes, 0)
      bytes += own
      if (json) printJson({ ...about(item), ...result, status: 'made' })
      if (verbose && !quiet) for (const note of result.notes) remark(`${namesOf(item)}: ${note}`)
      const seconds = `${result.seconds.total.toFixed(1)} s`
      return [namesOf(item), ...scoreLines(result), sizeText(own), seconds].join(' · ')
    },
    summary(isStopped: boolean) {
      const seconds = Math.round(performance.now() - started) / 1000
      const left = plan.length - counts.made - counts.unchanged - counts.failed
      if (json) printJson({ summary: { figures: plan.length, ...counts, left, bytes, seconds } })
      const parts = [`${counts.made} made`, `${counts.unchanged} unchanged`]
      if (counts.failed > 0) parts.push(`${counts.failed} failed`)
      if (left > 0) parts.push(`${left} left`)
      const words = `${counted(plan.length, 'figure')}: ${parts.join(', ')} · ${sizeText(bytes)} · ${seconds.toFixed(1)} s`
      if (isStopped) complain(`stopped. ${words}; the same call again goes on`)
      else if (!quiet) remark(words)
    },
  }
}

function about({ spec, outputs, place }: BatchItem): object {
  const files = outputs.map(({ file, format }) => ({ file, format: format.name }))
  return { version, place, spec: specJson(spec), outputs: files }
}

function errorOf(error: unknown): object {
  const message = error instanceof Error ? error.message : String(error)
  if (!(error instanceof SpecError)) return { message }
  const { field, got, expected } = error
  return { message, field, got, expected }
}

function namesOf({ outputs }: BatchItem): string {
  return outputs.map(({ file }) => file).join(', ')
}
