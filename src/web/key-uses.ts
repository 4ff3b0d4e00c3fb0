import type { Language } from '../language/language.ts'
import { makeElement } from './elements.ts'

/** The features of a figure that keys are for. */
export interface KeyUses {
  chapters: number
  turns: boolean
  points: boolean
  units: boolean
}

/** The keys for people, in their order, and for which figures each is. */
const table: Readonly<Record<keyof Language['page']['keyTable'], keyof KeyUses | null>> = {
  play: null,
  seconds: null,
  frames: null,
  ends: null,
  chapter: 'chapters',
  chapters: 'chapters',
  turn: 'turns',
  turnBack: 'turns',
  enter: 'points',
  units: 'units',
  walk: 'points',
  leave: 'points',
  full: null,
  keys: null,
}

export function keyboardTable(uses: KeyUses, page: Language['page']): HTMLElement {
  const names = Object.keys(table) as (keyof typeof table)[]
  const rows = names.filter(name => table[name] === null || uses[table[name]])
  const lines = rows.map(name => {
    const [keys, does] = page.keyTable[name]
    return makeElement('tr', {}, makeElement('th', { scope: 'row' }, keys), makeElement('td', {}, does))
  })
  return makeElement('table', { class: 'keys' }, makeElement('tbody', {}, ...lines))
}
