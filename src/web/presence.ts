/** Tells whether a reader can see an element now: it is on the screen, in a tab that is shown. */
export function watchPresence(target: Element, changed: (seen: boolean) => void): void {
  let onScreen = true
  const report = () => changed(onScreen && document.visibilityState !== 'hidden')
  new IntersectionObserver(entries => {
    onScreen = entries[entries.length - 1].isIntersecting
    report()
  }).observe(target)
  document.addEventListener('visibilitychange', report)
}

/** Tells whether the page is being printed. */
export function watchPrint(changed: (prints: boolean) => void): void {
  addEventListener('beforeprint', () => changed(true))
  addEventListener('afterprint', () => changed(false))
  watchMedia('print', changed)
}

/** Milliseconds for which nothing changes before all is laid out again. */
const SETTLED = 150

/** Tells that the window has another size, once nobody is changing it any more. */
export function watchWindow(changed: () => void): void {
  addEventListener('resize', settled(changed))
}

/** A function that lets another one be called once it is not called itself any more. */
export function settled(changed: () => void): () => void {
  let timer = 0
  return () => {
    clearTimeout(timer)
    timer = setTimeout(changed, SETTLED)
  }
}

/** Tells whenever the answer of a media query changes; gives the first one. */
export function watchMedia(query: string, changed: (is: boolean) => void): boolean {
  const media = matchMedia(query)
  media.addEventListener('change', () => changed(media.matches))
  return media.matches
}
