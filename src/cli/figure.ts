import { existsSync } from 'node:fs'
import { catalog } from '../encode/catalog.ts'
import { lineOf, quoted } from '../encode/line.ts'
import { inputsOf } from '../figure/load.ts'
import { SpecError } from '../options/error.ts'
import type { HiddenLayer } from '../options/forms.ts'
import { flagName } from '../options/key-table.ts'
import { formatLayers } from '../options/kinds/layers.ts'
import { sceneNames } from '../options/panels.ts'
import { isOfModel } from '../options/stages.ts'
import { type FigureSpec, isSweep, sweptKeys } from '../options/sweep.ts'
import type { Task } from '../options/task.ts'
import { ofTask } from '../options/task-scenes.ts'
import { type Job, type JobOptions, prepare } from '../render/job.ts'
import type { MakeOptions } from '../render/options.ts'
import { makeFiles } from '../render/render.ts'
import type { PanelResult, Result } from '../render/result.ts'
import { outputsOf } from '../render/targets.ts'
import { alignColumns } from './align-columns.ts'
import type { FigureCommand } from './call.ts'
import { embedText, withStill } from './embed.ts'
import { specOfCall } from './input.ts'
import { type Interrupts, watchInterrupts } from './interrupt.ts'
import { fewLines, leakNotes, overfitNotes } from './overfit-notes.ts'
import { jobPlan } from './plan.ts'
import { isClosedPipe, print, printJson, remark } from './print.ts'
import { openProgress } from './progress.ts'
import type { CallOptions } from './run-options.ts'
import { amount, planSummary, resultSummary, taskOfResult } from './summary.ts'
import { checkStandardOutput, checkTwins, defaultOutput } from './target.ts'

/** Runs the main command, or `sweep`. @throws SpecError for a wrong call, WorkError for work that failed */
export async function runFigure(call: FigureCommand): Promise<void> {
  const { config, watch } = call.run
  const inputs = config === undefined || config === '-' ? [] : [config]
  const files = async () => {
    const spec =
      config === undefined
        ? await specOfCall(call)
        : await (await import('./config.ts')).specFrom(config, call)
    if (call.command === 'sweep') checkSweep(spec, 'sweep')
    const { output = isTold(spec, call.run) ? [] : [defaultOutput(spec, call.run.format)] } = call.run
    return { spec, output }
  }
  let next: Awaited<ReturnType<typeof files>> | undefined = await files()
  if (!watch) return renderFiles(next.spec, next.output, call.run, { inputs })
  checkWatched(next.spec, next.output, call.run)
  const { keepMaking } = await import('./keep-making.ts')
  await keepMaking(inputs, call.run.quiet, async (interrupts, follow) => {
    const { spec, output } = next ?? (await files())
    next = undefined
    follow(inputsOf(spec))
    await renderFiles(spec, output, call.run, { inputs, interrupts })
  })
}

/** Throws SpecError for what cannot be made again and again. */
function checkWatched(spec: FigureSpec, output: readonly string[], run: CallOptions): void {
  const refuse = (expected: string) => new SpecError('watch', undefined, expected)
  const beside = (['dryRun', 'open', 'embed', 'csv'] as const).find(key => run[key])
  if (beside) throw refuse(`nothing beside --${flagName(beside)}`)
  const isStream = [run.config, spec.data, spec.model, ...output].includes('-')
  if (isStream || output.length === 0)
    throw refuse('files: standard input does not change, and standard output has one end')
  if (run.config === undefined && !inputsOf(spec).some(existsSync))
    throw refuse('a spec, a table, a model or a font that exists: of this figure nothing changes')
}

/** True where a call names no file in any way, and asks for CSV only, or its scenes can be told in words. */
function isTold(spec: FigureSpec, { format, embed, open, twins, csv }: CallOptions): boolean {
  if (csv) return true
  if (isSweep(spec) || format !== undefined || embed !== undefined || open || twins) return false
  const named = sceneNames(spec)
  return ofTask(catalog, spec)
    .scenes.filter(({ name }) => named.includes(name))
    .every(({ told }) => told)
}

/** Options of making files that a call does not name. */
type FileOptions = Pick<JobOptions, 'inputPaths' | 'inputs' | 'spares'> &
  Pick<MakeOptions, 'rasterizer' | 'maxWork'> & {
    /** Those of a call that goes on after this one. */
    interrupts?: Interrupts
  }

