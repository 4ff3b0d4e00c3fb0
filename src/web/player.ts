import type { PageData } from '../encode/html/page-data.ts'
import type { Language } from '../language/language.ts'
import { isSweep } from '../options/sweep.ts'
import type { PlaySequence, SceneTable } from '../scene/compose/define.ts'
import type { ShownNetwork } from '../scene/compose/figure-scene.ts'
import { memoizeLast } from '../scene/memoize.ts'
import type { Moment } from '../scene/scene.ts'
import { hold, type Player, playerActs, type ShownFigure } from './acts.ts'
import type { Wishes } from './address.ts'
import type { OpenBead } from './bead.ts'
import { type Controls, createControls, paintControls } from './controls.ts'
import { placedDots } from './dots.ts'
import { createHint, hintText } from './hint.ts'
import type { PageHost } from './host.ts'
import type { KeyUses } from './key-uses.ts'
import { listenToKeys } from './keyboard.ts'
import { openFigure } from './live-figure.ts'
import { createPlayback, type Playback, playsOf, printedMoment, stand } from './playback.ts'
import { type PointBook, pointBook } from './point-facts.ts'
import { pointTable } from './point-table.ts'
import { listenToPointer } from './pointer.ts'
import { createPoints } from './points.ts'
import { disconnected, onceSettled, watchPresence, watchPrint } from './presence.ts'
import { createReports, type Driven } from './reports.ts'
import { fitFigure, type PageSize } from './room.ts'
import type { OpenSliders } from './sliders.ts'
import { createFrames, createStage } from './stage.ts'

/** The code that a figure is drawn with: its scenes and its language, and what only some figures need. */
export interface FigureCode {
  scenes: SceneTable
  say: Language
  play?: PlaySequence | null | undefined
  openSliders?: OpenSliders | undefined
  openBead?: OpenBead | undefined
}

/** Opens the player of a figure in its place, and gives what drives it. */
export function openPlayer(host: PageHost, data: PageData, wishes: Wishes, code: FigureCode): Driven {
  const { signal } = host
  const { say } = code
  const held = code.openSliders?.(data, say, wishes.fix ?? '')
  const { request, run } = createFrames(signal)
  const player = createPlayer(host, data, wishes, code, held?.values, request)
  const { facts, playback, stage, points, hint, shown } = player
  const acts = playerActs(player)
  const { hide, step } = wishes
  const table = pointTable(player.book, data.networks.length, points.chooseRow, say.page)
  const controls = createControls(facts, { table, command: !hide.command, stepwise: step }, acts, say.page)
  const laterRest = onceSettled(() => rest(player), signal)
  const draw = () => {
    paint(player, controls)
    laterRest()
  }
  const rearrange = () =>
    host.attempt(() => {
      arrange(player)
      draw()
    })
  const laterArrange = onceSettled(rearrange, signal)
  let isMoved = false
  const sliders = held?.controls({
    moved() {
      isMoved = true
      playback.rest()
      hint.end()
      request()
      laterArrange()
    },
    held: is => hold(player, 'column', is),
    tell: stage.tell,
  })
  fill(player, controls, sliders)
  const driven = { playback, facts, fps: data.spec.fps, changed: request }
  const reports = createReports(driven, host.send)
  run(
    () => playback.playing && shown.seen && shown.held.size === 0,
    seconds => playback.advance(seconds) && reports.ended(),
    now =>
      host.attempt(() => {
        if (isMoved) follow(player)
        isMoved = false
        draw()
        reports.report(now)
      }),
  )
  listen(player, acts, rearrange)
  host.watchRoom(laterArrange)
  arrange(player)
  draw()
  if (wishes.unit) points.chooseUnit(wishes.unit)
  if (!wishes.scroll) host.greet(() => hint.say(hintText(player.uses, playback.playing, say.page)))
  return driven
}

/** Makes the parts of a player that its controls act on. @param held the values of its slice, where it has one */
function createPlayer(
  host: PageHost,
  data: PageData,
  wishes: Wishes,
  code: FigureCode,
  held: ReturnType<OpenSliders>['values'] | undefined,
  request: () => void,
): Player {
  const { scenes, say } = code
  let out = ''
  const lacking = memoizeLast<readonly ShownNetwork[]>()
  const networks = () => {
    const given = held?.networks ?? data.networks
    const [{ model, record }] = given
    return lacking([model, out], () => {
      const without = out && given.length === 1 ? book.units?.without?.(model, out) : null
      return without ? [{ model: without, record }] : given
    })
  }
  const shown = openShown(host, data, wishes, code, networks)
  const { scene } = shown.own
  const { duration, width, height, chapters, still, ends } = scene
  const facts = { duration, width, height, chapters, still, ends }
  const plays = wishes.plays ?? playsOf(data.spec)
  const playback = createPlayback(facts, { plays, stepwise: wishes.step })
  stand(playback, scene, data.spec, wishes, matchMedia('(prefers-reduced-motion: reduce)').matches)
  const stage = createStage(data.alt, say.page)
  const hint = createHint(host.signal)
  const { bead } = scenes[data.spec.scene] ?? {}
  const book = pointBook(data.spec, networks, scenes, say)
  const points = createPoints(stage, book, isSweep(data.spec), say.page, () => {
    hint.end()
    request()
  })
  return {
    host,
    data,
    takeOut(unit, again) {
      const before = networks()
      if (again || unit === out) out = unit === out ? '' : unit
      return networks() !== before
    },
    say,
    command: () => held?.command ?? data.command,
    wishes,
    uses: usesOf(shown, playback, book),
    facts,
    playback,
    stage,
    book,
    points,
    hint,
    shown,
    showBead: bead && code.openBead?.(stage.element, bead, say),
    request,
  }
}

