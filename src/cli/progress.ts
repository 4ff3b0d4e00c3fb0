export interface Progress {
  update(step: { stage: string; done: number; total: number }): void
  close(): void
}

/** A bar on standard error, redrawn ten times a second at most; silent unless a person watches a terminal. */
export async function openProgress(wanted: boolean): Promise<Progress> {
  const watched = process.stderr.isTTY === true && !process.env.CI
  if (!wanted || !watched) return { update: () => {}, close: () => {} }
  const { default: cliProgress } = await import('cli-progress')
  const bar = new cliProgress.SingleBar(
    {
      format: '{stage} {bar} {value}/{total}',
      barsize: 30,
      fps: 10,
      clearOnComplete: true,
      linewrap: true,
    },
    cliProgress.Presets.shades_classic,
  )
  let shown: string | undefined
  return {
    update({ stage, done, total }) {
      if (stage === shown) {
        // A file that is too large is drawn again.
        bar.setTotal(total)
        return bar.update(done)
      }
      if (shown !== undefined) bar.stop()
      bar.start(total, done, { stage })
      shown = stage
    },
    close() {
      if (shown !== undefined) bar.stop()
    },
  }
}
