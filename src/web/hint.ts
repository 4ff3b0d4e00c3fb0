import type { Language } from '../language/language.ts'
import { makeElement } from './elements.ts'
import type { KeyUses } from './key-uses.ts'

/** Seconds for which a hint stands. */
const STANDS = 4

export type Hint = ReturnType<typeof createHint>

/** A few words among the controls, which go away. */
export function createHint(signal: AbortSignal) {
  const box = makeElement('div', { class: 'hint', 'aria-live': 'polite' })
  let timer = 0
  signal.addEventListener('abort', () => clearTimeout(timer))
  const end = () => box.classList.remove('stands')
  return {
    element: box,
    say(text: string) {
      box.textContent = text
      box.classList.toggle('stands', text !== '')
      clearTimeout(timer)
      timer = setTimeout(end, 1000 * STANDS)
    },
    end,
  }
}

/** The words for what a reader can do with a figure. */
export function hintText(uses: KeyUses, playing: boolean, page: Language['page']): string {
  const { turns, points, units } = uses
  const touch = matchMedia('(hover: none)').matches
  return page.hint({ play: !playing, turns, points: points ? (touch ? 'tap' : 'point') : null, units })
}
