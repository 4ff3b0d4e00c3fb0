import { disconnected } from './presence.ts'

/** Windows around the one that is seen, within which a figure is drawn before it is scrolled to. */
const AROUND = '100%'

/** Milliseconds after which a browser that does not tell when it has time is taken to have some. */
const LATER = 200

/** A figure that is to be drawn. */
interface Turn {
  place: Element
  begin(): void
}

/** The figures to be drawn now. */
const turns = new Set<Turn>()

/** Calls once: when an element comes near to what is seen, when the browser has time, or before it prints. */
export function whenNear(place: Element, begin: () => void, signal: AbortSignal): void {
  const waiting = new AbortController()
  const turn = {
    place,
    begin() {
      if (waiting.signal.aborted) return
      waiting.abort()
      begin()
    },
  }
  const wait = () => {
    if (turns.size === 0) setTimeout(takeTurn)
    turns.add(turn)
  }
  signal.addEventListener('abort', () => waiting.abort(), { signal: waiting.signal })
  waiting.signal.addEventListener('abort', () => turns.delete(turn))
  const observer = new IntersectionObserver(
    entries => entries.some(({ isIntersecting }) => isIntersecting) && wait(),
    { rootMargin: AROUND },
  )
  observer.observe(place)
  disconnected(observer, waiting.signal)
  addEventListener('beforeprint', turn.begin, { signal: waiting.signal })
  const { requestIdleCallback: whenIdle = (call: () => void) => setTimeout(call, LATER) } = globalThis
  whenIdle(() => waiting.signal.aborted || wait())
}

/** Draws one figure, the nearest to what is seen, so that the browser shows it before the next one is drawn: each takes up to a second. */
function takeTurn(): void {
  const [nearest] = [...turns].sort((a, b) => distanceOf(a) - distanceOf(b))
  nearest?.begin()
  if (turns.size > 0) setTimeout(takeTurn)
}

/** CSS pixels between a figure and what is seen. */
function distanceOf({ place }: Turn): number {
  const { top, bottom } = place.getBoundingClientRect()
  return Math.max(0, top - innerHeight, -bottom)
}
