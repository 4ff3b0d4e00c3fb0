/** Exit codes that a shell expects of a process that a signal ended: 128 and the signal's number. */
const codes = { SIGHUP: 129, SIGINT: 130, SIGQUIT: 131, SIGTERM: 143 } as const

/** Signals that ask the process to end, as an abort. */
export interface Interrupts {
  /** Is aborted by the first signal after `listen`. */
  signal: AbortSignal
  /** From now on the first signal aborts, and a second one ends the process at once. May be called again. */
  listen(): void
  /** The exit code that a shell expects after the signal that came; undefined when none came. */
  code(): number | undefined
  /** From now on signals end the process again. */
  stop(): void
}

/** Opens what turns Ctrl-C and other requests to end into an abort, so that the work can remove its temporary files. */
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
    // Not by process.exit: that ends threads in the middle of a frame, on which rasterizers abort the process.
    stop()
    process.kill(process.pid, signal)
  }
  return {
    signal: controller.signal,
    listen() {
      stop()
      // Not `once`: as soon as this listener is removed, that of signal-exit ends the process.
      for (const name of names) process.on(name, interrupt)
    },
    code: () => code,
    stop,
  }
}
