import { fromJson } from '../encode/html/page-data.ts'
import type { Language } from '../language/language.ts'
import { orElse } from '../options/or-else.ts'
import type { SceneTable } from '../scene/compose/define.ts'
import { readAddress } from './address.ts'
import { makeElement } from './elements.ts'
import { openFigure } from './live-figure.ts'
import { type FigureCode, openPlayer } from './player.ts'
import { darkScheme, watchMedia } from './presence.ts'
import { type Driven, type Send, seekTo, type Wanted } from './reports.ts'

// For whoever draws the figure without the player, as the tests of its pictures do.
export { fromJson, openFigure }

/** Starts the player of a page, in the place of its alternative text. */
export function start(
  document: Document,
  scenes: SceneTable,
  say: Language,
  more: Omit<FigureCode, 'scenes' | 'say'>,
): void {
  const data = fromJson(document.getElementById('figure')!.textContent!)
  const wishes = readAddress(location)
  const { signal } = new AbortController()
  const heading = makeElement('h1', {}, data.title)
  const main = makeElement('main', { class: 'player', 'aria-label': data.title }, heading)
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
      isDark: () => darkScheme().matches,
      watchDark: changed => watchMedia(darkScheme(), changed, signal),
      greet: say => say(),
      attempt: draw => draw(),
      send,
    },
    data,
    wishes,
    { scenes, say, ...more },
  )
  listen(driven)
  alt?.remove()
}

/**
 * The message interface. A page with a figure in an <iframe> may send it
 *
 *     frame.contentWindow.postMessage({ nnanim: 'play' }, origin)
 *     … { nnanim: 'pause' }
 *     … { nnanim: 'seek', time: 2.5 }       seconds
 *     … { nnanim: 'seek', progress: 0.4 }   share of the duration
 *     … { nnanim: 'seek', chapter: 'move' } id, name, or number from 1
 *
 * and hears
 *
 *     { nnanim: 'ready', duration, chapters: [{ id, name, start, end }], width, height }
 *     { nnanim: 'time', time, playing }     while it plays about four times a second, and when it stops
 *     { nnanim: 'chapter', index, id, name } on entering one
 *     { nnanim: 'ended' }                   after the last play
 *
 * Only messages of the page around it count; with `origin=` in the figure's address only those of that origin, and the
 * answers go to that origin alone; a word that is none lets nobody in. What it sends is no secret: times and names of
 * chapters. What a message says that means nothing is passed over.
 */
function openMessages(origin: string | undefined): { send: Send; listen(driven: Driven): void } {
  const host = window.parent
  const target = origin === undefined ? '*' : originOf(origin)
  // Firefox does not tell; other browsers would complain of each message that another origin cannot get.
  const around: string | undefined = location.ancestorOrigins?.[0]
  const foreign = target === null || (target !== '*' && around !== undefined && around !== target)
  let warned = false
  const warn = (text: string) => {
    if (!warned) console.warn(`nnanim: ${text}`)
    warned = true
  }
  const refuse = () =>
    warn(
      `the page around the figure is not heard and hears nothing: the figure's address says origin=${origin}`,
    )
  return {
    send(nnanim, facts) {
      if (host === window) return
      if (foreign) return refuse()
      try {
        host.postMessage({ nnanim, ...facts }, target)
      } catch (error) {
        // A figure that is not heard is a figure still.
        warn(`a message to the page around the figure failed: ${error}`)
      }
    },
    listen(driven) {
      addEventListener('message', event => {
        if (host === window || event.source !== host) return
        const heard = event.data as ({ nnanim?: unknown } & Wanted) | null
        if (typeof heard !== 'object' || typeof heard?.nnanim !== 'string') return
        if (target !== '*' && event.origin !== target) return refuse()
        if (heard.nnanim === 'play') driven.playback.play()
        else if (heard.nnanim === 'pause') driven.playback.pause()
        else if (heard.nnanim !== 'seek' || !seekTo(heard, driven)) return
        driven.changed()
      })
    },
  }
}

/** The origin of an address; null where it has none that a page could have, as `data:x` does. */
function originOf(address: string): string | null {
  const origin = orElse(() => new URL(address).origin, 'null')
  return origin === 'null' ? null : origin
}
