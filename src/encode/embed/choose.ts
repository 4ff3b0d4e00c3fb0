import type { EmbedFigure, EmbedFile } from '../embed.ts'
import type { Format } from '../format.ts'
import { formatNamed, formats } from '../formats.ts'
import { png } from '../png/png.ts'

const all = Object.values(formats)
/** Formats that a browser shows as an image: first what moves, sharp before made of pixels, then what is sharp at any size. */
const images = all.filter(({ embed }) => embed === 'image').sort((a, b) => rank(a) - rank(b))

function rank({ shows, vector, animates }: Format): number {
  return animates ? 0 : shows === 'either' ? 1 : vector ? 2 : 3
}

/** A file, and its dark twin. */
export interface Pair {
  light: EmbedFile
  dark: EmbedFile | undefined
}

/** The files of a figure that a page in a browser uses; the first of each format. */
export function choose({ exhibits, twins }: EmbedFigure) {
  const pairs = exhibits.map((light, i): Pair => ({ light, dark: twins[i] }))
  const pairsOf = (formats: readonly Format[]) =>
    formats.flatMap(({ name }) => pairs.find(({ light }) => light.format === name) ?? [])
  return {
    /** Moves where anything does. */
    image: pairsOf(images).at(0),
    still: pairs.find(({ light }) => light.format === png.name && light.seconds === 0),
    videos: pairsOf(all.filter(({ embed }) => embed === 'video')),
    page: exhibits.find(isPage),
    /** The figure.json, which the player draws. */
    element: exhibits.find(isElement),
  }
}

/** True for a file that a browser shows by itself, by its format. */
export function isShownByPage({ format }: Pick<EmbedFile, 'format'>): boolean {
  return !['element', undefined].includes(formatNamed(format).embed)
}

export function isPage({ format }: Pick<EmbedFile, 'format'>): boolean {
  return formatNamed(format).embed === 'page'
}

/** True for a file that the player draws. */
export function isElement({ format }: Pick<EmbedFile, 'format'>): boolean {
  return formatNamed(format).embed === 'element'
}

/** True where a browser needs a still: to stand for what moves and has none itself, or as it would show nothing. */
export function needsStill(exhibits: readonly Pick<EmbedFile, 'format' | 'seconds'>[]): boolean {
  const shown = exhibits.filter(isShownByPage)
  const moves = shown.some(({ format, seconds }) => seconds > 0 && !formatNamed(format).animates)
  return shown.length === 0 || (moves && !shown.some(({ format }) => format === png.name))
}

/** A path as a URL: every character that means something there, in a list of sources or in Markdown is escaped. */
export function url(path: string): string {
  const parts = path.split('/').map(encodeURIComponent)
  return parts.join('/').replace(/[!'()*]/g, character => `%${character.charCodeAt(0).toString(16)}`)
}
