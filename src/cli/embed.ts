import { isAbsolute, relative, sep } from 'node:path'
import { type Embed, type EmbedFile, embeds } from '../encode/embed.ts'
import { formatOf } from '../encode/formats.ts'
import { SpecError } from '../options/error.ts'
import type { Spec } from '../options/spec.ts'
import { nearest } from '../options/suggest.ts'
import type { Result } from '../render/result.ts'
import type { RunOptions } from './parse.ts'
import { checkOwn } from './target.ts'

/**
 * The outputs of a call, and the still that its embed needs beside them.
 * Throws SpecError for an unknown embed, and one that cannot name the files.
 */
export function withStill({ at, film, loop }: Spec, output: string[], { embed }: RunOptions): string[] {
  const { needsStill, write } = embedOf(embed)
  const exhibits = output.map(file => {
    const { name, shows } = formatOf(file)
    const seconds = shows === 'moment' || at !== null || film !== null ? 0 : 1
    return { path: pathOf(file), format: name, width: 1, height: 1, frames: 1, seconds }
  })
  write({ alt: '', loop, exhibits, twins: [] })
  if (!needsStill(exhibits)) return output
  const still = `${output[0].replace(/\.[^./\\]+$|[/\\]+$/, '')}-still.png`
  checkOwn(still, 'name a still with -o, such as -o still.png')
  return [...output, still]
}

/** What to paste for the files that were made. */
export function embedText({ alt, spec, outputs }: Result, { embed, twins }: RunOptions): string {
  const exhibits = outputs.map(
    ({ file, format, width, height, density, frames, seconds }): EmbedFile => ({
      ...{ path: pathOf(file), format, frames, seconds },
      ...{ width: Math.round(width / density), height: Math.round(height / density) },
    }),
  )
  const own = twins ? exhibits.length / 2 : exhibits.length
  const showing = { alt, loop: spec.loop, exhibits: exhibits.slice(0, own), twins: exhibits.slice(own) }
  return embedOf(embed).write(showing)
}

function embedOf(name: string | undefined): Embed {
  const names = Object.keys(embeds)
  if (name !== undefined && names.includes(name)) return embeds[name]
  const word = name && nearest(name, names)
  throw new SpecError('embed', name, `one of ${names.join(', ')}`, { suggestion: word && `"${word}"` })
}

/** Seen from the current folder, as the page is thought to be there. */
function pathOf(file: string): string {
  const path = isAbsolute(file) ? relative('', file) : file.replace(/^\.[/\\]+/, '')
  const parts = path.split(sep).join('/')
  return /[/\\]$/.test(file) && !parts.endsWith('/') ? `${parts}/` : parts
}
