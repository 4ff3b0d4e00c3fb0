import type { Chapter } from '../scene/scene.ts'
import { chapterIndex, type Playback } from './playback.ts'

/** A function that hears what happens, with its facts as plain data. */
export type Send = (name: 'ready' | 'time' | 'chapter' | 'ended', facts: object) => void

/** A figure that is driven from outside. */
export interface Driven {
  playback: Playback
  /** Those of its scene as it is now. */
  facts: { duration: number; chapters: readonly Chapter[]; width: number; height: number }
  /** Frames of a second that it is stepped through by. */
  fps: number
  /** Called after it was driven. */
  changed(): void
}

/** The moments of a figure that it may be asked for by strangers, of whatever types. */
export interface Wanted {
  /** Seconds. */
  time?: unknown
  /** A share of the duration. */
  progress?: unknown
  /** Id, name, or number from 1. */
  chapter?: unknown
}

/** Milliseconds between two times that are told while it plays. */
const PAUSE = 250

/** The reports of a figure: `ready` at once, times about four times a second while it plays and when it stops. */
export function createReports({ playback, facts }: Pick<Driven, 'playback' | 'facts'>, send: Send) {
  const { duration, width, height } = facts
  send('ready', { duration, chapters: facts.chapters, width, height })
  let told = { chapter: -1, time: NaN, playing: false, at: -Infinity }
  return {
    /** Tells what has changed since it was asked last. @param now milliseconds */
    report(now: number) {
      const { time, playing, chapter } = playback
      if (chapter !== told.chapter && chapter >= 0) {
        const { id, name } = facts.chapters[chapter]
        send('chapter', { index: chapter, id, name })
      }
      const due = now - told.at >= PAUSE || playing !== told.playing || !playing
      if (due && (time !== told.time || playing !== told.playing)) {
        send('time', { time, playing })
        told = { chapter, time, playing, at: now }
      } else told = { ...told, chapter }
    },
    ended: () => send('ended', {}),
  }
}

/** Goes where it is asked to; false where that means nothing. */
export function seekTo({ time, progress, chapter }: Wanted, { playback, facts }: Driven): boolean {
  if (Number.isFinite(time)) playback.seek(time as number)
  else if (Number.isFinite(progress)) playback.seek((progress as number) * facts.duration)
  else {
    if (!/string|number/.test(typeof chapter)) return false
    const index = chapterIndex(facts.chapters, `${chapter}`)
    if (index === undefined) return false
    playback.seekChapter(index)
  }
  return true
}