/** The figure of a page's data as it is shown first. */
function openShown(
  host: PageHost,
  data: PageData,
  wishes: Wishes,
  { scenes, say, play }: FigureCode,
  networks: () => readonly ShownNetwork[],
): ShownFigure {
  const asked = wishes.theme ?? (data.spec.theme === 'auto' ? 'auto' : undefined)
  const ground = { dark: host.isDark() }
  const open = (size?: PageSize) => {
    const theme = asked === 'auto' ? (ground.dark ? 'dark' : 'light') : asked
    return openFigure(data, scenes, say, play, { theme, size, networks: networks() })
  }
  const own = open()
  return {
    open,
    ground: asked === 'auto' ? ground : undefined,
    ...{ own, figure: own, isBehind: false },
    ...{ view: undefined, seen: true, prints: false, held: new Set() },
  }
}

/** Lays the figure out for the room that there is now, in the colours that it has now. */
function arrange(player: Player): void {
  const { host, shown } = player
  if (shown.isBehind) shown.own = shown.open()
  shown.isBehind = false
  paintControls(host.colored, shown.own.theme)
  layOut(player)
}

/** Draws the slice as it is held now, where and as large as it was. */
function follow({ shown, facts }: Player): void {
  const { own, figure } = shown
  shown.isBehind = figure !== own
  shown.figure = shown.open(shown.isBehind ? figure.scene : undefined)
  if (!shown.isBehind) shown.own = shown.figure
  // These may be others on another slice.
  const { chapters, still, ends } = shown.figure.scene
  Object.assign(facts, { chapters, still, ends })
}

/** The things of a figure that keys are for; its points once they are asked for, as a figure that is laid out again is not drawn before. */
function usesOf(shown: ShownFigure, playback: Playback, { units }: PointBook): KeyUses {
  const { chapters, turns = false } = shown.own.scene
  let points: boolean | undefined
  return {
    ...{ chapters: chapters.length, turns, units: units !== undefined },
    get points() {
      const { scene } = shown.figure
      const hasDots = (moment: Moment) => placedDots(scene.at(moment)).length > 0
      points ??= [playback.moment, 'poster' as const].some(hasDots)
      return points
    },
  }
}

/** Puts the parts of a player into its place. */
function fill({ host, wishes, stage, hint }: Player, controls: Controls, sliders?: HTMLElement): void {
  const { element } = host
  const { hide } = wishes
  controls.element.append(hint.element)
  element.classList.toggle('bare', hide.controls)
  element.append(stage.element)
  if (!hide.controls) element.append(controls.element, ...(sliders ? [sliders] : []))
}

/** Listens for keys, for the pointer, and for what becomes of the page. */
function listen(player: Player, acts: ReturnType<typeof playerActs>, rearrange: () => void): void {
  const { host, uses, stage, points, hint, shown, request } = player
  const { element, signal } = host
  listenToKeys(host, stage.element, uses, acts)
  listenToPointer(stage.element, uses.turns, {
    turn: acts.turn,
    turnBack: acts.turnBack,
    tap(x, y, touch) {
      const { pinned, asked } = points
      points.choose(x, y, touch ? 'touch' : 'tap')
      const unit = points.asked?.unit
      if (unit && player.takeOut(unit, pinned && unit === asked?.unit)) {
        points.clear(true)
        follow(player)
      }
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
    rearrange()
  }
  watchPrint(prints, signal)
  const { ground } = shown
  if (ground)
    host.watchDark(is => {
      ground.dark = is
      shown.isBehind = true
      rearrange()
    })
  const observer = new ResizeObserver(request)
  observer.observe(stage.element)
  disconnected(observer, signal)
  document.addEventListener('fullscreenchange', request, { signal })
}

/** Lays the figure out for the room that it has now; paper is given its author's size. */
function layOut({ host, shown }: Player): void {
  const { element } = host
  const below = element.querySelector<HTMLElement>('.sliders')?.offsetHeight ?? 0
  element.style.setProperty('--sliders', `${below}px`)
  const bar = Number.parseFloat(getComputedStyle(element).getPropertyValue('--bar'))
  const { figure, scrolls } = shown.prints
    ? { figure: shown.own, scrolls: false }
    : fitFigure(shown.own, shown.open, host.room(bar + below))
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

function paint({ data, playback, stage, points, shown, showBead }: Player, controls: Controls): void {
  const { figure, view, seen, prints, held } = shown
  if (prints) {
    stage.draw(figure, printedMoment(figure.scene, data.spec), undefined, false)
    return
  }
  const moving = (playback.playing && seen) || held.size > 0
  const { asked } = points
  const seenAs = asked ? { azimuth: 0, elevation: 0, zoom: 1, relative: true as const, ...view, asked } : view
  const shapes = stage.draw(figure, playback.moment, seenAs, moving)
  points.draw(figure, shapes)
  showBead?.(figure, shapes)
  controls.update(playback)
}
