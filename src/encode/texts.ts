import { WorkError } from '../spec/error.ts'
import { gifTexts, isGif } from './texts/gif.ts'
import { isMp4, mp4Texts } from './texts/mp4.ts'
import { isPdf, pdfTexts } from './texts/pdf.ts'
import { isPng, textOf } from './texts/png.ts'
import { isXml, svgTexts } from './texts/svg.ts'
import { isWebm, webmTexts } from './texts/webm.ts'

/**
 * The texts that a file carries for programs, of every kind of file that nnanim makes.
 *
 * @throws WorkError for a file of another kind, and for one that ends too early to tell.
 */
export function carriedTexts(file: Uint8Array): Iterable<string> {
  if (isGif(file)) return gifTexts(file)
  if (isPng(file)) return [textOf(file, 'nnanim') ?? '']
  if (isMp4(file)) return mp4Texts(file)
  if (isWebm(file)) return webmTexts(file)
  if (isPdf(file)) return pdfTexts(file)
  if (isXml(file)) return svgTexts(file)
  throw new WorkError('the file is not a GIF, PNG, MP4, WebM, SVG or PDF')
}
