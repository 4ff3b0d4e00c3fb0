import { makeElement } from './elements.ts'
import { heightAt, type PagePlace } from './place.ts'
import type { MountOptions } from './player-api.d.ts'
import { darkScheme, disconnected, watchMedia } from './presence.ts'
import type { Send } from './reports.ts'
import type { PageSize, Room } from './room.ts'

/** The place that a player lives in: a page of its own, or an element of someone's page. */
export interface PageHost {
  /** The element of the player, which is in the document and holds all of it. */
  element: HTMLElement
  /** The page, or the shadow root: it says what has the focus, and what fills the screen. */
  root: DocumentOrShadowRoot
  /** The element that is given the colours of the figure. */
  colored: HTMLElement
  keys: EventTarget
  /** Aborted when the player ends: all that listens, watches or waits ends with it. */
  signal: AbortSignal
  /** The room for a figure in CSS pixels, above controls that take so many. */
  room(controls: number): Room
  /** Calls whenever the room may be another one. */
  watchRoom(changed: () => void): void
  /** True where the ground around the figure is dark. */
  isDark(): boolean
  /** Calls whenever it turns dark or light. */
  watchDark(changed: (dark: boolean) => void): void
  /** Says what a reader can do, at a moment when that is of use. */
  greet(say: () => void): void
  /** Draws a frame, and does what is to be done where that fails. */
  attempt(draw: () => void): void
  send: Send
  /** Set where a tap that hits nothing plays and pauses. */
  taps?: boolean
}

/** A place in someone's page as one that a player lives in. @param file its figure, as its author made it */
export function embeddedHost(
  place: PagePlace,
  file: PageSize & { title: string },
  { width, height }: MountOptions,
  signal: AbortSignal,
  hears: Pick<PageHost, 'send' | 'attempt'>,
): PageHost {
  const { root } = place
  const player = makeElement('div', { class: 'player', role: 'figure', 'aria-label': file.title })
  const ground = makeElement('i', { class: 'ground', 'aria-hidden': 'true' })
  place.show(player, ground)
  const sized = width !== undefined && height !== undefined
  return {
    element: player,
    root,
    colored: player,
    keys: player,
    signal,
    room(controls) {
      player.style.removeProperty('--fit')
      if (root.fullscreenElement) return { width: innerWidth, height: innerHeight - controls }
      const most = Number.parseFloat(place.element.style.getPropertyValue('--most'))
      // Where it is not shown, it is laid out once it is.
      const across = Math.min(place.element.clientWidth || file.width, most)
      const high = place.isHigh ? heightOf(place.element, player) - controls : 0
      const room = { width: across, height: sized ? (across * height!) / width! : heightAt(across, file) }
      if (high > 0) room.height = high
      const fixed = high > 0 || sized
      if (fixed) player.style.setProperty('--fit', `calc(${room.height}px * var(--width) / var(--height))`)
      return { ...room, fixed }
    },
    watchRoom(changed) {
      const sizeOf = () =>
        `${place.element.clientWidth} ${place.isHigh ? place.element.parentElement?.clientHeight : ''}`
      const observer = new ResizeObserver(onChange(sizeOf, changed))
      observer.observe(place.element)
      disconnected(observer, signal)
      document.addEventListener('fullscreenchange', changed, { signal })
    },
    isDark: () => isDark(place.element),
    watchDark(changed) {
      const look = onChange(() => isDark(place.element), changed)
      // Its colour depends on the colour scheme, and browsers tell of a transition of it.
      ground.addEventListener('transitionrun', look)
      watchMedia(darkScheme(), look, signal)
    },
    greet(say) {
      player.addEventListener('pointerenter', say, { once: true })
    },
    ...hears,
    taps: true,
  }
}

/** A function that tells a value where it is another one than before. */
function onChange<T>(read: () => T, tell: (now: T) => void): () => void {
  let last = read()
  return () => {
    const now = read()
    if (now !== last) tell(now)
    last = now
  }
}

/** The height that a place has without its player, in CSS pixels. */
function heightOf(place: HTMLElement, player: HTMLElement): number {
  player.style.position = 'absolute'
  const height = place.clientHeight
  player.style.position = ''
  return height
}

/** True where a page is dark: by its `color-scheme`, or where that says nothing or both, by what its reader wants. */
function isDark(place: HTMLElement): boolean {
  const words = getComputedStyle(place).colorScheme.split(' ')
  const [light, dark] = [words.includes('light'), words.includes('dark')]
  return light === dark ? darkScheme().matches : dark
}
