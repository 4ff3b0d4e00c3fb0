import type { PageData } from '../encode/html/page-data.ts'
import type { Language } from '../language/language.ts'
import type { Scene, View } from '../scene/scene.ts'
import type { Shape } from '../scene/shape.ts'
import type { Wishes } from './address.ts'
import { makeElement } from './elements.ts'
import type { Hint } from './hint.ts'
import type { PageHost } from './host.ts'
import { type KeyUses, keyboardTable } from './key-uses.ts'
import type { LiveFigure } from './live-figure.ts'
import type { Playback } from './playback.ts'
import type { PointBook } from './point-facts.ts'
import type { PointLayer } from './points.ts'
import type { Driven } from './reports.ts'
import type { PageSize } from './room.ts'
import type { PageStage } from './stage.ts'

export interface ShownFigure {
  /** Opens it as it is now, in its author's size or in another one. */
  open(size?: PageSize): LiveFigure
  /** The ground around it, where its theme follows that. */
  ground: { dark: boolean } | undefined
  /** In its author's size. */
  own: LiveFigure
  /** As it fits into the page now. */
  figure: LiveFigure
  /** True where the figure in its author's size is to be opened anew. */
  isBehind: boolean
  /** The camera that its reader has turned. */
  view: View | undefined
  seen: boolean
  prints: boolean
  /** The things that are being dragged: then each frame is one of many. */
  held: Set<'figure' | 'slider' | 'column'>
}

/** The parts of a player that its reader acts on. */
export interface Player {
  host: PageHost
  data: PageData
  say: Language
  /** The command that makes the figure as it is now. */
  command(): string
  wishes: Wishes
  uses: KeyUses
  /** Those of the scene as it is now. */
  facts: Driven['facts'] & Pick<Scene, 'still' | 'ends'>
  playback: Playback
  stage: PageStage
  book: PointBook
  points: PointLayer
  /** Takes a hidden unit out that is pressed `again`, where the scene can do so, or brings it back; false for neither. */
  takeOut(unit: string, again: boolean): boolean
  hint: Hint
  shown: ShownFigure
  showBead: ((figure: LiveFigure, shapes: readonly Shape[]) => void) | undefined
  /** Asks for a frame. */
  request(): void
}

export type PlayerActs = ReturnType<typeof playerActs>

/** The acts of the controls and the keys. */
export function playerActs(player: Player) {
  const { host, data, say, wishes, uses, playback, stage, points, hint, shown } = player
  /** Does something, and shows what came of it. */
  const drive = (act: () => void) => {
    act()
    hint.end()
    player.request()
  }
  const turnTo = (azimuth: number) => {
    shown.view = azimuth === 0 ? undefined : { azimuth, elevation: 0, zoom: 1, relative: true }
    player.request()
  }
  return {
    toggle: () => drive(() => (playback.playing ? playback.pause() : playback.play())),
    seek: (time: number) => drive(() => playback.seek(time)),
    seekBy: (seconds: number) => drive(() => playback.seek(playback.time + seconds)),
    seekStart: () => drive(() => playback.seek(0)),
    seekEnd: () => drive(playback.rest),
    frames: (count: number) => drive(() => playback.stepFrames(count, data.spec.fps)),
    chapter: (index: number) => drive(() => playback.seekChapter(index)),
    /** To the chapter after the one that it is in, or before. */
    chapterBy: (count: number) =>
      drive(() =>
        wishes.step && count > 0 ? playback.play() : playback.seekChapter(playback.chapter + count),
      ),
    /** Called with true as the slider is taken, and with false as it is let go. */
    held: (is: boolean) => hold(player, 'slider', is),
    speed: (value: number) => drive(() => (playback.speed = value)),
    loop: () => drive(() => (playback.plays = playback.plays > 1 ? 1 : Infinity)),
    full: () =>
      void (host.root.fullscreenElement ? document.exitFullscreen() : host.element.requestFullscreen?.()),
    copy: () =>
      void copyCommand(host.element, player.command(), say.page).then(
        done => done && hint.say(say.page.copied),
      ),
    keys: () => openDialog(host.element, say.page.keys, say.page, keyboardTable(uses, say.page)),
    // What is in front goes with the hand.
    turn: (angle: number) => turnTo((shown.view?.azimuth ?? 0) - angle),
    turnBack: () => turnTo(0),
    /** To the points: chooses a first one. */
    enter: points.enter,
    walk: points.walk,
    leave: () => points.clear(true),
    /** True where a point or a unit is chosen. */
    asks: () => points.pinned,
    /** True where arrows go from point to point now. */
    walks: () => points.pinned && host.root.activeElement === stage.element,
  }
}

/** Notes that something is being dragged, or no more. */
export function hold({ shown, request }: Player, part: 'figure' | 'slider' | 'column', is: boolean): void {
  if (is) shown.held.add(part)
  else shown.held.delete(part)
  request()
}

/** A window over the page, inside of a player; Escape and its button close it. */
function openDialog(player: HTMLElement, title: string, page: Language['page'], ...content: Node[]): void {
  const close = makeElement('button', { type: 'button', class: 'text' }, page.close)
  const head = makeElement('h2', {}, title)
  const dialog = makeElement('dialog', { 'aria-label': title }, head, ...content, close)
  close.addEventListener('click', () => dialog.close())
  dialog.addEventListener('close', () => dialog.remove())
  player.append(dialog)
  dialog.showModal()
}

/** Copies a command; where the browser does not allow that, shows it selected. Whether it was copied. */
async function copyCommand(player: HTMLElement, text: string, page: Language['page']): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    const field = makeElement('textarea', { readonly: '', rows: '4', 'aria-label': page.commandField })
    field.value = text
    const keys = /Mac|iP/.test(navigator.userAgent) ? '⌘C' : 'Ctrl+C'
    openDialog(player, page.command, page, makeElement('p', {}, page.copies({ keys })), field)
    field.select()
    return false
  }
}
