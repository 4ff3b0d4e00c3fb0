import type { Chapter } from '../scene/scene.ts'
import { chapterIndex, type Playback } from './playback.ts'

/**
 * The message interface. A page with a figure in an <iframe> may send it
 *
 *     frame.contentWindow.postMessage({ nnanim: 'play' }, origin)
 *     … { nnanim: 'pause' }
 *     … { nnanim: 'seek', time: 2.5 }       seconds
 *     … { nnanim: 'seek', progress: 0.4 }   share of the duration
 *     … { nnanim: 'seek', chapter: 'move' } id, name, or number from 1
 *
 * and hears
 *
 *     { nnanim: 'ready', duration, chapters: [{ id, name, start, end }], width, height }
 *     { nnanim: 'time', time, playing }     while it plays about four times a second, and when it stops
 *     { nnanim: 'chapter', index, id, name } on entering one
 *     { nnanim: 'ended' }                   after the last play
 *
 * Only messages of the page around it count; with `origin=` in the figure's address only those of that origin, and the
 * answers go to that origin alone; a word that is none lets nobody in. What it sends is no secret: times and names of
 * chapters. What a message says that means nothing is passed over.
 */
export interface Messages {
  /** Sends what has changed since it was asked last. @param now milliseconds */
  report(now: number): void
  ended(): void
}

type Heard = { nnanim?: unknown; time?: unknown; progress?: unknown; chapter?: unknown } | null

/** Milliseconds between two times that are sent while it plays. */
const PAUSE = 250

export interface Driven {
  playback: Playback
  facts: { duration: number; chapters: readonly Chapter[]; width: number; height: number }
  /** Called after it was driven. */
  changed(): void
}

export function openMessages({ playback, facts, changed }: Driven, origin: string | undefined): Messages {
  const host = window.parent
  const { duration, width, height } = facts
  const target = origin === undefined ? '*' : originOf(origin)
  // Firefox does not tell; other browsers would complain of each message that another origin cannot get.
  const around: string | undefined = location.ancestorOrigins?.[0]
  const foreign = target === null || (target !== '*' && around !== undefined && around !== target)
  let warned = false
  const warn = (text: string) => {
    if (!warned) console.warn(`nnanim: ${text}`)
    warned = true
  }
  const refuse = () =>
    warn(
      `the page around the figure is not heard and hears nothing: the figure's address says origin=${origin}`,
    )
  const post = (nnanim: string, more: object = {}) => {
    if (host === window) return
    if (foreign) return refuse()
    try {
      host.postMessage({ nnanim, ...more }, target)
    } catch (error) {
      // A figure that is not heard is a figure still.
      warn(`a message to the page around the figure failed: ${error}`)
    }
  }
  addEventListener('message', event => {
    if (host === window || event.source !== host) return
    const heard = event.data as Heard
    if (typeof heard !== 'object' || typeof heard?.nnanim !== 'string') return
    if (target !== '*' && event.origin !== target) return refuse()
    if (heard.nnanim === 'play') playback.play()
    else if (heard.nnanim === 'pause') playback.pause()
    else if (heard.nnanim === 'seek') {
      const { time, progress, chapter } = heard
      if (Number.isFinite(time)) playback.seek(time as number)
      else if (Number.isFinite(progress)) playback.seek((progress as number) * duration)
      else {
        const index = /string|number/.test(typeof chapter)
          ? chapterIndex(facts.chapters, `${chapter}`)
          : undefined
        if (index === undefined) return
        playback.seekChapter(index)
      }
    } else return
    changed()
  })
  post('ready', { duration, chapters: facts.chapters, width, height })
  let told = { chapter: -1, time: Number.NaN, playing: false, at: Number.NEGATIVE_INFINITY }
  return {
    report(now) {
      const { time, playing, chapter } = playback
      if (chapter !== told.chapter && chapter >= 0) {
        const { id, name } = facts.chapters[chapter]
        post('chapter', { index: chapter, id, name })
      }
      const due = now - told.at >= PAUSE || playing !== told.playing || !playing
      if (due && (time !== told.time || playing !== told.playing)) {
        post('time', { time, playing })
        told = { chapter, time, playing, at: now }
      } else told = { ...told, chapter }
    },
    ended: () => post('ended'),
  }
}

/** The origin of an address; null where it has none that a page could have, as `data:x` does. */
function originOf(address: string): string | null {
  try {
    const { origin } = new URL(address)
    return origin === 'null' ? null : origin
  } catch {
    return null
  }
}
