import { SpecError } from '../options/error.ts'
import { animSvg } from './anim-svg/anim-svg.ts'
import { figureJson } from './figure-json/figure-json.ts'
import type { Format, FrameFormat } from './format.ts'
import { gif } from './gif/gif.ts'
import { html } from './html/html.ts'
import { pdf } from './pdf/pdf.ts'
import { frames, png } from './png/png.ts'
import { svg } from './svg/svg.ts'
import { mp4, webm } from './video/video.ts'

/** Every format of a single file by the ending of its files. What moves is known by its content before what does not. */
// biome-ignore format: one a line
export const formats: Record<string, Format> = {
  gif,
  mp4,
  webm,
  'anim.svg': animSvg,
  png,
  svg,
  pdf,
  html,
  'figure.json': figureJson,
}

/** The formats that need no files of fonts: those that a page can write. */
export type PlainFormat = 'gif' | 'mp4' | 'webm' | 'png' | 'svg' | 'anim.svg' | 'html' | 'figure.json'

/** The format that a file has by its content, whatever its name; undefined for a file of another kind. */
export function formatOfContent(file: Uint8Array): Format | undefined {
  return Object.values(formats).find(({ metadata }) => metadata?.is(file))
}

/** True for a format that encodes frames; others carry the figure itself. */
export function showsFrames(format: Format): format is FrameFormat {
  return format.shows !== 'figure'
}

/** The format of a name: of the ending of its files, or the folder of frames. */
export function formatNamed(name: string): Format {
  return name === frames.name ? frames : formats[name]
}

/**
 * The ending of a file's name with its dot, as it is written: the longest that a format has, `.anim.svg` rather than
 * `.svg`, else what stands behind the last dot; empty where there is none.
 */
export function endingOf(file: string): string {
  const known = Object.keys(formats)
    .filter(name => file.toLowerCase().endsWith(`.${name}`))
    .sort((a, b) => b.length - a.length)[0]
  if (known !== undefined) return file.slice(-known.length - 1)
  return /\.[^./\\]+$/.exec(file)?.[0] ?? ''
}

/** A format as sentences name it. */
export function labelOf({ name, label }: Pick<Format, 'name' | 'label'>): string {
  return label ?? name.toUpperCase()
}

/** The format of a file that nobody names: the first that shows what moves, or the first that shows a moment alone. */
export function defaultFormat(isStill: boolean): Format {
  return Object.values(formats).find(({ shows }) => (isStill ? shows === 'moment' : shows !== 'moment'))!
}

/** The name of a file, or of a folder of frames, with something between it and its ending. */
export function beforeEnding(file: string, more: string): string {
  const ending = /[/\\]+$/.exec(file)?.[0] ?? endingOf(file)
  return `${file.slice(0, file.length - ending.length)}${more}${ending}`
}

/**
 * The format that a file's ending names, in any case; a name that ends in a slash is a folder of frames. Standard
 * output, `-`, has the format that is named.
 *
 * @throws SpecError for an ending or a name that no format has
 */
export function formatOf(file: string, named?: string): Format {
  if (file === '-') {
    if (named !== undefined && Object.hasOwn(formats, named)) return formats[named]
    const expected = `one of ${Object.keys(formats).join(', ')}`
    throw new SpecError('format', named, named === undefined ? `${expected}, for -o -` : expected)
  }
  if (/[/\\]$/.test(file)) return frames
  const ending = endingOf(file).slice(1).toLowerCase()
  const format = Object.hasOwn(formats, ending) ? formats[ending] : undefined
  if (format) return format
  const endings = Object.keys(formats).map(name => `.${name}`)
  // A figure.json may be meant by .json.
  const longer = endings.find(known => ending !== '' && known.endsWith(`.${ending}`))
  const wanted = `a file ending in ${endings.slice(0, -1).join(', ')} or ${endings.at(-1)}, or a folder ending in /`
  throw new SpecError('output', file, wanted, {
    suggestion: longer && JSON.stringify(file.slice(0, -ending.length - 1) + longer),
  })
}
