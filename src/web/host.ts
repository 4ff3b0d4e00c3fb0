import type { Send } from './reports.ts'
import type { Room } from './room.ts'

/** The place that a player lives in: a page of its own, or an element of someone's page. */
export interface PageHost {
  /** The element of the player, which is in the document and holds all of it. */
  element: HTMLElement
  /** The page, or the shadow root: it says what has the focus, and what fills the screen. */
  root: DocumentOrShadowRoot
  /** The element that is given the colours of the figure. */
  colored: HTMLElement
  /** The target that keys are heard on. */
  keys: EventTarget
  /** Aborted when the player ends: all that listens, watches or waits ends with it. */
  signal: AbortSignal
  /** The room for a figure in CSS pixels, above controls that take so many. */
  room(controls: number): Room
  /** Calls whenever the room may be another one. */
  watchRoom(changed: () => void): void
  /** Calls whenever the ground around the figure turns dark or light; gives true where it is dark. */
  watchDark(changed: (dark: boolean) => void): boolean
  /** Says what a reader can do, at a moment when that is of use. */
  greet(say: () => void): void
  /** Draws a frame, and does what is to be done where that fails. */
  attempt(draw: () => void): void
  /** Hears what happens. */
  send: Send
  /** Set where a tap that hits nothing plays and pauses. */
  taps?: boolean
}