/**
 * Renders the files of a spec and prints what was made, or with --dry-run what would be. After a signal or a closed pipe
 * it sets the exit code.
 *
 * @throws SpecError for a wrong call, WorkError for work that failed
 */
export async function renderFiles(
  spec: FigureSpec,
  output: string[],
  run: CallOptions,
  { rasterizer, maxWork, interrupts, ...from }: FileOptions,
): Promise<void> {
  checkStandardOutput(run)
  if (run.csv) checkSweep(spec, 'csv')
  const named = output.length === 0 ? [] : outputsOf(output, run.format)
  const outputs = run.embed === undefined ? named : withStill(spec, named, run)
  if (run.twins) checkTwins(outputs)
  const { saveModel, twins, force } = run
  const job = await prepare(spec, outputs, { ...from, stdout: process.stdout, saveModel, twins, force })
  if (run.dryRun) return printPlan(job, run)
  const result = await make(job, run, { rasterizer, maxWork }, interrupts)
  if (!result) return
  result.notes.push(...overfitNotes(spec, result), ...sliceOffer(spec, output, result))
  result.notes.push(...leakNotes(spec, result))
  printResult(spec, result, output, run)
  if (!run.open) return
  const { openInViewer } = await import('./open.ts')
  const problem = await openInViewer(result.outputs[0].file)
  if (problem !== undefined && !run.quiet) remark(problem)
}

async function printPlan(job: Job, run: CallOptions): Promise<void> {
  const plan = await jobPlan(job)
  if (!run.quiet) plan.notes.forEach(remark)
  if (run.json) printJson(plan)
  else print(planSummary(plan))
}

/** Makes the files of a job; undefined after a signal or a closed pipe, with the exit code that a shell expects. */
async function make(
  job: Job,
  run: CallOptions,
  options: MakeOptions,
  watched?: Interrupts,
): Promise<Result | undefined> {
  const progress = await openProgress(!run.quiet)
  const interrupts = watched ?? watchInterrupts()
  try {
    return await makeFiles(job, {
      ...options,
      margin: run.json || run.csv,
      jobs: run.jobs,
      signal: interrupts.signal,
      // Before a file is opened, a signal simply ends the process, also during a long computation, which would delay
      // the handling of it; afterwards it aborts the work, so that temporary files are removed.
      onOpen: interrupts.listen,
      onProgress: progress.update,
    })
  } catch (error) {
    const code = isClosedPipe(error) ? closedPipe : interrupts.code()
    if (code === undefined) throw error
    process.exitCode = code
    return undefined
  } finally {
    progress.close()
    if (!watched) interrupts.stop()
  }
}

function printResult(spec: FigureSpec, result: Result, output: readonly string[], run: CallOptions): void {
  const lines = resultSummary(result, run.verbose)
  if (!run.quiet) for (const line of run.watch ? [lines.slice(-2).join(' · ')] : lines) remark(line)
  const files = result.outputs.map(({ file }) => file)
  if (run.json) printJson(result)
  else if (run.csv) print(panelsAsCsv(result.panels!).split('\n'))
  else if (run.embed !== undefined) {
    if (!run.quiet) files.forEach(remark)
    print(embedText(result, run).split('\n'))
  } else if (output.length === 0)
    print([...(result.explain?.sentences ?? []), ...worthLines(result), ...fewLines(spec, result)])
  else if (!run.quiet && !output.includes('-')) print(files)
}

/**
 * The command that draws a network of more than two features over two of them, the others held, where it has a boundary; of
 * such a slice the one that has a panel for each value of a column of few that matters.
 */
function sliceOffer(spec: FigureSpec, output: readonly string[], { sliceable, slice }: Result): string[] {
  const files = output.filter(file => file !== '-')
  if (slice?.panels && !isSweep(spec) && sceneNames(spec).length === 1 && spec.slice?.[0] === 'auto') {
    const words = [...lineOf(spec, ...files), '--fix', slice.panels]
    // A size of one panel may leave no room for several.
    const line = quoted(words.filter((word, i) => word !== '--size' && words[i - 1] !== '--size'))
    return [`${slice.panels.split('=')[0]} has a panel for each value with ${line}`]
  }
  const isWhole = !isSweep(spec) && spec.slice === null && spec.reduce === null && sliceable
  const takes = (name: string) => ofTask(catalog, spec).scenes.find(scene => scene.name === name)!.takes
  if (!isWhole || !sceneNames(spec).every(name => takes(name).includes('slice'))) return []
  const line = lineOf({ ...spec, slice: ['auto'], image: null }, ...files)
  return [`to see the decision boundary over the two columns that matter most: ${quoted(line)}`]
}

