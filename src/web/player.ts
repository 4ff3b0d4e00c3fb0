import type { PageData } from '../encode/html/page-data.ts'
import type { Language } from '../language/language.ts'
import { isSweep } from '../options/sweep.ts'
import type { Scene } from '../scene/scene.ts'
import type { PlaySequence, SceneTable } from '../scene/scenes/define.ts'
import { hold, type Player, playerActs, type ShownFigure } from './acts.ts'
import type { Wishes } from './address.ts'
import { type ControlActs, type Controls, createControls, paintControls } from './controls.ts'
import { placedDots } from './dots.ts'
import { createHint, hintText } from './hint.ts'
import type { PageHost } from './host.ts'
import { type KeyUses, listenToKeys } from './keyboard.ts'
import { type LiveFigure, openFigure } from './live-figure.ts'
import { createPlayback, type Playback, playsOf, printedMoment, stand } from './playback.ts'
import { type PointBook, pointBook } from './point-facts.ts'
import { pointTable } from './point-table.ts'
import { listenToPointer } from './pointer.ts'
import { createPoints } from './points.ts'
import { disconnected, onceSettled, watchPresence, watchPrint } from './presence.ts'
import { createReports, type Driven } from './reports.ts'
import { fitFigure } from './room.ts'
import type { PageSize } from './sizes.ts'
import type { OpenSliders, Sliders } from './sliders.ts'
import { createFrames, createStage } from './stage.ts'

/** The code that a figure is drawn with: its scenes and its language, and what only some figures need. */
export interface FigureCode {
  scenes: SceneTable
  say: Language
  play?: PlaySequence | null | undefined
  openSliders?: OpenSliders | undefined
}

/** Opens the player of a figure in its place, and gives what drives it. */
export function openPlayer(
  host: PageHost,
  data: PageData,
  wishes: Wishes,
  { scenes, say, play, openSliders }: FigureCode,
): Driven {
  const { signal } = host
  const ownTheme = wishes.theme ?? (data.spec.theme === 'auto' ? 'auto' : undefined)
  let isBehind = false
  let dark = host.watchDark(followGround)
  const sliders = openSliders?.(data, say, wishes.fix ?? '', {
    moved() {
      isMoved = true
      playback.rest()
      hint.end()
      request()
      laterArrange()
    },
    held: is => hold(player, 'column', is),
    tell: text => stage.tell(text),
  })
  let isMoved = false
  const networks = () => sliders?.values.networks ?? data.networks
  const open = (size?: PageSize) =>
    openFigure(data, scenes, say, play, {
      theme: ownTheme === 'auto' ? (dark ? 'dark' : 'light') : ownTheme,
      size,
      networks: networks(),
    })
  const own = open()
  const { scene } = own
  const { duration, chapters, width, height } = scene
  /** Of the scene as it is now. */
  const facts = { duration, chapters, width, height, still: scene.still, ends: scene.ends }
  const shown: ShownFigure = { own, figure: own, view: undefined, seen: true, prints: false, held: new Set() }
  const plays = wishes.plays ?? playsOf(data.spec)
  const playback = createPlayback(facts, { plays, stepwise: wishes.step })
  stand(playback, scene, data.spec, wishes, matchMedia('(prefers-reduced-motion: reduce)').matches)

  const request = createFrames(
    () => playback.playing && shown.seen && shown.held.size === 0,
    seconds => playback.advance(seconds) && reports.ended(),
    now =>
      host.attempt(() => {
        if (isMoved) follow()
        paint(player, controls)
        laterRest()
        reports.report(now)
      }),
    signal,
  )
  const stage = createStage(data.alt, say.page)
  const book = pointBook(data.spec, networks, scenes, say)
  const points = createPoints(stage, book, isSweep(data.spec), say.page, () => {
    hint.end()
    request()
  })
  const hint = createHint(signal)
  const player = {
    host,
    data,
    say,
    command: () => sliders?.values.command ?? data.command,
    wishes,
    uses: usesOf(shown, playback, book),
    playback,
    stage,
    points,
    hint,
    shown,
    request,
  }
  const acts = playerActs(player)
  const table = pointTable(book, data.networks.length, points.chooseRow, say.page)
  const controls = fill(player, facts, table, acts, sliders)
  const rearrange = () => host.attempt(arrange)
  const laterArrange = onceSettled(rearrange, signal)
  const laterRest = onceSettled(() => rest(player), signal)
  const driven = { playback, facts, fps: data.spec.fps, changed: request }
  const reports = createReports(driven, host.send)
  listen(player, acts, rearrange)
  host.watchRoom(laterArrange)
  arrange()
  if (wishes.unit) points.chooseUnit(wishes.unit)
  if (!wishes.scroll) host.greet(() => hint.say(hintText(player.uses, playback.playing, say.page)))
  return driven

  /** Lays all out for the room that there is now. */
  function arrange(): void {
    if (isBehind) shown.own = open()
    isBehind = false
    paintControls(host.colored, shown.own.theme)
    layOut(player, open, sliders)
    paint(player, controls)
    laterRest()
  }

  /** Draws the slice as it is held now, where and as large as it was. */
  function follow(): void {
    isMoved = false
    const { own, figure } = shown
    isBehind = figure !== own
    shown.figure = open(isBehind ? figure.scene : undefined)
    if (!isBehind) shown.own = shown.figure
    const { chapters, still, ends } = shown.figure.scene
    Object.assign(facts, { chapters, still, ends })
  }

  /** Draws it in the other theme, where it follows the ground around it. */
  function followGround(is: boolean): void {
    dark = is
    if (ownTheme !== 'auto') return
    isBehind = true
    rearrange()
  }
}

