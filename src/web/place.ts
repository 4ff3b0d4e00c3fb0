import { style } from 'player-style'
import { makeElement } from './elements.ts'
import type { MountOptions } from './player-api.d.ts'
import type { PageSize } from './room.ts'

export type PagePlace = ReturnType<typeof openPlace>

/** CSS pixels below which a place is a phone's: there a figure is upright, with its words above its plots. */
const NARROW = 480

/** Widths in the height of such a figure at least. */
const UPRIGHT = 1.3

/** The height that a figure of a size is given by a place of that width, which says nothing of it. */
export function heightAt(width: number, size: PageSize): number {
  return width * Math.max(size.height / size.width, width < NARROW ? UPRIGHT : 0)
}

/** Widths of a figure that a page without a word about it may give it. */
const WIDEST = 1.6

/** One for all figures of a page, made with the first one. */
let sheet: CSSStyleSheet | undefined

/** The place of a figure in someone's page: an element with a shadow root, in which its placeholder stands first. */
export function openPlace(parent: Element | ShadowRoot, options: MountOptions) {
  const { controls, width, height, placeholder = '' } = options
  const isHigh = saysHeight(parent instanceof ShadowRoot ? parent.host : parent)
  const place = makeElement('div', {}, placeholder)
  const root = place.attachShadow({ mode: 'open' })
  if (!sheet) {
    sheet = new CSSStyleSheet()
    sheet.replaceSync(style)
  }
  root.adoptedStyleSheets = [sheet]
  const waiting = makeElement('div', { class: 'waiting' }, makeElement('slot'))
  waiting.classList.toggle('controlled', controls === true)
  const frame = makeElement('div', { class: 'frame' }, waiting)
  /** Keeps room free for a figure of that size in CSS pixels, as its options say. */
  const keep = (size: PageSize, { width, height }: MountOptions) => {
    const most = width ?? WIDEST * size.width
    place.style.setProperty('--most', `${most}px`)
    const across = Math.min(place.clientWidth, most) || size.width
    const ratio = width && height ? width / height : across / heightAt(across, size)
    place.style.setProperty('--ratio', String(ratio))
    waiting.classList.add('sized')
  }
  if (width && height) keep({ width, height }, options)
  root.append(frame)
  parent.append(place)
  return {
    element: place,
    root,
    /** True where the page says how high it is. */
    isHigh,
    keep,
    /** Puts the figure in the place of what stood there. */
    show: (...player: HTMLElement[]) => frame.replaceChildren(...player),
    /** Says why there is no figure. */
    fail(sentence: string) {
      waiting.classList.remove('sized', 'controlled')
      waiting.append(makeElement('p', { role: 'alert' }, sentence))
      frame.replaceChildren(waiting)
    },
  }
}

/** True where an element's height is given: what is not shown has its style's own word instead of pixels. */
function saysHeight(of: Element): boolean {
  if (!(of instanceof HTMLElement)) return false
  const { display } = of.style
  const { scrollX, scrollY } = window
  of.style.display = 'none'
  const { height, aspectRatio } = getComputedStyle(of)
  const is = height !== 'auto' || aspectRatio !== 'auto'
  of.style.display = display
  if (!of.getAttribute('style')) of.removeAttribute('style')
  // Without it the page was shorter for a moment, too short perhaps for where it stood.
  if (window.scrollY !== scrollY) scrollTo({ left: scrollX, top: scrollY, behavior: 'instant' })
  return is
}
