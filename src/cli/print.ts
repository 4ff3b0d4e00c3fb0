import picocolors from 'picocolors'
import { printable } from '../options/printable.ts'
import { channels, contrast } from '../scene/style/color.ts'

/** Colours for standard error, which may be a terminal while standard output is not. */
const colors = picocolors.createColors(
  process.stderr.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== 'dumb',
)

/** A colour's name, `#rrggbb`, on a background of that colour where standard output is a terminal with 24-bit colours. */
export function onOwnColor(color: string): string {
  const shown = process.stdout.isTTY === true && /^(truecolor|24bit)$/.test(process.env.COLORTERM ?? '')
  if (!shown || process.env.NO_COLOR) return color
  const background = channels(color).join(';')
  const ink = contrast(color, '#000000') > contrast(color, '#ffffff') ? '0;0;0' : '255;255;255'
  return `\u001b[48;2;${background};38;2;${ink}m${color}\u001b[0m`
}

/**
 * Writes lines to standard output. A line break inside one of them is made visible, so that what follows is not taken
 * for another line.
 */
export function print(lines: string | readonly string[]): void {
  printText(
    [lines]
      .flat()
      .map(line => printable(line))
      .join('\n'),
  )
}

/** Writes a value to standard output as a line of JSON, with control characters in its texts escaped. */
export function printJson(value: unknown): void {
  const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  printText(printable(JSON.stringify(value), escaped))
}

/**
 * Writes a text of the program's own to standard output; it may have several lines and colours. Where that fails, as on
 * a full disk, an error is written to standard error.
 */
export function printText(text: string): void {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`, error => {
    if (error && (error as NodeJS.ErrnoException).code !== 'EPIPE')
      complain(`cannot write to standard output: ${error.message}`)
  })
}

/** Writes a remark of one line to standard error, dimmed. */
export function remark(line: string): void {
  process.stderr.write(`${colors.dim(printable(line))}\n`)
}

/** The function that writes remarks; undefined with --quiet. */
export function noteOf({ quiet }: { quiet?: boolean | undefined }): typeof remark | undefined {
  return quiet ? undefined : remark
}

/** Writes an error to standard error; its message may have several lines. */
export function complain(message: string): void {
  const lines = message.split('\n').map(line => printable(line))
  process.stderr.write(`${colors.red('nnanim:')} ${lines.join('\n')}\n`)
}

/** Writes the stack of an error to standard error, without its message. */
export function remarkStack(error: unknown): void {
  const { stack = '' } = error instanceof Error ? error : {}
  for (const line of stack.split('\n')) if (/^ +at /.test(line)) remark(line)
}

/**
 * Keeps the process from failing when the reader of a pipe ends early, as in `nnanim … | head`: the rest of the output is
 * dropped. After another error of a stream, which `printText` reports, the exit code is 1.
 */
export function surviveClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') process.exitCode = 1
    })
}

/** True for work that failed only because the reader of a pipe on standard output has ended. */
export function isClosedPipe(error: unknown): boolean {
  const cause = error instanceof Error ? (error.cause as NodeJS.ErrnoException | undefined) : undefined
  return cause?.code === 'EPIPE'
}
