import { fromJson } from '../encode/html/page-data.ts'
import type { Language } from '../language/language.ts'
import type { PlaySequence, SceneTable } from '../scene/scenes/define.ts'
import { readAddress } from './address.ts'
import { makeElement } from './elements.ts'
import { openFigure } from './live-figure.ts'
import { openMessages } from './messages.ts'
import { openPlayer } from './player.ts'
import { watchMedia } from './presence.ts'
import type { OpenSliders } from './sliders.ts'

// For whoever draws the figure without the player, as the tests of its pictures do.
export { fromJson, openFigure }

/** Starts the player of a page, in the place of its alternative text. */
export function start(
  document: Document,
  scenes: SceneTable,
  say: Language,
  play?: PlaySequence | null,
  openSliders?: OpenSliders,
): void {
  const data = fromJson(document.getElementById('figure')!.textContent!)
  const wishes = readAddress(location)
  const { signal } = new AbortController()
  const main = makeElement('main', { class: 'player', 'aria-label': data.title })
  main.classList.toggle('framed', window.parent !== window)
  const alt = document.getElementById('alt')
  if (alt) alt.hidden = true
  document.body.append(main)
  const { send, listen } = openMessages(wishes.origin)
  const driven = openPlayer(
    {
      element: main,
      root: document,
      colored: document.documentElement,
      keys: window,
      signal,
      room: controls => ({ width: main.clientWidth, height: innerHeight - controls }),
      watchRoom: changed => addEventListener('resize', changed),
      watchDark: changed => watchMedia('(prefers-color-scheme: dark)', changed, signal),
      greet: say => say(),
      attempt: draw => draw(),
      send,
    },
    data,
    wishes,
    { scenes, say, play, openSliders },
  )
  listen(driven)
  alt?.remove()
}
