import picocolors from 'picocolors'
import { printable } from '../options/printable.ts'
import { channels, contrast } from '../scene/style/color.ts'

/** Colours for standard error, which may be a terminal when standard output is not. */
const colors = picocolors.createColors(
  process.stderr.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== 'dumb',
)

/** The name of a colour, `#rrggbb`, on a ground of it where standard output is a terminal that has all colours. */
export function onItself(color: string): string {
  const shown = process.stdout.isTTY === true && /^(truecolor|24bit)$/.test(process.env.COLORTERM ?? '')
  if (!shown || process.env.NO_COLOR) return color
  const ground = channels(color).join(';')
  const ink = contrast(color, '#000000') > contrast(color, '#ffffff') ? '0;0;0' : '255;255;255'
  return `\u001b[48;2;${ground};38;2;${ink}m${color}\u001b[0m`
}

/**
 * Writes what was asked for to standard output, a line or several. A line break inside one of them is shown as none,
 * or what stands behind it would be taken for another line.
 */
export function print(lines: string | readonly string[]): void {
  printText(
    [lines]
      .flat()
      .map(line => printable(line))
      .join('\n'),
  )
}

/** Writes a value as a line of JSON, control characters in its texts escaped. */
export function printJson(value: unknown): void {
  const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  printText(printable(JSON.stringify(value), escaped))
}

/** Writes a text of the program's own, which may have lines and colours; says where it cannot, as on a full disk. */
export function printText(text: string): void {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`, error => {
    if (error && (error as NodeJS.ErrnoException).code !== 'EPIPE')
      complain(`cannot write to standard output: ${error.message}`)
  })
}

/** Writes a remark of one line to standard error. */
export function remark(line: string): void {
  process.stderr.write(`${colors.dim(printable(line))}\n`)
}

/** Writes an error to standard error; its message may have several lines. */
export function complain(message: string): void {
  const lines = message.split('\n').map(line => printable(line))
  process.stderr.write(`${colors.red('nnanim:')} ${lines.join('\n')}\n`)
}

/** Writes to standard error where an error comes from. */
export function remarkStack(error: unknown): void {
  const { stack = '' } = error instanceof Error ? error : {}
  for (const line of stack.split('\n')) if (/^ +at /.test(line)) remark(line)
}

/**
 * `nnanim … | head` closes the pipe early: what is left to say is dropped, and nothing is wrong. Of other errors
 * whoever wrote has told.
 */
export function surviveClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') process.exitCode = 1
    })
}

/** Whether work failed only since nobody reads standard output any more. */
export function isClosedPipe(error: unknown): boolean {
  const cause = error instanceof Error ? (error.cause as NodeJS.ErrnoException | undefined) : undefined
  return cause?.code === 'EPIPE'
}
