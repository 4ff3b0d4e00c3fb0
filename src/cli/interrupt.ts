/** Exit codes that a shell expects of a process that a signal ended: 128 and the signal's number. */
const codes = { SIGHUP: 129, SIGINT: 130, SIGQUIT: 131, SIGTERM: 143 } as const

/** Milliseconds that threads have to end once all else is done. */
const patience = 100

export type Interrupts = ReturnType<typeof watchInterrupts>

/** Opens what turns Ctrl-C and other requests to end into an abort, so that the work can remove its temporary files. */
export function watchInterrupts() {
  const controller = new AbortController()
  let came: keyof typeof codes | undefined
  const names = Object.keys(codes) as (keyof typeof codes)[]
  const interrupt = (signal: keyof typeof codes) => {
    if (came) return endBy(signal)
    came = signal
    controller.abort()
  }
  const ignore = () => {
    for (const name of names) process.off(name, interrupt)
  }
  const endBy = (signal: keyof typeof codes) => {
    // Not by process.exit: that ends threads in the middle of a frame, on which rasterizers abort the process.
    ignore()
    process.kill(process.pid, signal)
  }
  return {
    /** Is aborted by the first signal after `listen`. */
    signal: controller.signal as AbortSignal,
    /** From now on the first signal aborts, and a second one ends the process at once. May be called again. */
    listen() {
      ignore()
      // Not `once`: as soon as this listener is removed, that of signal-exit ends the process.
      for (const name of names) process.on(name, interrupt)
    },
    /** The exit code that a shell expects after the signal that came; undefined when none came. */
    code: () => came && codes[came],
    /** From now on signals end the process; one that came does so at last, where a thread still keeps it. */
    stop() {
      ignore()
      if (came) setTimeout(endBy, patience, came).unref()
    },
  }
}
