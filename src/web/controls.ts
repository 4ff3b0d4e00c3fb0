import type { Language } from '../language/language.ts'
import { chapterAt } from '../scene/chapters.ts'
import type { Chapter } from '../scene/scene.ts'
import { contrast, luminance } from '../scene/style/color.ts'
import type { Theme } from '../scene/style/theme.ts'
import type { PlayerActs } from './acts.ts'
import { speeds } from './address.ts'
import { button, makeElement, makeSlider, relabel } from './elements.ts'
import { type Playback, timeText } from './playback.ts'
import type { Driven } from './reports.ts'

type Facts = Pick<Driven['facts'], 'duration' | 'chapters'>

export type Controls = ReturnType<typeof createControls>

/** The controls below a figure. @param command whether its command can be copied */
export function createControls(
  facts: Facts,
  { table, command, stepwise }: { table: HTMLElement; command: boolean; stepwise: boolean },
  acts: PlayerActs,
  page: Language['page'],
) {
  const { duration } = facts
  const play = button('play', page.play, acts.toggle)
  const now = makeElement('span')
  const end = makeElement('span', { class: 'of' }, ` / ${timeText(duration)}`)
  const time = makeElement('span', { class: 'time' }, now, end)
  const name = makeElement('span', { class: 'name' })
  const options = speeds.map(value => makeElement('option', { value: String(value) }, `${value}×`))
  const speed = makeElement('select', { 'aria-label': page.speed, title: page.speed }, ...options)
  speed.addEventListener('change', () => acts.speed(Number(speed.value)))
  const loop = button('loop', page.loop, acts.loop)
  const full = button('full', page.full, acts.full)
  const scrubber = createScrubber(facts, acts, page)
  const row = [
    ...[play, time, name, speed, loop, table],
    ...(command ? [button('copy', page.copy, acts.copy)] : []),
    button('keys', page.keys, acts.keys),
    ...(document.fullscreenEnabled ? [full] : []),
  ]
  const group = { class: 'controls', role: 'group', 'aria-label': page.player }
  return {
    element: makeElement('div', group, scrubber.element, makeElement('div', { class: 'row' }, ...row)),
    update(playback: Playback) {
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
        speed.append(makeElement('option', { value }, `${value}×`))
      speed.value = value
    },
  }
}

/** A slider over the time of a figure, with its chapters. */
function createScrubber(facts: Facts, { seek, chapter, held }: PlayerActs, page: Language['page']) {
  const { duration } = facts
  const range = { min: '0', max: String(duration), step: 'any' }
  const slider = makeSlider({ ...range, 'aria-label': page.time }, held)
  const share = (time: number) => `${(100 * time) / duration}%`
  const ticks = makeElement('div', { class: 'ticks', 'aria-hidden': 'true' })
  const names = makeElement('div', { class: 'chapters' })
  let named: readonly Chapter[] = []
  const labelOf = ({ name, start, end }: Chapter, i: number) => {
    // By keyboard there are the digits.
    const label = makeElement('button', { type: 'button', tabindex: '-1', title: name }, name)
    label.style.left = share(start)
    label.style.width = share(end - start)
    label.addEventListener('click', () => chapter(i))
    return label
  }
  const tickOf = ({ start }: Chapter) => {
    const tick = makeElement('i')
    tick.style.left = share(start)
    return tick
  }
  slider.addEventListener('input', () => seek(Number(slider.value)))
  const bubble = createBubble(slider, ticks, at => {
    const name = named[chapterAt(named, at * duration)]?.name
    return [timeText(at * duration), name].filter(Boolean).join(' · ')
  })
  return {
    element: makeElement('div', { class: 'scrubber' }, slider, ticks, bubble, names),
    update({ time, chapter: now }: Playback) {
      if (named !== facts.chapters) {
        named = facts.chapters
        ticks.replaceChildren(...named.slice(1).map(tickOf))
        names.replaceChildren(...named.map(labelOf))
      }
      slider.value = String(time)
      slider.style.setProperty('--done', share(time))
      const about = { now: timeText(time), whole: timeText(duration), chapter: named[now]?.name }
      slider.setAttribute('aria-valuetext', page.timeOf(about))
      for (const [i, label] of [...names.children].entries()) label.classList.toggle('now', i === now)
    },
  }
}

/** The words beside a pointer over a slider. @param textAt the words at a share of it */
function createBubble(slider: HTMLElement, track: HTMLElement, textAt: (share: number) => string) {
  const bubble = makeElement('div', { class: 'bubble', 'aria-hidden': 'true' })
  bubble.hidden = true
  slider.addEventListener('pointermove', event => {
    const { left, width } = track.getBoundingClientRect()
    const at = Math.min(1, Math.max(0, (event.clientX - left) / width))
    bubble.textContent = textAt(at)
    bubble.hidden = false
    bubble.style.left = `${100 * at}%`
  })
  slider.addEventListener('pointerleave', () => (bubble.hidden = true))
  return bubble
}

/** Contrast that words need to their ground, and that marks need. */
const [WORDS, MARKS] = [4.5, 3]

/** Gives the controls the colours of a figure; where its own are too pale to read, black or white. */
export function paintControls(root: HTMLElement, { background, ink, muted, frame, accent }: Theme): void {
  const dark = luminance(background) < 0.2
  const sure = contrast('#000000', background) > contrast('#ffffff', background) ? '#000000' : '#ffffff'
  const legible = (colors: string[], least: number) =>
    colors.find(color => contrast(color, background) >= least) ?? sure
  const colors = {
    ground: background,
    ink: legible([ink], WORDS),
    muted: legible([muted, ink], WORDS),
    accent: legible([accent, ink], MARKS),
    frame,
  }
  for (const [name, color] of Object.entries(colors)) root.style.setProperty(`--${name}`, color)
  root.style.colorScheme = dark ? 'dark' : 'light'
}
