import { createHash } from 'node:crypto'
import { letterFontOf } from '../language/letters.ts'
import { SpecError } from '../options/error.ts'
import type { Spec } from '../options/spec.ts'
import type { Font } from '../scene/font.ts'
import { openFont } from '../scene/fonts/open-font.ts'
import { checkPath, readNamed } from './plain-file.ts'
import { tools } from './tools.ts'

/** Bytes of a font file at most: those of all Chinese, Japanese and Korean characters have 20 to 30 MB. */
const maxBytes = 64e6

/**
 * The font that a spec names or whose letters its language needs, for `buildScene`; undefined where Inter suffices.
 *
 * @param spec its keys `font`, a path, and `lang`
 * @throws SpecError for a file that cannot be read or is no font, and for a language whose font is not installed
 */
export async function loadFont(spec: Pick<Spec, 'font' | 'lang'>): Promise<Font | undefined> {
  if (letterFontOf(spec)) return (await (await import('./letters.ts')).readLetters(spec.lang)).font
  return spec.font === null ? undefined : (await readFont(spec.font)).font
}

/** Reads a font file, with its SHA-256. @throws SpecError for a file that cannot be read or is no font */
export async function readFont(path: string): Promise<{ font: Font; hash: string }> {
  checkPath(path, 'font')
  const own = readNamed(path, 'font', maxBytes + 1)
  if (own.length > maxBytes) throw new SpecError('font', path, `at most ${maxBytes / 1e6} MB`)
  const font = await openFont({ name: path, own: [own], bundled: await tools.fonts() })
  return { font, hash: createHash('sha256').update(own).digest('hex') }
}
