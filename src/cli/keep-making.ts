import { openWatch } from '../render/batch/watch.ts'
import { formatError } from './errors.ts'
import { type Interrupts, watchInterrupts } from './interrupt.ts'
import { complain, remark } from './print.ts'

/**
 * Makes files, and again whenever a file changes that they are made of, until Ctrl-C. Errors are printed, and do not end it.
 *
 * @param files that are known before all else is read
 * @param once makes what has changed; `follow` takes the files to watch besides, as soon as they are known
 */
export async function keepMaking(
  files: readonly string[],
  isQuiet: boolean | undefined,
  once: (interrupts: Interrupts, follow: (inputs: readonly string[]) => void) => Promise<void>,
): Promise<void> {
  const interrupts = watchInterrupts()
  interrupts.listen()
  const watch = openWatch(interrupts.signal)
  try {
    do {
      watch.follow(files)
      try {
        await once(interrupts, inputs => watch.follow([...files, ...inputs]))
      } catch (error) {
        complain(formatError(error, []))
      }
      if (!isQuiet && !interrupts.signal.aborted) remark('waiting for changes, until Ctrl-C')
      await watch.changed()
    } while (!interrupts.signal.aborted)
    process.exitCode = interrupts.code()
  } finally {
    watch.close()
    interrupts.stop()
  }
}
