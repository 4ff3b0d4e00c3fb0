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
