import type { Progress } from '../render/options.ts'

/** Shows how far the work on a figure is. */
export interface ProgressBar {
  update(step: Progress): void
  close(): void
}

/**
 * Opens a bar on standard error, which is redrawn ten times a second at most. It shows nothing where standard error is
 * no terminal, or in continuous integration.
 *
 * @param wanted whether to show it at all
 */
export async function openProgress(wanted: boolean): Promise<ProgressBar> {
  const isTerminal = process.stderr.isTTY === true && !process.env.CI
  if (!wanted || !isTerminal) return { update: () => {}, close: () => {} }
  const { default: cliProgress } = await import('cli-progress')
  const bar = new cliProgress.SingleBar(
    {
      format: '{name} {bar} {value}/{total}{detail}',
      barsize: 30,
      fps: 10,
      clearOnComplete: true,
      linewrap: true,
    },
    cliProgress.Presets.shades_classic,
  )
  let shown: string | undefined
  return {
    update(step) {
      const name = stageName(step)
      const detail = trainingDetail(step)
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
