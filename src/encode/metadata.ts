import { WorkError } from '../options/error.ts'
import { gifTexts, isGif, isWholeGif } from './gif/metadata.ts'
import { isPdf, isWholePdf, pdfTexts } from './pdf/metadata.ts'
import { isPng, isWholePng, textOf } from './png/metadata.ts'
import { isWholeSvg, isXml, svgTexts } from './svg/metadata.ts'
import { isMp4, isWholeMp4, mp4Texts } from './video/mp4-metadata.ts'
import { isWebm, isWholeWebm, webmTexts } from './video/webm-metadata.ts'

/**
 * Every kind of file that nnanim makes, by the name of its format: how it is told, whether it is all there, and the
 * texts that it carries.
 */
const kinds = {
  gif: { is: isGif, isWhole: isWholeGif, texts: gifTexts },
  png: {
    is: isPng,
    isWhole: isWholePng,
    texts: (file: Uint8Array) => [textOf(file, 'nnanim') ?? ''],
  },
  mp4: { is: isMp4, isWhole: isWholeMp4, texts: mp4Texts },
  webm: { is: isWebm, isWhole: isWholeWebm, texts: webmTexts },
  pdf: { is: isPdf, isWhole: isWholePdf, texts: pdfTexts },
  svg: { is: isXml, isWhole: isWholeSvg, texts: svgTexts },
}

/** What a file is by its content, whatever its name; undefined for a file of another kind. */
export function kindOf(file: Uint8Array): keyof typeof kinds | undefined {
  return (Object.keys(kinds) as (keyof typeof kinds)[]).find(kind => kinds[kind].is(file))
}

/**
 * Whether a file is all there: its end is where it says, and is one. False for a file of another kind.
 *
 * @param file all of it; the beginning says enough of a video, and nothing of others
 * @param size bytes of all of it
 */
export function isWhole(file: Uint8Array, size: number = file.length): boolean {
  const kind = kindOf(file)
  try {
    return kind !== undefined && kinds[kind].isWhole(file, size)
  } catch (error) {
    if (error instanceof WorkError) return false
    throw error
  }
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
