/** A part of a figure's time, in seconds. */
export interface Chapter {
  id: string
  name: string
  start: number
  end: number
}

/** The settings of a figure in a page; those that are left out are as without the attribute of that name. */
export interface MountOptions {
  /** True shows controls; without them taps and keys drive it. */
  controls?: boolean
  /** True lets it play at once, but for readers who ask for less motion. */
  autoplay?: boolean
  /** True plays it over and over, a number so many times; once without it. */
  loop?: boolean | number
  /** `auto` follows the page around it and its reader; without it the theme is the figure's own. */
  theme?: 'light' | 'dark' | 'auto'
  /** CSS pixels that it is wide at most. */
  width?: number
  /** The height of a figure of that width: with both its place is kept free until it is drawn. */
  height?: number
  /** The content of its place until it is drawn, or where it cannot be. */
  placeholder?: Node | string
}

/** The events of a figure, with what they tell. Times are seconds. */
export interface FigureEvents {
  /** Its first frame is drawn. */
  ready: { duration: number; chapters: readonly Chapter[]; width: number; height: number }
  /** Some four times a second while it plays, and when it stops. */
  time: { time: number; playing: boolean }
  /** Another chapter begins. */
  chapter: { index: number; id: string; name: string }
  /** The last play is over. */
  ended: Record<string, never>
  /** It cannot be drawn; a sentence in its place says why. */
  error: { message: string }
}

/** The control of a figure. What is done before `ready` is kept and done then. */
export interface FigureControl {
  play(): void
  pause(): void
  /** Goes to seconds, to a share of the duration, or to a chapter by its id, name or number from 1. @throws TypeError for anything else */
  seek(to: number | { progress: number } | { chapter: string | number }): void
  /** Pauses, so many frames further on; 1 without a number. @throws TypeError for what is no number */
  step(frames?: number): void
  /** Calls a listener at each event of a type; what it gives ends that. */
  on<Type extends keyof FigureEvents>(type: Type, listener: (facts: FigureEvents[Type]) => void): () => void
  /** Seconds; 0 before `ready`. */
  readonly time: number
  /** Seconds; 0 before `ready`. */
  readonly duration: number
  readonly playing: boolean
  /** None before `ready`. */
  readonly chapters: readonly Chapter[]
}

/** A figure in a page. */
export interface MountedFigure extends FigureControl {
  /** Draws it by other settings, at the moment at which it stands; they take the place of all that it had. */
  change(options: MountOptions): void
  /** Takes the figure out of the page, and gives back all that it had. */
  dispose(): void
}

/** The element `<nnanim-figure>`, whose attributes are the options; its events are a `CustomEvent` with `detail`. */
export interface FigureElement extends HTMLElement, FigureControl {}

/**
 * Puts a figure into an element.
 *
 * @param figure the text of a figure.json, its address, or what `JSON.parse` makes of it
 */
export declare function mount(
  element: Element | ShadowRoot,
  figure: string | URL | object | Promise<string | object>,
  options?: MountOptions,
): MountedFigure

declare global {
  interface HTMLElementTagNameMap {
    'nnanim-figure': FigureElement
  }
}
