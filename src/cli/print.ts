import { stripVTControlCharacters } from 'node:util'
import picocolors from 'picocolors'
import { printable } from '../options/printable.ts'

/** Colours for standard error, which may be a terminal while standard output is not. */
const colors = picocolors.createColors(
  process.stderr.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== 'dumb',
)

/** A text with parts in bold as standard output takes it, by the rules of Commander, which prints the other helps. */
export function plainWhereDull(text: string): string {
  const { NO_COLOR, FORCE_COLOR, CLICOLOR_FORCE } = process.env
  const isOff = Boolean(NO_COLOR) || FORCE_COLOR === '0' || FORCE_COLOR === 'false'
  const isOn = Boolean(FORCE_COLOR) || CLICOLOR_FORCE !== undefined
  const shows = !isOff && (isOn || (process.stdout.isTTY === true && process.stdout.hasColors()))
  return shows ? text : stripVTControlCharacters(text)
}

/** Writes lines to standard output. A line break in one is made visible, so that the rest is not taken for another. */
export function print(lines: string | readonly string[]): void {
  const shown = [lines].flat().map(line => printable(line))
  printText(shown.join('\n'))
}

/** Writes a value to standard output as a line of JSON, with control characters in its texts escaped. */
export function printJson(value: unknown): void {
  const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  printText(printable(JSON.stringify(value), escaped))
}

/** Writes a text of the program's own, with lines and colours, to standard output; a failure is told on standard error. */
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