/** The things of a figure that keys are for; its points once they are asked for, as a figure that is laid out again is not drawn before. */
function usesOf(shown: ShownFigure, playback: Playback, { units }: PointBook): KeyUses {
  const { chapters, turns = false } = shown.own.scene
  let points: boolean | undefined
  return {
    ...{ chapters: chapters.length, turns, units: units !== undefined },
    get points() {
      points ??= [playback.moment, 'poster' as const].some(
        moment => placedDots(shown.figure.scene.at(moment)).length > 0,
      )
      return points
    },
  }
}

/** Puts the parts of a player into its place, and makes its controls. */
function fill(
  { host: { element }, wishes, say, stage, hint }: Player,
  facts: Pick<Scene, 'duration' | 'chapters'>,
  table: HTMLElement,
  acts: ControlActs,
  sliders?: Sliders,
): Controls {
  const { hide, step } = wishes
  const controls = createControls(facts, { table, command: !hide.command, stepwise: step }, acts, say.page)
  controls.element.append(hint.element)
  element.classList.toggle('bare', hide.controls)
  element.append(stage.element)
  if (!hide.controls) element.append(controls.element, ...(sliders ? [sliders.element] : []))
  return controls
}

/** Listens for keys, for the pointer, and for what becomes of the page. */
function listen(player: Player, acts: ReturnType<typeof playerActs>, arrange: () => void): void {
  const { host, uses, stage, points, hint, shown, request } = player
  const { element, signal } = host
  listenToKeys(host, stage.element, uses, acts)
  listenToPointer(stage.element, uses.turns, {
    turn: acts.turn,
    turnBack: acts.turnBack,
    tap(x, y, touch) {
      const { pinned } = points
      points.choose(x, y, touch ? 'touch' : 'tap')
      if (host.taps && !pinned && !points.pinned) acts.toggle()
    },
    hover: (x, y) => points.choose(x, y, 'hover'),
    leave: () => points.clear(false),
    dragging(is) {
      element.classList.toggle('turning', is)
      hint.end()
      hold(player, 'figure', is)
    },
  })
  const seen = (is: boolean) => {
    shown.seen = is
    request()
  }
  watchPresence(element, seen, signal)
  const prints = (is: boolean) => {
    shown.prints = is
    arrange()
  }
  watchPrint(prints, signal)
  const observer = new ResizeObserver(request)
  observer.observe(stage.element)
  disconnected(observer, signal)
  document.addEventListener('fullscreenchange', request, { signal })
}

/** Lays the figure out for the room that it has now; paper is given its author's size. */
function layOut({ host, shown }: Player, open: (size: PageSize) => LiveFigure, sliders?: Sliders): void {
  const { element } = host
  const below = sliders?.element.offsetHeight ?? 0
  element.style.setProperty('--sliders', `${below}px`)
  const bar = Number.parseFloat(getComputedStyle(element).getPropertyValue('--bar'))
  const { figure, scrolls } = shown.prints
    ? { figure: shown.own, scrolls: false }
    : fitFigure(shown.own, open, host.room(bar + below))
  shown.figure = figure
  const { scene } = figure
  element.style.setProperty('--width', String(scene.width))
  element.style.setProperty('--height', String(scene.height))
  element.classList.toggle('fitted', figure !== shown.own)
  element.classList.toggle('tall', scrolls)
}

/** Gives back what drawing takes, where no frame follows. */
function rest({ playback, shown }: Player): void {
  const { own, figure, seen, held } = shown
  if ((playback.playing && seen) || held.size > 0) return
  own.rest()
  figure.rest()
}

function paint({ data, playback, stage, points, shown }: Player, controls: Controls): void {
  const { figure, view, seen, prints, held } = shown
  if (prints) {
    stage.draw(figure, printedMoment(figure.scene, data.spec), undefined, false)
    return
  }
  const moving = (playback.playing && seen) || held.size > 0
  const { asked } = points
  const seenAs = asked ? { azimuth: 0, elevation: 0, zoom: 1, relative: true as const, ...view, asked } : view
  points.draw(figure, stage.draw(figure, playback.moment, seenAs, moving))
  controls.update(playback)
}
