import { existsSync } from 'node:fs'
import { defaultFormat, formatOf } from '../encode/formats.ts'
import { SpecError } from '../options/error.ts'
import { nameOfData } from '../options/paths.ts'
import { isPairs } from '../options/slice.ts'
import type { PictureSpec } from '../options/sweep.ts'
import { isOurs } from '../render/frame-files.ts'
import type { RequestedOutput } from '../render/targets.ts'
import { twinOutputs } from '../render/twins.ts'
import type { CallOptions } from './run-options.ts'

/** @throws SpecError for flags that both print to standard output, and for `-o -` on a terminal or beside what needs a file */
export function checkStandardOutput(run: CallOptions): void {
  const { output = [], format, open } = run
  const [printing, also] = (['json', 'csv', 'embed'] as const).filter(key => run[key])
  if (also)
    throw new SpecError(also, undefined, `nothing beside --${printing}: both print to standard output`)
  const [first = '-'] = output
  if (open && (first !== '-' || format !== undefined) && formatOf(first, format).embed === 'element')
    throw new SpecError('open', undefined, `nothing beside ${first}: only a page with the player shows it`)
  if (!output.includes('-')) {
    if (format !== undefined && output.length > 0)
      throw new SpecError('format', format, 'nothing beside -o with a name, whose ending decides')
    return
  }
  for (const [key, reason] of Object.entries(needFiles))
    if (run[key as keyof CallOptions] !== undefined) throw new SpecError('output', '-', `a file: ${reason}`)
  if (process.stdout.isTTY)
    throw new SpecError('output', '-', 'a pipe or a file: standard output is a terminal')
}

/** The reasons why options need a file, and not standard output. */
const needFiles = {
  csv: '--csv prints to standard output',
  json: '--json prints to standard output',
  embed: '--embed prints to standard output, and names it',
  twins: 'twins are two',
  open: '--open shows one',
}

/**
 * The name of the file that is written without -o, in the current folder: that of the dataset or the table, with the
 * ending of the format.
 *
 * @throws SpecError where there is a file of that name that nnanim did not make
 */
export function defaultOutput({ data, at, film, slice }: PictureSpec, named?: string): string {
  const format =
    named === undefined ? defaultFormat(at !== null || film !== null || isPairs(slice)) : formatOf('-', named)
  const file = `${nameOfData(data)}.${format.name}`
  checkOwn(file, 'name a file with -o, which replaces it')
  return file
}

/** Throws SpecError where a dark twin would replace a file that nnanim did not make. */
export function checkTwins(outputs: readonly RequestedOutput[]): void {
  for (const { file, format } of twinOutputs(outputs))
    if (!format.folder) checkOwn(file, 'move it away first')
}

/** @throws SpecError, with advice, for a file whose name the user did not give, and that nnanim did not make */
export function checkOwn(file: string, advice: string): void {
  if (existsSync(file) && !isOurs(file))
    throw new SpecError(file, undefined, `a file made by nnanim, or none; ${advice}`)
}
