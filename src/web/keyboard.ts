import type { Language } from '../language/language.ts'
import { makeElement } from './elements.ts'
import type { PageHost } from './host.ts'

export interface KeyActs {
  toggle(): void
  /** Seconds. */
  seekBy(seconds: number): void
  seekStart(): void
  seekEnd(): void
  frames(count: number): void
  /** Number from 0. */
  chapter(index: number): void
  /** To the chapter after the one that it is in, or before. */
  chapterBy(count: number): void
  turn(angle: number): void
  turnBack(): void
  /** To the points: chooses a first one. */
  enter(): void
  walk(direction: readonly [number, number]): void
  leave(): void
  full(): void
  keys(): void
  /** True where arrows go from point to point now. */
  walks(): boolean
  /** True where a point or a unit is chosen. */
  asks(): boolean
}

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

/** Radians of a press. */
const TURN = Math.PI / 24

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** Listens for keys of a player; what has the focus keeps those that it needs itself. */
export function listenToKeys(
  { keys, signal }: Pick<PageHost, 'keys' | 'signal'>,
  stage: HTMLElement,
  uses: KeyUses,
  acts: KeyActs,
): void {
  const listen = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
    const target = event.target as Element
    if (target.closest('dialog, select, .sheet')) return
    if (target.closest('.sliders') && /^(Arrow|Page|Home|End)/.test(event.key)) return
    const presses = target.closest('button, summary') !== null
    if (presses && (event.key === ' ' || event.key === 'Enter')) return
    if (act(event, target === stage)) event.preventDefault()
  }
  keys.addEventListener('keydown', listen as EventListener, { signal })

  /** Does the action of a key; false for a key without one. */
  function act({ key, shiftKey }: KeyboardEvent, onStage: boolean): boolean {
    const arrow = arrows[key]
    if (arrow && shiftKey) return run(uses.turns && arrow[0] !== 0, () => acts.turn(arrow[0] * TURN))
    if (arrow && acts.walks()) return run(true, () => acts.walk(arrow))
    if (/^[1-9]$/.test(key)) return run(Number(key) <= uses.chapters, () => acts.chapter(Number(key) - 1))
    switch (key) {
      case ' ':
        return run(true, acts.toggle)
      case 'ArrowLeft':
      case 'ArrowRight':
        return run(true, () => acts.seekBy(arrow[0]))
      case ',':
      case '.':
        return run(true, () => acts.frames(key === ',' ? -1 : 1))
      case 'Home':
        return run(true, acts.seekStart)
      case 'End':
        return run(true, acts.seekEnd)
      case 'PageUp':
      case 'PageDown':
        return run(uses.chapters > 0, () => acts.chapterBy(key === 'PageUp' ? -1 : 1))
      case '0':
        return run(uses.turns, acts.turnBack)
      case 'Enter':
        return run(onStage && uses.points, acts.enter)
      case 'Escape':
        return run(acts.asks(), acts.leave)
      case 'f':
      case 'F':
        return run(true, acts.full)
      case '?':
        return run(true, acts.keys)
      default:
        return false
    }
  }
}

/** The keys that a figure has uses for. */
export function keyboardTable(uses: KeyUses, page: Language['page']): HTMLElement {
  const names = Object.keys(table) as (keyof typeof table)[]
  const rows = names.filter(name => table[name] === null || uses[table[name]])
  return makeElement(
    'table',
    { class: 'keys' },
    makeElement(
      'tbody',
      {},
      ...rows.map(name => {
        const [keys, does] = page.keyTable[name]
        return makeElement('tr', {}, makeElement('th', { scope: 'row' }, keys), makeElement('td', {}, does))
      }),
    ),
  )
}

function run(applies: boolean, act: () => void): boolean {
  if (applies) act()
  return applies
}
