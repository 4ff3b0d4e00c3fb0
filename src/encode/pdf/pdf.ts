import { SpecError } from '../../options/error.ts'
import type { Fonts } from '../../paint/font.ts'
import { begins, ends } from '../begins.ts'
import { drawingOf, unscaled } from '../drawing.ts'
import type { FrameFormat } from '../format.ts'

export const pdf: FrameFormat<Fonts, Uint8Array> = {
  name: 'pdf',
  shows: 'moment',
  // ISO 32000-1, 7.5.2 and 7.5.5.
  metadata: { is: begins(/^%PDF-/), isWhole: ends(/%%EOF\s*$/), texts: pdfTexts },
  vector: true,
  needs: 'fonts',
  size: unscaled,
  prepare: (_film, _samples, tools) => tools.fonts(),
  encoder:
    (animation, fonts) =>
    async ({ frames }) => {
      const { writePdf } = await import('../../paint/pdf.ts')
      try {
        return await writePdf(await drawingOf(animation, frames[0]), fonts, { nnanim: animation.recipe })
      } catch (error) {
        if (!animation.font || error instanceof SpecError) throw error
        const expected = `a font that a PDF can hold (${(error as Error).message})`
        throw new SpecError('font', animation.font.name, expected)
      }
    },
  join: () => ({ add: file => [file], end: () => [] }),
}

/**
 * The entry `nnanim` of a PDF file's information (ISO 32000-1, 14.3.3), in a string object of its own, as this
 * program writes it.
 */
export function pdfTexts(file: Uint8Array): string[] {
  const text = new TextDecoder('latin1').decode(file)
  // Ten digits are what a file's table of objects has room for.
  const number = /\/nnanim (\d{1,10}) 0 R/.exec(text)?.[1]
  const head = `\n${number} 0 obj\n(`
  const begin = text.indexOf(head) + head.length
  if (begin < head.length) return []
  // A regular expression of the whole string takes a place on the stack for each of its characters.
  let end = begin
  while (end < text.length && text[end] !== '(' && text[end] !== ')') end += text[end] === '\\' ? 2 : 1
  return text[end] === ')' ? [text.slice(begin, end).replace(/\\(.)/g, '$1')] : []
}
