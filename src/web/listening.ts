import type { FigureControl } from './player-api.d.ts'

/** The listening to what a target dispatches with its facts: a listener that fails keeps no other from hearing. */
export function listening(target: EventTarget): FigureControl['on'] {
  return (type, listener) => {
    const hear = (event: Event) => listener((event as CustomEvent).detail)
    target.addEventListener(type, hear)
    return () => target.removeEventListener(type, hear)
  }
}
