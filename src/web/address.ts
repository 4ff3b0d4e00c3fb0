/** The requests of a page's address to its player; absent where it makes none. */
export interface Wishes {
  /** Seconds. */
  t?: number
  /** Id, name or number (from 1) of a chapter. */
  chapter?: string
  /** "2.1": layer and unit, from 1; layer 0 has the features. */
  unit?: string
  /** Values of columns that a slice holds, as `--fix` has them. */
  fix?: string
  speed?: number
  autoplay?: boolean
  plays?: number
  theme?: 'light' | 'dark' | 'auto'
  hide: { controls: boolean; command: boolean }
  /** Set where it stops at the end of each chapter until the reader goes on. */
  step: boolean
  /** Set where the page around it sets the time. */
  scroll: boolean
  /** The only origin whose messages count; what is none lets nobody in, so that a slip opens nothing. */
  origin?: string
}

/** The speeds that a player offers. */
export const speeds = [0.25, 0.5, 1, 1.5, 2]

/**
 * Reads `?t=3&loop=once#step`: query and hash alike, the hash last. A value that means nothing is passed over, since
 * a page has nobody to complain to.
 */
export function readAddress({ search, hash }: { search: string; hash: string }): Wishes {
  const asked = new Map([search, hash].flatMap(part => [...new URLSearchParams(part.replace(/^[?#]/, ''))]))
  const hidden = (asked.get('hide') ?? '').split(',')
  const speed = positive(asked.get('speed'))
  return {
    t: secondsOf(asked.get('t')),
    chapter: asked.get('chapter') || undefined,
    unit: /^\d+\.\d+$/.exec(asked.get('unit') ?? '')?.[0],
    fix: asked.get('fix') || undefined,
    speed: speed && Math.min(8, Math.max(0.1, speed)),
    autoplay: flag(asked.get('autoplay')),
    plays: playsOf(asked.get('loop')),
    theme: (['light', 'dark', 'auto'] as const).find(name => name === asked.get('theme')),
    hide: { controls: hidden.includes('controls'), command: hidden.includes('command') },
    step: flag(asked.get('step')) ?? false,
    scroll: asked.get('progress') === 'scroll',
    origin: asked.get('origin'),
  }
}

/** `forever`, `once`, a number of plays, or yes and no. */
function playsOf(text: string | undefined): number | undefined {
  if (text === 'forever') return Infinity
  if (text === 'once') return 1
  const number = Number(text)
  if (text && Number.isInteger(number) && number > 1) return number
  const yes = flag(text)
  return yes === undefined ? undefined : yes ? Infinity : 1
}

/** A name alone is a yes. */
function flag(text: string | undefined): boolean | undefined {
  if (text === undefined) return undefined
  if (['', '1', 'true', 'yes'].includes(text)) return true
  return ['0', 'false', 'no'].includes(text) ? false : undefined
}

function positive(text: string | undefined): number | undefined {
  const number = Number(text)
  return text && number > 0 && Number.isFinite(number) ? number : undefined
}

/** `75`, `75s`, `1:15`. */
function secondsOf(text: string | undefined): number | undefined {
  const [, minutes = '0', seconds] = /^(?:(\d+):)?(\d*\.?\d+)s?$/.exec(text ?? '') ?? []
  return seconds === undefined ? undefined : 60 * Number(minutes) + Number(seconds)
}
