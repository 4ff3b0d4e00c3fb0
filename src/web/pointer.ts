import type { PlayerActs } from './acts.ts'
import type { PageHost } from './host.ts'
import type { KeyUses } from './key-uses.ts'

/** The actions of a pointer on the stage. Places are in CSS pixels from its corner. */
export interface PointerActs {
  /** Radians to the side. */
  turn(angle: number): void
  /** Back to where the scene's own camera stands. */
  turnBack(): void
  tap(x: number, y: number, touch: boolean): void
  hover(x: number, y: number): void
  leave(): void
  /** Called with true as a drag begins, and with false at its end. */
  dragging(is: boolean): void
}

/** Pixels from which a pointer that is held down drags. */
const SLACK = 5

/**
 * Listens for drags sideways, taps and hovering. Vertical swipes stay the page's: the style sheet says `pan-y`, and a
 * browser that scrolls takes the pointer back.
 */
export function listenToPointer(stage: HTMLElement, turns: boolean, acts: PointerActs): void {
  let held: { id: number; x: number; y: number; last: number; drags: boolean } | null = null
  const place = ({ clientX, clientY }: MouseEvent) => {
    const { left, top } = stage.getBoundingClientRect()
    return [clientX - left, clientY - top] as const
  }
  const release = () => {
    if (held?.drags) acts.dragging(false)
    held = null
  }
  stage.addEventListener('pointerdown', event => {
    if (!event.isPrimary || event.button !== 0) return
    const [x, y] = place(event)
    held = { id: event.pointerId, x, y, last: x, drags: false }
  })
  stage.addEventListener('pointermove', event => {
    const [x, y] = place(event)
    if (!held || held.id !== event.pointerId) {
      if (event.pointerType !== 'touch') acts.hover(x, y)
      return
    }
    if (!held.drags && turns && Math.abs(x - held.x) > SLACK) {
      held.drags = true
      stage.setPointerCapture(event.pointerId)
      acts.dragging(true)
    }
    if (held.drags) acts.turn((Math.PI * (x - held.last)) / stage.clientWidth)
    held.last = x
  })
  stage.addEventListener('pointerup', event => {
    const [x, y] = place(event)
    if (held && !held.drags && Math.hypot(x - held.x, y - held.y) <= SLACK)
      acts.tap(x, y, event.pointerType === 'touch')
    release()
  })
  stage.addEventListener('pointercancel', release)
  stage.addEventListener('pointerleave', event => event.pointerType !== 'touch' && acts.leave())
  stage.addEventListener('dblclick', acts.turnBack)
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
    if (target.closest('dialog, select, .sheet')) return
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
