import type { FigureControl } from './player-api.d.ts'

/** A check of what a script seeks. @throws TypeError for what is no moment */
export function checkMoment(to: Parameters<FigureControl['seek']>[0]): void {
  const { progress, chapter } = Object(to) as { progress?: unknown; chapter?: unknown }
  if ([to, progress, chapter].some(Number.isFinite) || typeof chapter === 'string') return
  throw new TypeError('seek expects seconds, { progress: a share } or { chapter: id, name or number }')
}

/** A check of the frames that a script steps. @throws TypeError for what is no number */
export function checkFrames(frames: number): void {
  if (!Number.isFinite(frames)) throw new TypeError('step expects a number of frames')
}

/** The listening to what a target dispatches with its facts: a listener that fails keeps no other from hearing. */
export function listening(target: EventTarget): FigureControl['on'] {
  return (type, listener) => {
    const hear = (event: Event) => listener((event as CustomEvent).detail)
    target.addEventListener(type, hear)
    return () => target.removeEventListener(type, hear)
  }
}