/** The exit code that a shell expects of a program that wrote to a closed pipe: 128 and the number of SIGPIPE. */
const closedPipe = 141

/** Letters of the longest bar. */
const longest = 30

/** The confusion matrix and a bar a column as text, behind a sentence on each; nothing where no columns were judged. */
function worthLines({ columns, confusion, residuals }: Result): string[] {
  const judged = confusion ?? residuals
  if (!columns || !judged) return []
  const { shuffled, sentences } = judged
  const counts = confusion?.matrix.map((row, k) => [confusion.classes[k], ...row.map(String)])
  const matrix = counts ? [...aligned([['true \\ predicted', ...confusion!.classes], ...counts]), ''] : []
  const rises = columns.map(one => ('loss' in one ? one.loss.mean : one.error.after - one.error.before))
  const most = Math.max(...rises, 1e-9)
  const bars = columns.map((one, i) => [
    one.name,
    ...('loss' in one
      ? [
          `${signed(one.loss.mean, 3)} ± ${one.loss.deviation.toFixed(3)}`,
          `${signed(one.accuracy.mean * shuffled, 0)} ± ${(one.accuracy.deviation * shuffled).toFixed(0)}`,
        ]
      : [`${amount(one.error.after)} ± ${amount(one.error.deviation)}`, amount(rises[i])]),
    '█'.repeat(Math.max(0, Math.round((longest * rises[i]) / most))),
  ])
  const measures = confusion ? ['rise of the loss', `more wrong of ${shuffled}`] : ['error then', 'rise']
  return [
    ...[sentences[0], '', ...matrix],
    ...[...sentences.slice(1), '', ...aligned([['column shuffled', ...measures, ''], ...bars])],
  ]
}

function aligned(rows: string[][]): string[] {
  return alignColumns(rows).split('\n')
}

/** 0.5 → "+0.500"; what rounds to 0 has no sign. */
function signed(value: number, digits: number): string {
  const text = Math.abs(value).toFixed(digits)
  return `${Number(text) === 0 ? ' ' : value < 0 ? '−' : '+'}${text}`
}

/** Throws SpecError where no key takes several values, though the command or a flag asks for a sweep. */
function checkSweep(spec: FigureSpec, asker: 'sweep' | 'csv'): void {
  if (isSweep(spec)) return
  // What belongs to training means nothing to a loaded network.
  const keys = sweptKeys().filter(key => !isOfModel(key, spec.model))
  const several = `several values of ${keys.map(key => `--${flagName(key)}`).join(', ')}, such as --${keys[0]} 1..4`
  throw new SpecError(asker, undefined, several)
}

/** Columns of the results of a sweep; errors are in the target's own units. */
const columns: Readonly<Record<Task, string>> = {
  classification:
    'value,accuracy,correct,samples,separable,margin,first,inputAccuracy,loss,iterations,restarts,heldOutAccuracy',
  regression: 'value,rmse,r2,largest,samples,loss,iterations,restarts,heldOutRmse',
}

/** The results of a sweep as CSV (RFC 4180, but with \n): a header and a row for each value. */
function panelsAsCsv(panels: readonly PanelResult[]): string {
  const header = columns[taskOfResult(panels[0])]
  const rows = panels.map(panel => {
    const facts = factsOf(panel)
    return header.split(',').map(name => cellOf(facts[name]))
  })
  return [header, ...rows.map(row => row.join(','))].join('\n')
}

/** The facts of a panel by the names of columns. */
function factsOf({ value, first, data, training }: PanelResult): Record<string, unknown> {
  const { test, ...record } = training
  const held: { accuracy?: number; rmse?: number } = test ?? {}
  return {
    ...record,
    ...('verdict' in record && record.verdict),
    ...{ value: textOf(value), first, samples: data.samples },
    ...{ heldOutAccuracy: held.accuracy, heldOutRmse: held.rmse },
  }
}

/** The value of a panel as its flag takes it: hidden layers, columns that are held, or one word or number. */
function textOf(value: unknown): unknown {
  if (!Array.isArray(value)) return value
  return typeof value[0] === 'string'
    ? value.join(',')
    : formatLayers(value as HiddenLayer[], catalog.activations[0])
}

function cellOf(value: unknown): string {
  const text = String(value ?? '')
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
