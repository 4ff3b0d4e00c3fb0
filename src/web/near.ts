import { disconnected } from './presence.ts'

/** Windows around the one that is seen, within which a figure is drawn before it is scrolled to. */
const AROUND = '100%'

/** Milliseconds after which a browser that does not tell when it has time is taken to have some. */
const LATER = 200

/** The places whose figures are drawn now, one after the other. */
const turns = new Map<Element, () => void>()

/** Calls once: when an element comes near to what is seen, when the browser has time, or before it prints. */
export function whenNear(place: Element, begin: () => void, signal: AbortSignal): void {
  const waiting = new AbortController()
  const once = () => {
    if (waiting.signal.aborted) return
    waiting.abort()
    begin()
  }
  const wait = () => {
    if (waiting.signal.aborted) return
    if (turns.size === 0) setTimeout(takeTurn)
    turns.set(place, once)
  }
  signal.addEventListener('abort', () => waiting.abort(), { signal: waiting.signal })
  const observer = new IntersectionObserver(
    entries => entries.some(({ isIntersecting }) => isIntersecting) && wait(),
    { rootMargin: AROUND },
  )
  observer.observe(place)
  disconnected(observer, waiting.signal)
  addEventListener('beforeprint', once, { signal: waiting.signal })
  const { requestIdleCallback: whenIdle = (call: () => void) => setTimeout(call, LATER) } = globalThis
  whenIdle(wait)
}

/** Draws the figure nearest to what is seen; the browser shows it before the next one, of which each takes up to a second. */
function takeTurn(): void {
  const [[place, begin]] = [...turns].sort(([a], [b]) => distanceOf(a) - distanceOf(b))
  turns.delete(place)
  begin()
  if (turns.size > 0) setTimeout(takeTurn)
}

/** CSS pixels between a place and what is seen. */
function distanceOf(place: Element): number {
  const { top, bottom } = place.getBoundingClientRect()
  return Math.max(0, top - innerHeight, -bottom)
}
