import { WorkError } from '../spec/error.ts'
import { gifTexts, isGif } from './texts/gif.ts'
import { isMp4, mp4Texts } from './texts/mp4.ts'
import { isPdf, pdfTexts } from './texts/pdf.ts'
import { isPng, textOf } from './texts/png.ts'
import { isXml, svgTexts } from './texts/svg.ts'
import { isWebm, webmTexts } from './texts/webm.ts'

/** Every kind of file that nnanim makes, by the name of its format: how it is told, and the texts that it carries. */
const kinds = {
  gif: { is: isGif, texts: gifTexts },
  png: { is: isPng, texts: (file: Uint8Array) => [textOf(file, 'nnanim') ?? ''] },
  mp4: { is: isMp4, texts: mp4Texts },
  webm: { is: isWebm, texts: webmTexts },
  pdf: { is: isPdf, texts: pdfTexts },
  svg: { is: isXml, texts: svgTexts },
}

/** What a file is by its content, whatever its name; undefined for a file of another kind. */
export function kindOf(file: Uint8Array): keyof typeof kinds | undefined {
  return (Object.keys(kinds) as (keyof typeof kinds)[]).find(kind => kinds[kind].is(file))
}

/**
 * The texts that a file carries for programs.
 *
 * @throws WorkError for a file of another kind, and for one that ends too early to tell.
 */
export function carriedTexts(file: Uint8Array): Iterable<string> {
  const kind = kindOf(file)
  if (kind === undefined) throw new WorkError('the file is not a GIF, PNG, MP4, WebM, SVG or PDF')
  return kinds[kind].texts(file)
}
