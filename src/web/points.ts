import type { Language } from '../language/language.ts'
import type { Asked, Scene } from '../scene/scene.ts'
import type { Shape } from '../scene/shape.ts'
import type { UnitFacts } from '../scene/units/unit-facts.ts'
import type { PlacedUnit } from '../scene/units/unit-ids.ts'
import { dotAt, dotBeside, idOf, type Placed, type PlacedDot, placedDots } from './dots.ts'
import { makeElement } from './elements.ts'
import type { LiveFigure } from './live-figure.ts'
import type { PointBook, PointFacts } from './point-facts.ts'
import type { PageStage } from './stage.ts'

export type PointLayer = ReturnType<typeof createPoints>

/** CSS pixels round a dot that count as the dot. */
const REACH = { hover: 5, tap: 8, touch: 22 }

type Place = Pick<Placed, 'x' | 'y'>

/**
 * The points of a figure and the units that it frames, of which one may be chosen: a point is ringed in every panel, and
 * the facts of either stand beside it.
 *
 * @param perPanel whether each panel has a network of its own
 */
export function createPoints(
  stage: PageStage,
  book: PointBook,
  perPanel: boolean,
  page: Language['page'],
  changed: () => void,
) {
  const box = createFactsBox(stage, book, page)
  let frame: Frame = { scene: {}, shapes: [] }
  /** The chosen row or unit, and its last place: of several of one row the nearest is meant. */
  let chosen: { network: number; id: number | string; x: number; y: number } | null = null
  let pinned = false
  const dots = () => (frame.dots ??= placedDots(frame.shapes))
  const units = () => (frame.units ??= book.units?.placed(frame.shapes) ?? [])
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
    /** True where one is chosen for good, not only hovered over. */
    get pinned() {
      return pinned
    },
    /** The thing that is chosen, for a scene that answers it. */
    get asked(): Asked | undefined {
      if (!chosen || !book.units) return undefined
      if (typeof chosen.id === 'string') return { unit: chosen.id }
      // In another panel the row may be another point.
      return perPanel ? undefined : { row: chosen.id }
    },
    /** Chooses what is at a place of the stage, in CSS pixels; nothing there is none. */
    choose(left: number, top: number, how: keyof typeof REACH) {
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
    chooseRow(network: number, row: number) {
      const found = dots().find(dot => dot.row === row && networkOf(dot) === network)
      take(found, false)
    },
    chooseUnit(unit: string) {
      const placed = units().find(one => one.unit === unit)
      if (placed) take(placed, true)
    },
    /** Chooses a first one by keyboard: a unit where there are some, and then a point, in turn. */
    enter() {
      const [[dot], [unit], [now]] = [dots(), units(), places()]
      const other = typeof chosen?.id === 'string' ? dot : unit
      take((pinned ? other : undefined) ?? now ?? unit ?? dot, true)
    },
    walk(direction: readonly [number, number]) {
      const [from] = places()
      const inPanel = (place: Place) => panelAt(frame.scene, place) === panelAt(frame.scene, chosen!)
      take(from && dotBeside(alike(idOf(from)).filter(inPanel), from, direction), true)
    },
    /** @param all also what was chosen for good */
    clear(all: boolean) {
      if (chosen && (all || !pinned)) take(undefined, false)
    },
    /** Draws what is chosen over the shapes of a frame. */
    draw(figure: LiveFigure, shapes: readonly Shape[]) {
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

/** The tile of the unit at a place. A large map is its unit's too, but to a pointer that goes on to the tiles that it covers. */
function unitAt(units: readonly PlacedUnit[], { x, y }: Place, hovers: boolean): PlacedUnit | undefined {
  const under = units.filter(({ holds }) => holds(x, y))
  const found = hovers ? under[0] : under.at(-1)
  return units.find(({ unit }) => unit === found?.unit)
}

/** The facts of what is chosen, in a box beside it; those who cannot see it hear a sentence instead. */
function createFactsBox(stage: PageStage, book: PointBook, page: Language['page']) {
  const box = makeElement('div', { class: 'facts', 'aria-hidden': 'true' })
  box.hidden = true
  stage.element.append(box)
  let written = ''
  let of: unknown
  return {
    /** @param id a row, or the name of a unit @param places of it, the meant one first; a unit's large map last */
    show(network: number, id: number | string, places: readonly Placed[]) {
      box.hidden = false
      const key = `${network} ${id}`
      const lines = () =>
        typeof id === 'string' ? unitLines(book.unit(network, id)) : pointLines(book.facts(network, id), page)
      const model = book.modelOf(network)
      if (key !== written || model !== of) box.replaceChildren(...lines())
      written = key
      of = model
      put(box, stage, places)
    },
    hide() {
      box.hidden = true
    },
  }
}

/** Puts a box beside a point, on the side that has room; below a unit's map, or above it where its tile is not. */
function put(box: HTMLElement, stage: PageStage, places: readonly Placed[]): void {
  const [own] = places
  const isUnit = 'unit' in own
  const { x, y, radius } = isUnit ? places.at(-1)! : own
  const scale = stage.scale()
  const { clientWidth, clientHeight } = stage.element
  const [width, height] = [box.offsetWidth, box.offsetHeight]
  // Below a unit it covers the name, which it says too.
  const gap = isUnit ? radius * scale + 4 : (radius + 6) * scale + 4
  const after = (at: number, side: number, room: number) =>
    at * scale + gap + side <= room ? at * scale + gap : at * scale - gap - side
  const isBelowTile = own.y + own.radius <= y - radius
  const [left, top] = isUnit
    ? [x * scale - width / 2, isBelowTile ? y * scale + gap : after(y, height, clientHeight)]
    : [after(x, width, clientWidth), y * scale - height / 2]
  box.style.left = `${Math.max(0, Math.min(clientWidth - width, left))}px`
  box.style.top = `${Math.min(clientHeight - height, Math.max(0, top))}px`
}

function unitLines({ title, lines }: UnitFacts): HTMLElement[] {
  return [makeElement('b', {}, title), ...lines.map(line => makeElement('div', {}, line))]
}

function pointLines(point: PointFacts, page: Language['page']): HTMLElement[] {
  const { number, features, own, predictions, parts, slice } = point
  const line = (term: string, value: string, wrong = false) => {
    const cells = [makeElement('th', {}, term), makeElement('td', {}, value)]
    return makeElement('tr', wrong ? { class: 'wrong' } : {}, ...cells)
  }
  return [
    makeElement('b', {}, page.pointTitle({ row: number })),
    makeElement(
      'table',
      { role: 'presentation' },
      ...features.map(feature => line(feature.name, feature.value)),
      line(own.name, own.value),
      ...(slice ? [line(slice.name, slice.value)] : []),
      ...predictions.map(({ network, said, wrong }) =>
        line(network ?? page.predicted({ by: null }), said, wrong),
      ),
      ...parts.map(({ name, value }) => line(name, value)),
    ),
  ]
}
