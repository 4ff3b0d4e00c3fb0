import { disconnected } from './presence.ts'

/** Windows around the one that is seen, within which a figure is drawn before it is scrolled to. */
const AROUND = '100%'

/** Milliseconds after which a browser that does not tell when it has time is taken to have some. */
const LATER = 200

/** Calls once: when an element comes near to what is seen, when the browser has time, or before it prints. */
export function whenNear(place: Element, begin: () => void, signal: AbortSignal): void {
  const waiting = new AbortController()
  const once = () => {
    if (waiting.signal.aborted) return
    waiting.abort()
    begin()
  }
  signal.addEventListener('abort', () => waiting.abort(), { signal: waiting.signal })
  const observer = new IntersectionObserver(
    entries => entries.some(({ isIntersecting }) => isIntersecting) && once(),
    { rootMargin: AROUND },
  )
  observer.observe(place)
  disconnected(observer, waiting.signal)
  addEventListener('beforeprint', once, { signal: waiting.signal })
  const { requestIdleCallback: whenIdle = (call: () => void) => setTimeout(call, LATER) } = globalThis
  whenIdle(once)
}
