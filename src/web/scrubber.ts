import type { Language } from '../language/language.ts'
import { chapterAt } from '../scene/chapters.ts'
import type { Chapter } from '../scene/scene.ts'
import { element } from './elements.ts'
import { type Playback, timeText } from './playback.ts'

/** A slider over the time of a figure, with its chapters. */
export interface Scrubber {
  element: HTMLElement
  /** The slider itself. */
  slider: HTMLInputElement
  update(playback: Playback): void
}

interface ScrubberActs {
  seek(time: number): void
  chapter(index: number): void
  /** Called with true as the slider is taken, and with false as it is let go. */
  held(is: boolean): void
}

export function createScrubber(
  facts: { duration: number; chapters: readonly Chapter[] },
  { seek, chapter, held }: ScrubberActs,
  page: Language['page'],
): Scrubber {
  const { duration } = facts
  const slider = element('input', {
    type: 'range',
    min: '0',
    max: String(duration),
    step: 'any',
    'aria-label': page.time,
  })
  const share = (time: number) => `${(100 * time) / duration}%`
  const ticks = element('div', { class: 'ticks', 'aria-hidden': 'true' })
  const names = element('div', { class: 'chapters' })
  let named: readonly Chapter[] = []
  let labels: HTMLElement[] = []
  const labelOf = ({ name, start, end }: Chapter, i: number) => {
    // By keyboard there are the digits.
    const label = element('button', { type: 'button', tabindex: '-1', title: name }, name)
    label.style.left = share(start)
    label.style.width = share(end - start)
    label.addEventListener('click', () => chapter(i))
    names.append(label)
    if (i > 0) {
      const tick = element('i')
      tick.style.left = share(start)
      ticks.append(tick)
    }
    return label
  }
  const bubble = element('div', { class: 'bubble', 'aria-hidden': 'true' })
  bubble.hidden = true
  slider.addEventListener('input', () => seek(Number(slider.value)))
  slider.addEventListener('pointerdown', () => held(true))
  for (const end of ['pointerup', 'pointercancel', 'change']) slider.addEventListener(end, () => held(false))
  slider.addEventListener('pointermove', event => {
    const { left, width } = ticks.getBoundingClientRect()
    const at = Math.min(1, Math.max(0, (event.clientX - left) / width))
    const name = named[chapterAt(named, at * duration)]?.name
    bubble.textContent = [timeText(at * duration), name].filter(Boolean).join(' · ')
    bubble.hidden = false
    bubble.style.left = `${100 * at}%`
  })
  slider.addEventListener('pointerleave', () => {
    bubble.hidden = true
  })
  return {
    element: element('div', { class: 'scrubber' }, slider, ticks, bubble, names),
    slider,
    update({ time, chapter: now }) {
      if (named !== facts.chapters) {
        named = facts.chapters
        ticks.replaceChildren()
        names.replaceChildren()
        labels = named.map(labelOf)
      }
      slider.value = String(time)
      slider.style.setProperty('--done', share(time))
      slider.setAttribute(
        'aria-valuetext',
        page.timeOf({ now: timeText(time), whole: timeText(duration), chapter: named[now]?.name }),
      )
      labels.forEach((label, i) => {
        label.classList.toggle('now', i === now)
      })
    },
  }
}
