import { printable } from '../options/printable.ts'
import type { BatchItem } from '../render/batch/item.ts'
import type { Progress } from '../render/options.ts'
import { remark } from './print.ts'

/** Shows how far the work on a figure is. */
export interface ProgressBar {
  update(step: Progress): void
  close(): void
}

/** Milliseconds of a stage before anything is said of it without a terminal, and between two lines. */
const patience = { first: 2000, next: 4000 }

/** Opens a bar on standard error; where that is no terminal, or in continuous integration, a line every few seconds. */
export async function openProgress(wanted: boolean): Promise<ProgressBar> {
  if (!wanted) return { update: () => {}, close: () => {} }
  return isTerminal() ? openBar() : openLines(remark, () => performance.now())
}

function isTerminal(): boolean {
  return process.stderr.isTTY === true && !process.env.CI
}

async function openBar(): Promise<ProgressBar> {
  const { default: cliProgress } = await import('cli-progress')
  const format = '{name} {bar} {value}/{total}{detail}'
  const look = { format, barsize: 30, fps: 10, clearOnComplete: true, linewrap: true }
  const bar = new cliProgress.SingleBar(look, cliProgress.Presets.shades_classic)
  let shown: string | undefined
  let begun = 0
  return {
    update(step) {
      const name = stageName(step)
      if (name !== shown) begun = performance.now()
      const detail = `${trainingDetail(step)}${timeLeft(step, performance.now() - begun)}`
      if (name === shown) return bar.update(step.done, { detail })
      if (shown !== undefined) bar.stop()
      bar.start(step.total, step.done, { name, detail })
      shown = name
    },
    close() {
      if (shown !== undefined) bar.stop()
    },
  }
}

/** A line for each few seconds of a stage that takes over two: what it does, how long it will take, and what is quicker. */
export function openLines(say: (line: string) => void, now: () => number): ProgressBar {
  let stage: string | undefined
  let begun = 0
  let due = 0
  return {
    update(step) {
      const time = now()
      // A network is chosen before it is trained.
      const name = step.training && 'trial' in step.training ? 'choosing a network' : stageName(step)
      if (name !== stage) {
        stage = name
        begun = time
        due = time + patience.first
      }
      // Between two trainings there is nothing to say.
      if (time < due || (step.stage === 'train' && !step.training)) return
      due = time + patience.next
      const reached = step.training ? trainingDetail(step).slice(2) : countOf(step)
      say(`${name}: ${reached}${timeLeft(step, time - begun)}${quicker(step)}`)
    },
    close() {},
  }
}

function countOf({ stage, done, total }: Progress): string {
  return `${done} of ${total}${{ fit: ' classifiers', train: ' networks', draw: ' frames', write: ' files' }[stage]}`
}

/** Share of the work that has to be done before it tells how long the rest takes. */
const known = 0.05

/** ", about 6 s left": by the share of the work that is done; empty where too little is to tell. */
export function timeLeft({ stage, done, total, training }: Progress, elapsed: number): string {
  // How many iterations a start takes is not known, nor how long a classifier.
  let share = ['fit', 'train'].includes(stage) ? 0 : done / total
  if (training && 'trial' in training) share = (training.trial - 1) / training.trials
  if (share < known || elapsed < patience.first) return ''
  return `, about ${Math.max(1, Math.round((elapsed * (1 / share - 1)) / 1000))} s left`
}

function quicker({ stage, training }: Progress): string {
  if (training) return 'trial' in training ? '; --hidden 3 tries no others' : '; --restarts 1 makes one start'
  const calls = { fit: '; --classifiers logistic,tree fits fewer', draw: '; --fps 10 draws fewer frames' }
  return { train: '', write: '', ...calls }[stage]
}

/** The name of a stage and its pass, each of which has a bar of its own. */
export function stageName({ stage, pass = 1 }: Progress): string {
  return pass > 1 ? `${stage}, pass ${pass}` : stage
}

/** Text behind the bar while a network is chosen or trained: the trial, or start, iteration and loss; else empty. */
export function trainingDetail({ training }: Progress): string {
  if (!training) return ''
  if ('trial' in training) return `, network ${training.trial} of ${training.trials} tried`
  const { start, starts, iteration, loss } = training
  return `, start ${start} of ${starts}, iteration ${iteration}, loss ${loss.toPrecision(3)}`
}

interface BatchProgress {
  begin(item: BatchItem): void
  update(item: BatchItem, progress: Progress): void
  /** @param line what became of the figure, without the message of a failure, which is printed elsewhere */
  end(item: BatchItem, line: string): void
  close(): void
}

/** Opens the display on standard error: bars for all and for each figure on a terminal, elsewhere a line a figure. */
export async function openBatchProgress(total: number, wanted: boolean): Promise<BatchProgress> {
  const nothing = { begin: () => {}, update: () => {}, end: () => {}, close: () => {} }
  if (!wanted || total === 0) return nothing
  if (!isTerminal()) {
    const places = String(total).length
    let done = 0
    return { ...nothing, end: (_, line) => remark(`[${String(++done).padStart(places)}/${total}] ${line}`) }
  }
  const { default: cliProgress } = await import('cli-progress')
  const look = { barsize: 20, fps: 10, clearOnComplete: true, hideCursor: true }
  const format = '{bar} {value}/{total} {name}'
  const bars = new cliProgress.MultiBar({ format, ...look }, cliProgress.Presets.shades_classic)
  const all = bars.create(total, 0, { name: 'figures' })
  const running = new Map<BatchItem, ReturnType<typeof bars.create>>()
  return {
    begin(item) {
      running.set(item, bars.create(1, 0, { name: printable(item.outputs[0].file) }))
    },
    update(item, progress) {
      const bar = running.get(item)
      const name = `${stageName(progress)} ${item.outputs[0].file}${trainingDetail(progress)}`
      bar?.setTotal(progress.total)
      bar?.update(progress.done, { name: printable(name) })
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
