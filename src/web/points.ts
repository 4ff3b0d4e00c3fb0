import type { Language } from '../language/language.ts'
import type { Asked, Scene } from '../scene/scene.ts'
import type { Shape } from '../scene/shape.ts'
import type { PlacedUnit } from '../scene/units/unit-ids.ts'
import { dotAt, dotBeside, idOf, type Placed, type PlacedDot, placedDots } from './dots.ts'
import { createFactsBox } from './facts-box.ts'
import type { LiveFigure } from './live-figure.ts'
import type { PointBook } from './point-facts.ts'
import type { PageStage } from './stage.ts'

/**
 * The points of a figure and the units that it frames, of which one may be chosen: a point is ringed in every panel, and
 * the facts of either stand beside it.
 */
export interface PointLayer {
  /** True where one is chosen for good, not only hovered over. */
  readonly pinned: boolean
  /** The thing that is chosen, for a scene that answers it. */
  readonly asked: Asked | undefined
  /** Chooses what is at a place of the stage, in CSS pixels; nothing there is none. */
  choose(x: number, y: number, how: 'hover' | 'tap' | 'touch'): void
  chooseRow(network: number, row: number): void
  chooseUnit(unit: string): void
  /** Chooses a first one by keyboard: a unit where there are some, and then a point, in turn. */
  enter(): void
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
  stage: PageStage,
  book: PointBook,
  perPanel: boolean,
  page: Language['page'],
  changed: () => void,
): PointLayer {
  const box = createFactsBox(stage, book, page)
  let frame: { scene: Scene; shapes: readonly Shape[]; dots?: PlacedDot[]; units?: PlacedUnit[] } | undefined
  /** The chosen row or unit, and its last place: of several of one row the nearest is meant. */
  let chosen: { network: number; id: number | string; x: number; y: number } | null = null
  let pinned = false
  const dots = () => {
    if (!frame) return []
    frame.dots ??= placedDots(frame.shapes)
    return frame.dots
  }
  const units = () => {
    if (!frame) return []
    frame.units ??= book.units?.placed(frame.shapes) ?? []
    return frame.units
  }
  const alike = (id: number | string): Placed[] => (typeof id === 'string' ? units() : dots())
  const networkOf = ({ x, y }: { x: number; y: number }) => (perPanel ? panelAt(frame!.scene, x, y) : 0)
  const take = (placed: Placed | undefined, pin: boolean, announced: boolean) => {
    pinned = pin && placed !== undefined
    chosen = placed ? { network: networkOf(placed), id: idOf(placed), x: placed.x, y: placed.y } : null
    if (chosen && announced) stage.tell(book.sentence(chosen.network, chosen.id))
    changed()
  }
  /** The places of what is chosen. */
  const ofChosen = () => {
    if (!chosen) return []
    const { network, id } = chosen
    return alike(id).filter(
      placed =>
        idOf(placed) === id &&
        ('unit' in placed
          ? networkOf(placed) === network
          : !perPanel || book.same(network, networkOf(placed))),
    )
  }
  /** The same, the meant one first. */
  const own = () => {
    const { x, y } = chosen ?? { x: 0, y: 0 }
    return ofChosen().sort((a, b) => Math.hypot(a.x - x, a.y - y) - Math.hypot(b.x - x, b.y - y))
  }
  const inPanel = () => {
    const panel = chosen ? panelAt(frame!.scene, chosen.x, chosen.y) : 0
    return alike(chosen?.id ?? 0).filter(({ x, y }) => panelAt(frame!.scene, x, y) === panel)
  }
  return {
    get pinned() {
      return pinned
    },
    get asked() {
      if (!chosen || !book.units) return undefined
      if (typeof chosen.id === 'string') return { unit: chosen.id }
      // In another panel the row may be another point.
      return perPanel ? undefined : { row: chosen.id }
    },
    choose(x, y, how) {
      if (!frame || (how === 'hover' && pinned)) return
      const scale = stage.scale()
      const reach = REACH[how] / scale
      const at = { x: x / scale, y: y / scale }
      const here = units().filter(one => networkOf(one) === networkOf(at))
      const unit = unitAt(here, at.x, at.y, how === 'hover')
      const dot = dotAt(dots(), at.x, at.y, unit ? Math.min(reach, REACH.hover / scale) : reach)
      const placed = dot ?? unit
      if (how === 'hover' && !placed && !chosen) return
      take(placed, how !== 'hover', how !== 'hover')
    },
    chooseRow(network, row) {
      const found = dots().find(dot => dot.row === row && networkOf(dot) === network)
      take(found, false, false)
    },
    chooseUnit(unit) {
      const placed = units().find(one => one.unit === unit)
      if (placed) take(placed, true, true)
    },
    enter() {
      const [now] = own()
      const other = typeof chosen?.id === 'string' ? dots()[0] : units()[0]
      take((pinned ? other : undefined) ?? now ?? units()[0] ?? dots()[0], true, true)
    },
    walk(direction) {
      const [from] = own()
      take(from && dotBeside(inPanel(), from, direction), true, true)
    },
    clear(all) {
      if ((pinned && !all) || !chosen) return
      take(undefined, false, false)
    },
    draw(figure, shapes) {
      const laidAnew = frame && frame.scene !== figure.scene
      // The same one of its row, wherever another layout has put it.
      const rank = laidAnew ? ofChosen().indexOf(own()[0]) : -1
      if (frame?.shapes !== shapes) frame = { scene: figure.scene, shapes }
      const moved = ofChosen()[rank]
      if (moved) Object.assign(chosen!, { x: moved.x, y: moved.y })
      const places = own()
      const rings = places.filter(place => 'row' in place)
      stage.rings(rings, figure)
      if (!chosen || places.length === 0) return box.hide()
      const { network, id } = chosen
      Object.assign(chosen, { x: places[0].x, y: places[0].y })
      box.show(network, id, places)
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

/**
 * The tile of the unit at a place. A large map is its unit's too, but to a pointer that goes on to the tiles that it covers.
 */
function unitAt(units: readonly PlacedUnit[], x: number, y: number, hovers: boolean): PlacedUnit | undefined {
  const under = units.filter(unit => Math.max(Math.abs(unit.x - x), Math.abs(unit.y - y)) <= unit.radius)
  const found = hovers ? under[0] : under.at(-1)
  return units.find(({ unit }) => unit === found?.unit)
}
