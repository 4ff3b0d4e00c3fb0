import { type FigureFile, maxFigure, readFigureFile } from '../encode/figure-json/read-figure.ts'
import type { PageData } from '../encode/html/page-data.ts'
import { element } from '../language/en.ts'
import { languageOf } from '../language/languages.ts'
import { WorkError } from '../options/error.ts'
import { type Task, taskOf } from '../options/task.ts'
import type { SceneTable } from '../scene/compose/define.ts'
import { scenesFor } from '../scene/compose/scenes-for.ts'
import {
  classification,
  movingSlice,
  regression,
  sequence,
  slicePairs,
  stepping,
} from '../scene/scenes/all.ts'
import type { Wishes } from './address.ts'
import { openBead } from './bead.ts'
import { checkFrames, checkMoment, listening } from './figure-control.ts'
import { embeddedHost } from './host.ts'
import { openPlace } from './place.ts'
import { type FigureCode, openPlayer } from './player.ts'
import type { FigureEvents, MountedFigure, MountOptions, mount } from './player-api.d.ts'
import { disconnected } from './presence.ts'
import { type Driven, seekTo } from './reports.ts'
import { openSliders } from './sliders.ts'

/** The options that a figure is drawn by. */
const drawnBy = ['controls', 'theme', 'width', 'height'] as const

/** Puts a figure into an element; it is drawn when it comes near, or when the browser has time. */
export function mountFigure(
  parent: Element | ShadowRoot,
  source: Parameters<typeof mount>[1],
  options: MountOptions = {},
): MountedFigure {
  const ending = new AbortController()
  const { signal } = ending
  const events = new EventTarget()
  const tell = (type: string, detail: object) => events.dispatchEvent(new CustomEvent(type, { detail }))
  const place = openPlace(parent, options)
  let file: FigureFile
  let drawing = new AbortController()
  let isReady = false
  let driven: Driven | undefined
  /** The acts for which there is no player yet. */
  let kept: ((driven: Driven) => void)[] = []
  const act = (does: (driven: Driven) => void) => {
    if (driven) {
      does(driven)
      driven.changed()
    } else if (!signal.aborted) kept.push(does)
  }
  const end = () => {
    ending.abort()
    drawing.abort()
    driven = undefined
    kept = []
  }
  const fail = (error: unknown) => {
    if (signal.aborted) return
    const reason = error instanceof WorkError ? error.message.replace(/\.$/, '') : element.damaged
    const message = element.failed({ reason })
    end()
    place.fail(message)
    tell('error', { message })
  }
  const attempt = (draw: () => void) => {
    try {
      draw()
    } catch (error) {
      fail(error)
    }
  }
  const send = (name: keyof FigureEvents, facts: object) => {
    if (name !== 'ready') return void tell(name, facts)
    // Ready is what can be asked, and has done what it was asked before.
    if (!isReady) queueMicrotask(() => !signal.aborted && tell(name, facts))
    isReady = true
  }
  /** Draws the figure, anew where it is drawn already: then at the moment at which it stands. */
  const begin = () =>
    attempt(() => {
      const stood = driven?.playback
      drawing.abort()
      drawing = new AbortController()
      const host = embeddedHost(place, file, options, drawing.signal, { send, attempt })
      driven = openPlayer(host, file.figure, wishesOf(options), codeOf(file.figure))
      if (stood) {
        driven.playback.seek(stood.moment)
        driven.playback[stood.playing ? 'play' : 'pause']()
        driven.changed()
      }
      for (const does of kept.splice(0)) act(does)
    })
  loadFigure(source, signal).then(loaded => {
    if (signal.aborted) return
    file = loaded
    place.keep(file, options)
    whenNear(place.element, begin, signal)
  }, fail)
  return {
    play: () => act(({ playback }) => playback.play()),
    pause: () => act(({ playback }) => playback.pause()),
    seek(to) {
      checkMoment(to)
      act(driven => seekTo(typeof to === 'number' ? { time: to } : to, driven))
    },
    step(frames = 1) {
      checkFrames(frames)
      act(({ playback, fps }) => playback.stepFrames(frames, fps))
    },
    change(to) {
      const stays = drawnBy.every(name => options[name] === to[name])
      options = to
      if (!driven) return
      if (!stays) {
        place.keep(file, options)
        return begin()
      }
      driven.playback.plays = wishesOf(options).plays
      driven.changed()
    },
    dispose() {
      end()
      place.element.remove()
    },
    on: listening(events),
    get time() {
      return driven?.playback.time ?? 0
    },
    get duration() {
      return driven?.facts.duration ?? 0
    },
    get playing() {
      return driven?.playback.playing ?? false
    },
    get chapters() {
      return driven?.facts.chapters ?? []
    },
  }
}

/** The wishes that a page's address says of a page, as options say it of a figure; like a video it plays once where nothing is said. */
function wishesOf({ controls, autoplay, loop, theme }: MountOptions): Wishes & { plays: number } {
  return {
    autoplay: autoplay === true,
    plays: loop === true ? Number.POSITIVE_INFINITY : Math.max(1, Number(loop) || 1),
    ...((theme === 'light' || theme === 'dark' || theme === 'auto') && { theme }),
    hide: { controls: controls !== true, command: false },
    step: false,
    scroll: false,
  }
}

const tables: Readonly<Record<Task, SceneTable>> = { classification, regression }

function codeOf({ spec, networks }: PageData): FigureCode {
  const [{ model }] = networks
  return {
    scenes: scenesFor(tables[taskOf(spec)], model, spec, { movingSlice, slicePairs, stepping }),
    say: languageOf(spec),
    play: sequence,
    openSliders: networks.every(({ model }) => model.slice) ? openSliders : undefined,
    openBead,
  }
}

/** The figure of a source. @throws WorkError where there is none */
async function loadFigure(source: Parameters<typeof mount>[1], signal: AbortSignal): Promise<FigureFile> {
  const given = source instanceof URL ? source.href : await source
  if (typeof given !== 'string') return readFigureFile(JSON.stringify(given))
  return readFigureFile(/^\s*\{/.test(given) ? given : await textAt(given, signal))
}

/** The text at an address, which is read no further than a figure may go. */
async function textAt(address: string, signal: AbortSignal): Promise<string> {
  try {
    const response = await fetch(address, { signal })
    if (!response.ok) throw new Error(response.statusText)
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
    let text = ''
    while (text.length <= maxFigure) {
      const { done, value } = await reader.read()
      if (done) return text
      text += value
    }
    void reader.cancel()
    return text
  } catch {
    // Of nothing that was loaded the language is known.
    throw new WorkError(element.unreachable({ address }))
  }
}

/** Windows around the one that is seen, within which a figure is drawn before it is scrolled to. */
const AROUND = '100%'

/** Milliseconds after which a browser that does not tell when it has time is taken to have some. */
const LATER = 200

/** The places whose figures are drawn now, one after the other. */
const turns = new Map<Element, () => void>()

/** Calls once: when an element comes near to what is seen, when the browser has time, or before it prints. */
function whenNear(place: Element, begin: () => void, signal: AbortSignal): void {
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

function distanceOf(place: Element): number {
  const { top, bottom } = place.getBoundingClientRect()
  return Math.max(0, top - innerHeight, -bottom)
}
