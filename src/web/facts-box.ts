import type { Language } from '../language/language.ts'
import type { UnitFacts } from '../scene/units/unit-facts.ts'
import type { Placed } from './dots.ts'
import { makeElement } from './elements.ts'
import type { PointBook, PointFacts } from './point-facts.ts'
import type { PageStage } from './stage.ts'

/** The facts of what is chosen, in a box beside it; those who cannot see it hear a sentence instead. */
export function createFactsBox(stage: PageStage, book: PointBook, page: Language['page']) {
  const box = makeElement('div', { class: 'facts', 'aria-hidden': 'true' })
  box.hidden = true
  stage.element.append(box)
  let written = ''
  let of: unknown
  return {
    /**
     * @param id a row, or the name of a unit
     * @param places of it, the meant one first; a unit's large map last
     */
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
