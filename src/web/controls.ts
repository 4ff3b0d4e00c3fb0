import type { Language } from '../language/language.ts'
import type { Chapter } from '../scene/scene.ts'
import { speeds } from './address.ts'
import { button, element, relabel } from './elements.ts'
import { type Playback, timeText } from './playback.ts'
import { createScrubber } from './scrubber.ts'

export interface ControlActs {
  toggle(): void
  seek(time: number): void
  chapter(index: number): void
  held(is: boolean): void
  speed(value: number): void
  loop(): void
  full(): void
  copy(): void
  keys(): void
}

export interface Controls {
  element: HTMLElement
  update(playback: Playback): void
}

/**
 * The controls below a figure.
 *
 * @param table of the points
 * @param command whether its command can be copied
 */
export function createControls(
  facts: { duration: number; chapters: readonly Chapter[] },
  { table, command, stepwise }: { table: HTMLElement; command: boolean; stepwise: boolean },
  acts: ControlActs,
  page: Language['page'],
): Controls {
  const { duration } = facts
  const play = button('play', page.play, acts.toggle)
  const now = element('span')
  const end = element('span', { class: 'of' }, ` / ${timeText(duration)}`)
  const time = element('span', { class: 'time' }, now, end)
  const name = element('span', { class: 'name' })
  const speed = element(
    'select',
    { 'aria-label': page.speed, title: page.speed },
    ...speeds.map(value => element('option', { value: String(value) }, `${value}×`)),
  )
  speed.addEventListener('change', () => acts.speed(Number(speed.value)))
  const loop = button('loop', page.loop, acts.loop)
  const full = button('full', page.full, acts.full)
  const scrubber = createScrubber(facts, acts, page)
  const row = [
    play,
    time,
    name,
    speed,
    loop,
    table,
    ...(command ? [button('copy', page.copy, acts.copy)] : []),
    button('keys', page.keys, acts.keys),
    ...(document.fullscreenEnabled ? [full] : []),
  ]
  return {
    element: element(
      'div',
      { class: 'controls', role: 'group', 'aria-label': page.player },
      scrubber.element,
      element('div', { class: 'row' }, ...row),
    ),
    update(playback) {
      scrubber.update(playback)
      const { playing, chapter, plays, moment } = playback
      const atEnd = moment === 'end' || (moment !== 'poster' && moment >= duration)
      if (playing) relabel(play, 'pause', page.pause)
      else if (atEnd) relabel(play, 'again', page.again)
      else relabel(play, 'play', stepwise ? page.goOn : page.play)
      now.textContent = timeText(playback.time)
      name.textContent = facts.chapters[chapter]?.name ?? ''
      loop.setAttribute('aria-pressed', String(plays > 1))
      const value = String(playback.speed)
      if (![...speed.options].some(option => option.value === value))
        speed.append(element('option', { value }, `${value}×`))
      speed.value = value
    },
  }
}
