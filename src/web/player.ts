import { fromJson } from '../encode/html/page-data.ts'
import { isSweep } from '../options/sweep.ts'
import type { View } from '../scene/scene.ts'
import type { SceneTable } from '../scene/scenes/define.ts'
import { readAddress } from './address.ts'
import { playsOf, stand, stillOf } from './beginning.ts'
import { paintControls } from './colors.ts'
import { createControls } from './controls.ts'
import { copyCommand, openDialog } from './dialogs.ts'
import { dotsOf } from './dots.ts'
import { element } from './elements.ts'
import { createHint, hintText } from './hint.ts'
import { keyTable, listenToKeys } from './keyboard.ts'
import { openFigure } from './live-figure.ts'
import { openMessages } from './messages.ts'
import { createPlayback } from './playback.ts'
import { pointBook } from './point-facts.ts'
import { pointTable } from './point-table.ts'
import { listenToPointer } from './pointer.ts'
import { createPoints } from './points.ts'
import { watchMedia, watchPresence, watchPrint } from './presence.ts'
import { createStage } from './stage.ts'

/** Seconds that pass between two frames at most: a tab that slept goes on where it stood. */
const MAX_STEP = 0.25

// For whoever draws the figure without the player, as the tests of its pictures do.
export { fromJson, openFigure }

/** Starts the player of a page. */
export function start(document: Document, scenes: SceneTable): void {
  const data = fromJson(document.getElementById('figure')!.textContent!)
  const wishes = readAddress(location)
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
  const ownTheme = wishes.theme ?? (data.spec.theme === 'auto' ? 'auto' : undefined)
  const open = (dark: boolean) =>
    openFigure(data, scenes, ownTheme === 'auto' ? (dark ? 'dark' : 'light') : ownTheme)
  let figure = open(watchMedia('(prefers-color-scheme: dark)', followReader))
  const { scene } = figure
  const { duration, chapters, turns = false } = scene
  const plays = wishes.plays ?? playsOf(data.spec)
  const playback = createPlayback(scene, { plays, stepwise: wishes.step })
  playback.speed = wishes.speed ?? 1
  stand(playback, scene, data.spec, wishes, calm)

  let azimuth = 0
  let view: View | undefined
  let seen = true
  let prints = false
  /** Number of things that are being dragged: then each frame is one of many. */
  let held = 0
  const turnTo = (angle: number) => {
    azimuth = angle
    view = angle === 0 ? undefined : { azimuth: angle, elevation: 0, zoom: 1, relative: true }
    request()
  }

  const stage = createStage(data.alt)
  const book = pointBook(data.spec, data.networks)
  const points = createPoints(stage, book, isSweep(data.spec), () => {
    hint.end()
    request()
  })
  // What is drawn first is asked first: another moment would be drawn for nothing.
  const hasPoints = [playback.moment, 'poster' as const].some(moment => dotsOf(scene.at(moment)).length > 0)
  const uses = { chapters: chapters.length, turns, points: hasPoints }
  const hint = createHint(stage.element)

  const toggle = () => drive(() => (playback.playing ? playback.pause() : playback.play()))
  const hold = (is: boolean) => {
    held += is ? 1 : -1
    request()
  }
  let slides = false
  const acts = {
    toggle,
    seek: (time: number) => drive(() => playback.seek(time)),
    seekBy: (seconds: number) => drive(() => playback.seek(playback.time + seconds)),
    seekStart: () => drive(() => playback.seek(0)),
    seekEnd: () => drive(() => playback.seek(duration)),
    frames: (count: number) => drive(() => playback.stepFrames(count, data.spec.fps)),
    chapter: (index: number) => drive(() => playback.seekChapter(index)),
    chapterBy: (count: number) =>
      drive(() =>
        wishes.step && count > 0 ? playback.play() : playback.seekChapter(playback.chapter + count),
      ),
    held(is: boolean) {
      if (is !== slides) hold(is)
      slides = is
    },
    speed: (value: number) =>
      drive(() => {
        playback.speed = value
      }),
    loop: () =>
      drive(() => {
        playback.plays = playback.plays > 1 ? 1 : Number.POSITIVE_INFINITY
      }),
    full: () => void (document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen?.()),
    copy: () => void copyCommand(data.command).then(done => done && hint.say('copied')),
    keys: () => void openDialog('Keys', keyTable(uses)),
    // What is in front goes with the hand.
    turn: (angle: number) => turnTo(azimuth - angle),
    turnBack: () => turnTo(0),
    enter: points.enter,
    walk: points.walk,
    leave: () => points.clear(true),
    walks: () => points.pinned && document.activeElement === stage.element,
  }
  const table = pointTable(book, data.networks.length, points.chooseRow)
  const command = !wishes.hide.command
  const controls = createControls(scene, { table, command, stepwise: wishes.step }, acts)
  const root = element(
    'main',
    { class: 'player', 'aria-label': data.title },
    stage.element,
    ...(wishes.hide.controls ? [] : [controls.element]),
  )
  root.style.setProperty('--width', String(scene.width))
  root.style.setProperty('--height', String(scene.height))
  root.classList.toggle('bare', wishes.hide.controls)
  root.classList.toggle('framed', window.parent !== window)
  paintControls(document.documentElement, figure.theme)
  const alt = document.getElementById('alt')
  if (alt) alt.hidden = true
  document.body.append(root)

  const facts = { duration, chapters, width: scene.width, height: scene.height }
  const messages = openMessages({ playback, facts, changed: request }, wishes.origin)
  listenToKeys(stage.element, uses, acts)
  listenToPointer(stage.element, turns, {
    turn: acts.turn,
    turnBack: acts.turnBack,
    tap: (x, y, touch) => points.choose(x, y, touch ? 'touch' : 'tap'),
    hover: (x, y) => points.choose(x, y, 'hover'),
    leave: () => points.clear(false),
    dragging(is) {
      root.classList.toggle('turning', is)
      hint.end()
      hold(is)
    },
  })
  watchPresence(root, is => {
    seen = is
    request()
  })
  watchPrint(is => {
    prints = is
    paint()
  })
  new ResizeObserver(request).observe(stage.element)
  document.addEventListener('fullscreenchange', request)

  let requested = false
  let before = Number.NaN
  paint()
  alt?.remove()
  if (!wishes.scroll) hint.say(hintText(uses, playback.playing))

  /** Does something, and shows what came of it. */
  function drive(act: () => void): void {
    act()
    hint.end()
    request()
  }

  function request(): void {
    if (!requested) requestAnimationFrame(frame)
    requested = true
  }

  function frame(now: number): void {
    requested = false
    const passed = Number.isNaN(before) ? 0 : Math.min(MAX_STEP, Math.max(0, (now - before) / 1000))
    const goesOn = playback.playing && seen && held === 0
    if (goesOn && playback.advance(passed)) messages.ended()
    before = goesOn && playback.playing ? now : Number.NaN
    paint()
    messages.report(now)
    if (playback.playing && seen && held === 0) request()
  }

  function paint(): void {
    if (prints) {
      stage.draw(figure, stillOf(scene, data.spec), undefined, false)
      return
    }
    const shapes = stage.draw(figure, playback.moment, view, (playback.playing && seen) || held > 0)
    points.draw(figure, shapes)
    controls.update(playback)
  }

  /** Draws it in the other theme, where it follows its reader. */
  function followReader(dark: boolean): void {
    if (ownTheme !== 'auto') return
    figure = open(dark)
    paintControls(document.documentElement, figure.theme)
    request()
  }
}
