import type { Language } from '../language/language.ts'
import type { Scene } from '../scene/scene.ts'
import type { Shape } from '../scene/shape.ts'
import { dotAt, dotBeside, dotsOf, type PlacedDot } from './dots.ts'
import { element } from './elements.ts'
import type { LiveFigure } from './live-figure.ts'
import type { PointBook, PointFacts } from './point-facts.ts'
import type { Stage } from './stage.ts'

/** The points of a figure, of which one may be chosen: it is ringed in every panel, and its facts stand beside it. */
export interface Points {
  /** True where one is chosen for good, not only hovered over. */
  readonly pinned: boolean
  /** Chooses what is at a place of the stage, in CSS pixels; nothing there is none. */
  choose(x: number, y: number, how: 'hover' | 'tap' | 'touch'): void
  /** Chooses a point by its row. */
  chooseRow(network: number, row: number): void
  /** Chooses a first one by keyboard. */
  enter(): void
  /** Chooses the nearest one in a direction. */
  walk(direction: readonly [number, number]): void
  /** @param all also what was chosen for good */
  clear(all: boolean): void
  /** Draws what is chosen over the shapes of a frame. */
  draw(figure: LiveFigure, shapes: readonly Shape[]): void
}

/** CSS pixels round a dot that count as the dot. */
const REACH = { hover: 5, tap: 8, touch: 22 }

/**
 * @param perPanel whether each panel has a network of its own
 * @param changed called when another point is chosen
 */
export function createPoints(
  stage: Stage,
  book: PointBook,
  perPanel: boolean,
  page: Language['page'],
  changed: () => void,
): Points {
  const box = element('div', { class: 'facts', 'aria-hidden': 'true' })
  const heard = element('div', { class: 'heard', role: 'status' })
  box.hidden = true
  stage.element.append(box, heard)
  let frame: { scene: Scene; shapes: readonly Shape[]; dots?: PlacedDot[] } | undefined
  /** The chosen row, and its last place: of several dots of one row the nearest is meant. */
  let chosen: { network: number; row: number; x: number; y: number } | null = null
  let pinned = false
  let written = ''
  const dots = () => {
    if (!frame) return []
    frame.dots ??= dotsOf(frame.shapes)
    return frame.dots
  }
  const networkOf = ({ x, y }: { x: number; y: number }) => (perPanel ? panelAt(frame!.scene, x, y) : 0)
  const take = (dot: PlacedDot | undefined, pin: boolean, announced: boolean) => {
    pinned = pin && dot !== undefined
    chosen = dot ? { network: networkOf(dot), row: dot.row, x: dot.x, y: dot.y } : null
    if (dot && announced) heard.textContent = page.pointSentence(book.facts(chosen!.network, dot.row))
    changed()
  }
  /** The dots of the chosen row. */
  const ofRow = () => {
    if (!chosen) return []
    const { network, row } = chosen
    return dots().filter(dot => dot.row === row && (!perPanel || book.same(network, networkOf(dot))))
  }
  /** The same, the meant one first. */
  const own = () => {
    const { x, y } = chosen ?? { x: 0, y: 0 }
    return ofRow().sort((a, b) => Math.hypot(a.x - x, a.y - y) - Math.hypot(b.x - x, b.y - y))
  }
  const panelDots = () => {
    const panels = chosen ? panelAt(frame!.scene, chosen.x, chosen.y) : 0
    return dots().filter(dot => panelAt(frame!.scene, dot.x, dot.y) === panels)
  }
  return {
    get pinned() {
      return pinned
    },
    choose(x, y, how) {
      if (how === 'hover' && pinned) return
      const scale = stage.scale()
      const dot = dotAt(dots(), x / scale, y / scale, REACH[how] / scale)
      if (how === 'hover' && !dot && !chosen) return
      take(dot, how !== 'hover', how !== 'hover')
    },
    chooseRow(network, row) {
      take(
        dots().find(dot => dot.row === row && networkOf(dot) === network),
        false,
        false,
      )
    },
    enter: () => take(own()[0] ?? dots()[0], true, true),
    walk(direction) {
      const [from] = own()
      take(from && dotBeside(panelDots(), from, direction), true, true)
    },
    clear(all) {
      if ((pinned && !all) || !chosen) return
      take(undefined, false, false)
    },
    draw(figure, shapes) {
      const laidAnew = frame && frame.scene !== figure.scene
      // The same dot of its row, wherever another layout has put it.
      const rank = laidAnew ? ofRow().indexOf(own()[0]) : -1
      if (frame?.shapes !== shapes) frame = { scene: figure.scene, shapes }
      const moved = ofRow()[rank]
      if (moved) Object.assign(chosen!, { x: moved.x, y: moved.y })
      const ringed = own()
      stage.rings(ringed, figure)
      box.hidden = ringed.length === 0
      if (!chosen || ringed.length === 0) return
      const [{ x, y, radius }] = ringed
      Object.assign(chosen, { x, y })
      const key = `${chosen.network} ${chosen.row}`
      if (key !== written) box.replaceChildren(...factLines(book.facts(chosen.network, chosen.row), page))
      written = key
      const scale = stage.scale()
      const { clientWidth, clientHeight } = stage.element
      const [width, height] = [box.offsetWidth, box.offsetHeight]
      const gap = (radius + 6) * scale + 4
      // Beside the point, on the side that has room.
      const left = x * scale + gap + width <= clientWidth ? x * scale + gap : x * scale - gap - width
      const top = y * scale - height / 2
      box.style.left = `${Math.max(0, Math.min(clientWidth - width, left))}px`
      box.style.top = `${Math.min(clientHeight - height, Math.max(0, top))}px`
    },
  }
}

/** The number of the panel that a place of the figure is in. */
function panelAt({ panels = [] }: Scene, x: number, y: number): number {
  return Math.max(
    0,
    panels.findIndex(
      ([left, top, width, height]) => x < left + width && y < top + height && x >= left && y >= top,
    ),
  )
}

function factLines(
  { number, features, class: own, predictions }: PointFacts,
  page: Language['page'],
): HTMLElement[] {
  const line = (term: string, value: string, wrong = false) =>
    element('tr', wrong ? { class: 'wrong' } : {}, element('th', {}, term), element('td', {}, value))
  return [
    element('b', {}, page.pointTitle({ row: number })),
    element(
      'table',
      { role: 'presentation' },
      ...features.map(feature => line(feature.name, feature.value)),
      line(page.class, own),
      ...predictions.map(({ network, ...prediction }) =>
        line(network ?? page.predicted({ by: null }), page.prediction(prediction), !prediction.right),
      ),
    ),
  ]
}
