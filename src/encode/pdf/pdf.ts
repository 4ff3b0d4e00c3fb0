import { SpecError } from '../../options/error.ts'
import type { Fonts } from '../../paint/font.ts'
import { drawingOf, unscaled } from '../drawing.ts'
import type { FrameFormat } from '../format.ts'
import { isPdf, isWholePdf, pdfTexts } from './metadata.ts'

/** A still as PDF. */
export const pdf: FrameFormat<Fonts, Uint8Array> = {
  name: 'pdf',
  shows: 'moment',
  metadata: { is: isPdf, isWhole: isWholePdf, texts: pdfTexts },
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
