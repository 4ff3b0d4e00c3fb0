import { fromJson } from '../encode/html/page-data.ts'
import type { Language } from '../language/language.ts'
import { isSweep } from '../options/sweep.ts'
import type { Scene } from '../scene/scene.ts'
import type { PlaySequence, SceneTable } from '../scene/scenes/define.ts'
import { hold, type Player, playerActs, type Shown } from './acts.ts'
import { readAddress } from './address.ts'
import { playsOf, stand, stillOf } from './beginning.ts'
import { paintControls } from './colors.ts'
import { type Controls, createControls } from './controls.ts'
import { dotsOf } from './dots.ts'
import { element } from './elements.ts'
import { createFrames } from './frames.ts'
import { createHint, hintText } from './hint.ts'
import { type KeyUses, listenToKeys } from './keyboard.ts'
import { type LiveFigure, openFigure } from './live-figure.ts'
import { openMessages } from './messages.ts'
import { createPlayback, type Playback } from './playback.ts'
import { type PointBook, pointBook } from './point-facts.ts'
import { pointTable } from './point-table.ts'
import { listenToPointer } from './pointer.ts'
import { createPoints } from './points.ts'
import { settled, watchMedia, watchPresence, watchPrint, watchWindow } from './presence.ts'
import { fitFigure } from './room.ts'
import type { Size } from './sizes.ts'
import type { OpenSliders, Sliders } from './sliders.ts'
import { createStage } from './stage.ts'

// For whoever draws the figure without the player, as the tests of its pictures do.
export { fromJson, openFigure }

/** Starts the player of a page. */
export function start(
  document: Document,
  scenes: SceneTable,
  say: Language,
  play?: PlaySequence | null,
  openSliders?: OpenSliders,
): void {
  const data = fromJson(document.getElementById('figure')!.textContent!)
  const wishes = readAddress(location)
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
  const ownTheme = wishes.theme ?? (data.spec.theme === 'auto' ? 'auto' : undefined)
  let isBehind = false
  let dark = watchMedia('(prefers-color-scheme: dark)', followReader)
  const sliders = openSliders?.(data, say, wishes.fix ?? '', {
    moved() {
      isMoved = true
      hint.end()
      request()
      laterArrange()
    },
    held: is => hold(player, 'column', is),
    tell: text => stage.tell(text),
  })
  let isMoved = false
  const networks = () => sliders?.values.networks ?? data.networks
  const open = (size?: Size) =>
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
  const shown: Shown = { own, figure: own, view: undefined, seen: true, prints: false, held: new Set() }
  const playback = createPlayback(facts, {
    plays: wishes.plays ?? playsOf(data.spec),
    stepwise: wishes.step,
  })
  playback.speed = wishes.speed ?? 1
  stand(playback, scene, data.spec, wishes, calm)

  const request = createFrames(
    () => playback.playing && shown.seen && shown.held.size === 0,
    seconds => playback.advance(seconds) && messages.ended(),
    now => {
      if (isMoved) follow()
      paint(player, controls)
      messages.report(now)
    },
  )
  const stage = createStage(data.alt, say.page)
  const book = pointBook(data.spec, networks, scenes, say)
  const points = createPoints(stage, book, isSweep(data.spec), say.page, () => {
    hint.end()
    request()
  })
  const hint = createHint()
  const player = {
    data,
    say,
    command: () => sliders?.values.command ?? data.command,
    wishes,
    uses: usesOf(scene, playback, book),
    playback,
    stage,
    points,
    hint,
    shown,
    request,
  }
  const acts = playerActs(player)
  const table = pointTable(book, data.networks.length, points.chooseRow, say.page)
  const controls = createControls(
    facts,
    { table, command: !wishes.hide.command, stepwise: wishes.step },
    acts,
    say.page,
  )
  controls.element.append(hint.element)
  const root = openPage(player, controls, sliders)
  const laterArrange = settled(() => arrange())
  const messages = openMessages({ playback, facts, changed: request }, wishes.origin)
  const arrange = () => {
    if (isBehind) shown.own = open()
    isBehind = false
    fitPage(root, shown, open, sliders)
    paint(player, controls)
  }
  listen(player, acts, root, arrange)
  arrange()
  if (wishes.unit) points.chooseUnit(wishes.unit)
  document.getElementById('alt')?.remove()
  if (!wishes.scroll) hint.say(hintText(player.uses, playback.playing, say.page))

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

  /** Draws it in the other theme, where it follows its reader. */
  function followReader(is: boolean): void {
    dark = is
    if (ownTheme !== 'auto') return
    shown.own = open()
    paintControls(document.documentElement, shown.own.theme)
    arrange()
  }
}

