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

type Place = Pick<Placed, 'x' | 'y'>

/** @param perPanel whether each panel has a network of its own */
export function createPoints(
  stage: PageStage,
  book: PointBook,
  perPanel: boolean,
  page: Language['page'],
  changed: () => void,
): PointLayer {
  const box = createFactsBox(stage, book, page)
  let frame: Frame = { scene: {}, shapes: [] }
  /** The chosen row or unit, and its last place: of several of one row the nearest is meant. */
  let chosen: { network: number; id: number | string; x: number; y: number } | null = null
  let pinned = false
  const dots = () => {
    frame.dots ??= placedDots(frame.shapes)
    return frame.dots
  }
  const units = () => {
    frame.units ??= book.units?.placed(frame.shapes) ?? []
    return frame.units
  }
  const alike = (id: number | string): Placed[] => (typeof id === 'string' ? units() : dots())
  const networkOf = (place: Place) => (perPanel ? panelAt(frame.scene, place) : 0)
  /** Chooses what is placed, or nothing; what is chosen for good is told. */
  const take = (placed: Placed | undefined, pin: boolean) => {
    pinned = pin && placed !== undefined
    chosen = placed ? { network: networkOf(placed), id: idOf(placed), x: placed.x, y: placed.y } : null
    if (chosen && pin) stage.tell(book.sentence(chosen.network, chosen.id))
    changed()
  }
  const ofChosen = () => {
    if (!chosen) return []
    const { network, id } = chosen
    return alike(id).filter(placed => {
      if (idOf(placed) !== id) return false
      const own = networkOf(placed)
      return 'unit' in placed ? own === network : !perPanel || book.same(network, own)
    })
  }
  /** The places of what is chosen, the meant one first. */
  const places = () => (chosen ? nearestFirst(ofChosen(), chosen) : [])
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
    choose(left, top, how) {
      const hovers = how === 'hover'
      if (hovers && pinned) return
      const scale = stage.scale()
      const at = { x: left / scale, y: top / scale }
      const here = units().filter(one => networkOf(one) === networkOf(at))
      const unit = unitAt(here, at, hovers)
      const reach = unit ? Math.min(REACH[how], REACH.hover) : REACH[how]
      const placed = dotAt(dots(), at.x, at.y, reach / scale) ?? unit
      if (!hovers || placed || chosen) take(placed, !hovers)
    },
    chooseRow(network, row) {
      const found = dots().find(dot => dot.row === row && networkOf(dot) === network)
      take(found, false)
    },
    chooseUnit(unit) {
      const placed = units().find(one => one.unit === unit)
      if (placed) take(placed, true)
    },
    enter() {
      const [[dot], [unit], [now]] = [dots(), units(), places()]
      const other = typeof chosen?.id === 'string' ? dot : unit
      take((pinned ? other : undefined) ?? now ?? unit ?? dot, true)
    },
    walk(direction) {
      const [from] = places()
      const inPanel = (place: Place) => panelAt(frame.scene, place) === panelAt(frame.scene, chosen!)
      take(from && dotBeside(alike(idOf(from)).filter(inPanel), from, direction), true)
    },
    clear(all) {
      if (chosen && (all || !pinned)) take(undefined, false)
    },
    draw(figure, shapes) {
      const isLaidAnew = frame.scene !== figure.scene
      // The same one of its row, wherever another layout has put it.
      const rank = isLaidAnew ? ofChosen().indexOf(places()[0]) : -1
      if (frame.shapes !== shapes) frame = { scene: figure.scene, shapes }
      const moved = ofChosen()[rank]
      if (chosen && moved) chosen = { ...chosen, x: moved.x, y: moved.y }
      const shown = places()
      const rings = shown.filter(place => 'row' in place)
      stage.rings(rings, figure)
      if (!chosen || shown.length === 0) return box.hide()
      const [{ x, y }] = shown
      chosen = { ...chosen, x, y }
      box.show(chosen.network, chosen.id, shown)
    },
  }
}

/** The scene of a frame, and what may be chosen there: looked for once it is asked for. */
interface Frame {
  scene: Pick<Scene, 'panels'>
  shapes: readonly Shape[]
  dots?: PlacedDot[]
  units?: PlacedUnit[]
}

function nearestFirst(places: Placed[], { x, y }: Place): Placed[] {
  return places.sort((a, b) => Math.hypot(a.x - x, a.y - y) - Math.hypot(b.x - x, b.y - y))
}

/** The number of the panel that a place of the figure is in. */
function panelAt({ panels = [] }: Frame['scene'], { x, y }: Place): number {
  const isIn = ([left, top, width, height]: (typeof panels)[number]) =>
    x < left + width && y < top + height && x >= left && y >= top
  return Math.max(0, panels.findIndex(isIn))
}

/**
 * The tile of the unit at a place. A large map is its unit's too, but to a pointer that goes on to the tiles that it covers.
 */
function unitAt(units: readonly PlacedUnit[], { x, y }: Place, hovers: boolean): PlacedUnit | undefined {
  const under = units.filter(unit => Math.max(Math.abs(unit.x - x), Math.abs(unit.y - y)) <= unit.radius)
  const found = hovers ? under[0] : under.at(-1)
  return units.find(({ unit }) => unit === found?.unit)
}
