import picocolors from 'picocolors'

/** Colours for standard error, which may be a terminal when standard output is not. */
const colors = picocolors.createColors(
  process.stderr.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== 'dumb',
)

/** Writes what was asked for to standard output. */
export function print(text: string): void {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`)
}

/** Writes a remark to standard error. */
export function remark(text: string): void {
  process.stderr.write(`${colors.dim(text)}\n`)
}

/** Writes an error to standard error. */
export function complain(text: string): void {
  process.stderr.write(`${colors.red('nnanim:')} ${text}\n`)
}

/** `nnanim … | head` closes the pipe early: what is left to say is dropped, and nothing is wrong. */
export function surviveClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error
    })
}