/** The things of a figure that keys are for. The moment drawn first is asked first: another would be drawn for nothing. */
function usesOf(scene: Scene, playback: Playback, { units }: PointBook): KeyUses {
  const { chapters, turns = false } = scene
  const points = [playback.moment, 'poster' as const].some(moment => dotsOf(scene.at(moment)).length > 0)
  return { chapters: chapters.length, turns, points, units: units !== undefined }
}

/** Puts a player into the page, in the place of its alternative text. */
function openPage(
  { data, wishes, stage, shown }: Player,
  controls: Controls,
  sliders?: Sliders,
): HTMLElement {
  const root = element(
    'main',
    { class: 'player', 'aria-label': data.title },
    stage.element,
    ...(wishes.hide.controls ? [] : [controls.element, ...(sliders ? [sliders.element] : [])]),
  )
  root.classList.toggle('bare', wishes.hide.controls)
  root.classList.toggle('framed', window.parent !== window)
  paintControls(document.documentElement, shown.own.theme)
  const alt = document.getElementById('alt')
  if (alt) alt.hidden = true
  document.body.append(root)
  return root
}

/** Listens for keys, for the pointer, and for what becomes of the page. */
function listen(
  player: Player,
  acts: ReturnType<typeof playerActs>,
  root: HTMLElement,
  arrange: () => void,
): void {
  const { uses, stage, points, hint, shown, request } = player
  listenToKeys(stage.element, uses, acts)
  listenToPointer(stage.element, uses.turns, {
    turn: acts.turn,
    turnBack: acts.turnBack,
    tap: (x, y, touch) => points.choose(x, y, touch ? 'touch' : 'tap'),
    hover: (x, y) => points.choose(x, y, 'hover'),
    leave: () => points.clear(false),
    dragging(is) {
      root.classList.toggle('turning', is)
      hint.end()
      hold(player, 'figure', is)
    },
  })
  watchPresence(root, is => {
    shown.seen = is
    request()
  })
  watchPrint(is => {
    shown.prints = is
    arrange()
  })
  watchWindow(arrange)
  new ResizeObserver(request).observe(stage.element)
  document.addEventListener('fullscreenchange', request)
}

/** Lays the figure out for the room that the page has now; paper is given its author's size. */
function fitPage(root: HTMLElement, shown: Shown, open: (size: Size) => LiveFigure, sliders?: Sliders): void {
  const below = sliders?.element.offsetHeight ?? 0
  root.style.setProperty('--sliders', `${below}px`)
  const bar = Number.parseFloat(getComputedStyle(root).getPropertyValue('--bar'))
  const room = { width: root.clientWidth, height: innerHeight - bar - below }
  const { figure, scrolls } = shown.prints
    ? { figure: shown.own, scrolls: false }
    : fitFigure(shown.own, open, room)
  shown.figure = figure
  const { scene } = figure
  root.style.setProperty('--width', String(scene.width))
  root.style.setProperty('--height', String(scene.height))
  root.classList.toggle('fitted', figure !== shown.own)
  root.classList.toggle('tall', scrolls)
}

function paint({ data, playback, stage, points, shown }: Player, controls: Controls): void {
  const { figure, view, seen, prints, held } = shown
  if (prints) {
    stage.draw(figure, stillOf(figure.scene, data.spec), undefined, false)
    return
  }
  const moving = (playback.playing && seen) || held.size > 0
  const { asked } = points
  const seenAs = asked ? { azimuth: 0, elevation: 0, zoom: 1, relative: true as const, ...view, asked } : view
  points.draw(figure, stage.draw(figure, playback.moment, seenAs, moving))
  controls.update(playback)
}
