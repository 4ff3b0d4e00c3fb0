/** Tells whether a reader can see an element now: it is on the screen, in a tab that is shown. */
export function watchPresence(target: Element, changed: (seen: boolean) => void, signal: AbortSignal): void {
  let onScreen = true
  const report = () => changed(onScreen && document.visibilityState !== 'hidden')
  const observer = new IntersectionObserver(entries => {
    onScreen = entries[entries.length - 1].isIntersecting
    report()
  })
  observer.observe(target)
  disconnected(observer, signal)
  document.addEventListener('visibilitychange', report, { signal })
}

/** Lets an observer end with a signal. */
export function disconnected(observer: { disconnect(): void }, signal: AbortSignal): void {
  signal.addEventListener('abort', () => observer.disconnect())
}

/** Tells whether the page is being printed. */
export function watchPrint(changed: (prints: boolean) => void, signal: AbortSignal): void {
  addEventListener('beforeprint', () => changed(true), { signal })
  addEventListener('afterprint', () => changed(false), { signal })
  watchMedia(matchMedia('print'), changed, signal)
}

/** Milliseconds for which nothing changes before all is laid out again. */
const SETTLED = 150

/** A function that lets another one be called once it is not called itself any more. */
export function onceSettled(changed: () => void, signal: AbortSignal): () => void {
  let timer = 0
  signal.addEventListener('abort', () => clearTimeout(timer))
  return () => {
    clearTimeout(timer)
    if (!signal.aborted) timer = setTimeout(changed, SETTLED)
  }
}

/** The media query of readers who want dark pages. */
export const darkScheme = () => matchMedia('(prefers-color-scheme: dark)')

/** Tells whenever the answer of a media query changes. */
export function watchMedia(media: MediaQueryList, changed: (is: boolean) => void, signal: AbortSignal): void {
  media.addEventListener('change', () => changed(media.matches), { signal })
}
