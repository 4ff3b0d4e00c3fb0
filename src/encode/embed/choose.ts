import type { Exhibit, Showing } from '../embed.ts'

/** Formats that a browser shows as an image, the one that tells most first. */
const images = ['gif', 'svg', 'png']
const videos = ['mp4', 'webm']

/** The exhibits that a page of a browser has use for, each with its dark twin. */
export interface Chosen {
  /** Moves where anything does. */
  image: Pair | undefined
  still: Pair | undefined
  videos: Pair[]
}

export interface Pair {
  light: Exhibit
  dark: Exhibit | undefined
}

export function choose({ exhibits, twins }: Showing): Chosen {
  const pairs = exhibits.map((light, i): Pair => ({ light, dark: twins[i] }))
  const of = (format: string) => pairs.find(({ light }) => light.format === format)
  const all = (formats: string[]) => formats.map(of).filter(pair => pair !== undefined)
  return {
    image: all(images)[0],
    still: pairs.find(({ light }) => light.format === 'png' && light.seconds === 0),
    videos: all(videos),
  }
}

/** Whether a browser shows a file of that format. */
export function isShown({ format }: Pick<Exhibit, 'format'>): boolean {
  return images.includes(format) || videos.includes(format)
}

/** Whether a browser must be given a still: to stand for what moves, or because it would show nothing. */
export function needsStill(exhibits: readonly Pick<Exhibit, 'format' | 'seconds'>[]): boolean {
  const shown = exhibits.filter(isShown)
  const moves = shown.some(({ seconds }) => seconds > 0)
  return shown.length === 0 || (moves && !shown.some(({ format }) => format === 'png'))
}

/** A path as a URL: every letter that means something there, in a list of sources or in Markdown is escaped. */
export function url(path: string): string {
  return path
    .split('/')
    .map(encodeURIComponent)
    .join('/')
    .replace(/[!'()*]/g, letter => `%${letter.charCodeAt(0).toString(16)}`)
}
