const codes = { SIGHUP: 129, SIGINT: 130, SIGQUIT: 131, SIGTERM: 143 } as const

export interface Interrupts {
  signal: AbortSignal
  /** Turns signals into an abort from now on; a second signal ends the process at once. May be called again. */
  listen(): void
  /** The exit code that a shell expects after the signal that came; undefined when none did. */
  code(): number | undefined
  stop(): void
}

/** Turns Ctrl-C and other requests to end into an abort, so that the work can leave nothing behind. */
export function watchInterrupts(): Interrupts {
  const controller = new AbortController()
  let code: number | undefined
  const names = Object.keys(codes) as (keyof typeof codes)[]
  const interrupt = (signal: keyof typeof codes) => {
    if (code !== undefined) return endBy(signal)
    code = codes[signal]
    controller.abort()
  }
  const stop = () => {
    for (const name of names) process.off(name, interrupt)
  }
  const endBy = (signal: keyof typeof codes) => {
    // Not by process.exit: it ends threads in the middle of a frame, and rasterizers abort the process then.
    stop()
    process.kill(process.pid, signal)
  }
  return {
    signal: controller.signal,
    listen() {
      stop()
      // Not `once`: a listener that is gone lets signal-exit's own end the process.
      for (const name of names) process.on(name, interrupt)
    },
    code: () => code,
    stop,
  }
}
