import type { PlayerActs } from './acts.ts'
import type { PageHost } from './host.ts'
import type { KeyUses } from './key-uses.ts'

/** Radians of a press. */
export const TURN = Math.PI / 24

export const arrows: Readonly<Record<string, readonly [number, number]>> = {
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
  acts: PlayerActs,
): void {
  const always: Readonly<Record<string, () => void>> = {
    ' ': acts.toggle,
    ArrowLeft: () => acts.seekBy(-1),
    ArrowRight: () => acts.seekBy(1),
    ',': () => acts.frames(-1),
    '.': () => acts.frames(1),
    Home: acts.seekStart,
    End: acts.seekEnd,
    f: acts.full,
    F: acts.full,
    '?': acts.keys,
  }
  /** The action of a key; none where the figure has no use for it. */
  const actOf = ({ key, shiftKey, target }: KeyboardEvent): (() => void) | false | undefined => {
    const arrow = arrows[key]
    if (arrow && shiftKey) return uses.turns && arrow[0] !== 0 && (() => acts.turn(arrow[0] * TURN))
    if (arrow && acts.walks()) return () => acts.walk(arrow)
    if (/^[1-9]$/.test(key)) return Number(key) <= uses.chapters && (() => acts.chapter(Number(key) - 1))
    if (/^Page/.test(key)) return uses.chapters > 0 && (() => acts.chapterBy(key === 'PageUp' ? -1 : 1))
    if (key === '0') return uses.turns && acts.turnBack
    if (key === 'Enter') return target === stage && uses.points && acts.enter
    if (key === 'Escape') return acts.asks() && acts.leave
    return always[key]
  }
  const listen = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
    const target = event.target as Element
    if (target.closest('dialog, select, .sheet, [type=number]')) return
    if (target.closest('.sliders') && /^(Arrow|Page|Home|End)/.test(event.key)) return
    const presses = target.closest('button, summary') !== null
    if (presses && (event.key === ' ' || event.key === 'Enter')) return
    const act = actOf(event)
    if (!act) return
    act()
    event.preventDefault()
  }
  keys.addEventListener('keydown', listen as EventListener, { signal })
}
