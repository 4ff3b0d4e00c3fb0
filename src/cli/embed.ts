import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { isAbsolute, relative, sep } from 'node:path'
import { moves } from '../encode/budget.ts'
import type { Embed, EmbedFile } from '../encode/embed.ts'
import { embeds } from '../encode/embeds.ts'
import { defaultFormat, endingOf, formatNamed } from '../encode/formats.ts'
import { policyOf } from '../encode/html/page.ts'
import { SpecError } from '../options/error.ts'
import { nearest } from '../options/suggest.ts'
import type { PictureSpec } from '../options/sweep.ts'
import type { Result } from '../render/result.ts'
import type { RequestedOutput } from '../render/targets.ts'
import type { CallOptions } from './run-options.ts'
import { checkOwn } from './target.ts'

/**
 * The outputs of a call, and the still that the text of --embed needs beside them.
 *
 * @throws SpecError for an unknown kind of embed, for files that it cannot name, and where a file that nnanim did not make
 *   has the still's name
 */
export function withStill(
  spec: PictureSpec,
  outputs: RequestedOutput[],
  { embed }: CallOptions,
): RequestedOutput[] {
  const { needsStill, write } = embedOf(embed)
  const exhibits = outputs.map(({ file, format }) => {
    const seconds = moves(format, spec) ? 1 : 0
    return { path: pathOf(file), format: format.name, width: 1, height: 1, frames: 1, seconds }
  })
  write({ alt: '', lang: 'en', loop: spec.loop, exhibits, twins: [] })
  if (!needsStill(exhibits)) return outputs
  const [{ file }] = outputs
  const name = /[/\\]$/.test(file)
    ? file.replace(/[/\\]+$/, '')
    : file.slice(0, file.length - endingOf(file).length)
  const format = defaultFormat(true)
  const still = `${name}-still.${format.name}`
  checkOwn(still, `name a still with -o, such as -o still.${format.name}`)
  return [...outputs, { file: still, format }]
}

/** The text to paste into a page or a document that shows the files of a result. @throws SpecError as `withStill` does */
export function embedText({ alt, spec, outputs }: Result, { embed, twins }: CallOptions): string {
  const exhibits = outputs.map(
    ({ file, format, width, height, density, frames, seconds }): EmbedFile => ({
      path: pathOf(file),
      format,
      frames,
      seconds,
      ...(formatNamed(format).embed === 'page' && { policy: policyOf(readFileSync(file, 'utf8'), sha256) }),
      width: Math.round(width / density),
      height: Math.round(height / density),
    }),
  )
  const { lang, loop } = spec
  const count = twins ? exhibits.length / 2 : exhibits.length
  const shown = { exhibits: exhibits.slice(0, count), twins: exhibits.slice(count) }
  return embedOf(embed).write({ alt, lang, loop, ...shown })
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64')
}

function embedOf(name: string | undefined): Embed {
  const names = Object.keys(embeds)
  if (name !== undefined && names.includes(name)) return embeds[name]
  const word = name && nearest(name, names)
  throw new SpecError('embed', name, `one of ${names.join(', ')}`, { suggestion: word && `"${word}"` })
}

/** The path of a file from the current folder, in which the page is assumed to be; with slashes. */
function pathOf(file: string): string {
  const path = isAbsolute(file) ? relative('', file) : file.replace(/^\.[/\\]+/, '')
  const parts = path.split(sep).join('/')
  return /[/\\]$/.test(file) && !parts.endsWith('/') ? `${parts}/` : parts
}
