import type { Progress } from '../render/render.ts'

export interface ProgressBar {
  update(step: Progress): void
  close(): void
}

/** A bar on standard error, redrawn ten times a second at most; silent unless a person watches a terminal. */
export async function openProgress(wanted: boolean): Promise<ProgressBar> {
  const watched = process.stderr.isTTY === true && !process.env.CI
  if (!wanted || !watched) return { update: () => {}, close: () => {} }
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
      const name = nameOf(step)
      const detail = detailOf(step)
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

/** What has a bar of its own. */
export function nameOf({ stage, pass = 1 }: Progress): string {
  return pass > 1 ? `${stage}, pass ${pass}` : stage
}

/** What goes on between two steps of the bar. */
export function detailOf({ training }: Progress): string {
  if (!training) return ''
  const { start, starts, iteration, loss } = training
  return `, start ${start} of ${starts}, iteration ${iteration}, loss ${loss.toPrecision(3)}`
}
