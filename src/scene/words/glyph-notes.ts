import type { Dataset } from '../../data/dataset.ts'
import type { Language } from '../../language/language.ts'
import type { PictureSpec } from '../../options/sweep.ts'
import type { Font } from '../font.ts'
import { lacking } from '../fonts/characters.ts'
import type { Moment, Scene } from '../scene.ts'
import type { Shape } from '../shape.ts'

/** Characters that a note names. */
const maxNamed = 8

/** Says which characters of a scene's texts have no glyph, and what helps. */
export function glyphNotes(
  scene: Scene,
  { title, titles, caption, captions, xLabel, yLabel }: PictureSpec,
  { features, classes }: Dataset,
  { notes }: Language,
  font?: Font,
): string[] {
  const lacks = (text: string) => (font ? font.lacking(text) : lacking(text))
  // nnanim's own words have all their glyphs, so that most scenes need not be looked at.
  const byId = [titles, captions].flatMap(texts => Object.values(texts ?? {}))
  const given = [title, caption, ...byId, xLabel, yLabel, ...features, ...classes]
  if (given.every(text => lacks(text ?? '').length === 0)) return []
  const missing = [...new Set(textsOf(scene).flatMap(lacks))]
  if (missing.length === 0) return []
  return [
    notes.glyphs({
      font: font?.files.name ?? null,
      missing: missing.slice(0, maxNamed).map(nameOf),
      more: Math.max(0, missing.length - maxNamed),
    }),
  ]
}

function nameOf(character: string): string {
  const codes = Array.from(
    character,
    one => `U+${one.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`,
  )
  return `${character} (${codes.join(' ')})`
}

/** All that is written at the beginning, in the middle and at the end of each chapter. */
function textsOf({ chapters, at }: Scene): string[] {
  const moments = chapters.flatMap(({ start, end }): Moment[] => [start, (start + end) / 2, end])
  return [...new Set(['poster' as const, ...moments])].flatMap(moment => at(moment).flatMap(textsIn))
}

function textsIn(shape: Shape): string[] {
  if (shape.kind === 'group') return shape.children.flatMap(textsIn)
  return shape.kind === 'text' ? [shape.text] : []
}
