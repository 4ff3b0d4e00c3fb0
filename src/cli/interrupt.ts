const codes = { SIGINT: 130, SIGTERM: 143 } as const

export interface Interrupts {
  signal: AbortSignal
  /** Turns signals into an abort from now on; a second signal ends the process at once. */
  listen(): void
  /** The exit code that a shell expects after the signal that came; undefined when none did. */
  code(): number | undefined
  stop(): void
}

/** Turns Ctrl-C and a request to end into an abort, so that the work can leave nothing behind. */
export function watchInterrupts(): Interrupts {
  const controller = new AbortController()
  let code: number | undefined
  const interrupt = (signal: keyof typeof codes) => {
    if (code !== undefined) process.exit(code)
    code = codes[signal]
    controller.abort()
  }
  const names = Object.keys(codes) as (keyof typeof codes)[]
  return {
    signal: controller.signal,
    listen() {
      // Not `once`: a listener that is gone lets signal-exit's own end the process.
      for (const name of names) process.on(name, interrupt)
    },
    code: () => code,
    stop() {
      for (const name of names) process.off(name, interrupt)
    },
  }
}
