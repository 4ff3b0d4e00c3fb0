import type { FigureFile } from '../encode/figure-json/read-figure.ts'
import type { PageData } from '../encode/html/page-data.ts'
import { languageOf, languages } from '../language/languages.ts'
import { WorkError } from '../options/error.ts'
import { isRegressionModel } from '../scene/model/any-model.ts'
import { onSlice } from '../scene/scenes/on-slice.ts'
import { scenesOf } from '../scene/scenes/registry.ts'
import { sequence } from '../scene/scenes/sequence.ts'
import type { Wishes } from './address.ts'
import { embeddedHost } from './embedded-host.ts'
import { type FigureSource, loadFigure } from './figure-source.ts'
import { whenNear } from './near.ts'
import { openPlace } from './place.ts'
import { type FigureCode, openPlayer } from './player.ts'
import type { FigureEvents, MountedFigure, MountOptions } from './player-api.d.ts'
import { type Driven, seekTo } from './reports.ts'
import { openSliders } from './sliders.ts'

/** Puts a figure into an element; it is drawn when it comes near, or when the browser has time. */
export function mountFigure(
  parent: Element | ShadowRoot,
  source: FigureSource,
  options: MountOptions = {},
): MountedFigure {
  const ending = new AbortController()
  const { signal } = ending
  const listeners = createListeners()
  const place = openPlace(parent, options)
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
    driven = undefined
    kept = []
  }
  const fail = (error: unknown) => {
    if (signal.aborted) return
    const { failed, damaged } = languages.en.element
    const reason = error instanceof WorkError ? error.message.replace(/\.$/, '') : damaged
    const message = failed({ reason })
    end()
    place.fail(message)
    listeners.tell('error', { message })
  }
  const attempt = (draw: () => void) => {
    try {
      draw()
    } catch (error) {
      fail(error)
    }
  }
  const begin = (file: FigureFile) => {
    const send = (name: keyof FigureEvents, facts: object) => {
      // Ready is what can be asked, and has done what it was asked before.
      if (name === 'ready') queueMicrotask(() => !signal.aborted && listeners.tell(name, facts))
      else listeners.tell(name, facts)
    }
    attempt(() => {
      const host = embeddedHost(place, file, options, signal, { send, attempt })
      driven = openPlayer(host, file.figure, wishesOf(options), codeOf(file.figure))
      for (const does of kept.splice(0)) act(does)
    })
  }
  loadFigure(source, signal).then(file => {
    if (signal.aborted) return
    place.keep(file)
    whenNear(place.element, () => begin(file), signal)
  }, fail)
  return {
    play: () => act(({ playback }) => playback.play()),
    pause: () => act(({ playback }) => playback.pause()),
    seek: to => act(driven => seekTo(typeof to === 'number' ? { time: to } : to, driven)),
    step: (frames = 1) => act(({ playback, fps }) => playback.stepFrames(frames, fps)),
    dispose() {
      end()
      listeners.clear()
      place.element.remove()
    },
    on: listeners.on,
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

/** The listeners of a figure: one that fails keeps no other from hearing. */
function createListeners() {
  const all = new Map<string, Set<(facts: never) => void>>()
  const on: MountedFigure['on'] = (type, listener) => {
    const own = all.get(type) ?? new Set()
    all.set(type, own.add(listener))
    return () => void own.delete(listener)
  }
  return {
    on,
    clear: () => all.clear(),
    tell(type: string, facts: object) {
      for (const listener of [...(all.get(type) ?? [])]) {
        try {
          listener(facts as never)
        } catch (error) {
          reportError(error)
        }
      }
    },
  }
}

/** What a page's address says of a page, as options say it of a figure; like a video it plays once where nothing is said. */
function wishesOf({ controls, autoplay, loop, theme }: MountOptions): Wishes {
  return {
    autoplay: autoplay === true,
    plays: loop === true ? Number.POSITIVE_INFINITY : Math.max(1, Number(loop) || 1),
    ...((theme === 'light' || theme === 'dark' || theme === 'auto') && { theme }),
    hide: { controls: controls !== true, command: false },
    step: false,
    scroll: false,
  }
}

/** The code that a figure is drawn with. */
function codeOf({ spec, networks }: PageData): FigureCode {
  const [{ model }] = networks
  const scenes = scenesOf(spec)
  return {
    scenes: isRegressionModel(model) ? scenes : onSlice(scenes, model, spec),
    say: languageOf(spec),
    play: sequence,
    openSliders: networks.every(({ model }) => model.slice) ? openSliders : undefined,
  }
}
