import { element } from '../../paint/xml.ts'
import { animate, type Clock, TOLERANCES } from './animate.ts'
import { define, type Page, type Shown } from './drawn.ts'
import type { Values } from './keyframes.ts'
import { pathText } from './numbers.ts'

/**
 * An invisible line with a marker at each of its points: many equal things, whose places are one value.
 *
 * @param places x₀, y₀, x₁, y₁, … of the points, as many at all samples
 * @param marker what is drawn about each of them, about (0, 0)
 */
export function markedPath(places: Values, marker: string, shown: Shown, clock: Clock, page: Page): string {
  const { base, animation } = animate(
    places,
    {
      attribute: 'd',
      tolerance: TOLERANCES.place,
      // A line has two ends.
      write: value => pathText(value, [value.length], false) + (value.length === 2 ? 'h0' : ''),
    },
    clock,
  )
  const id = define(page, id =>
    element('marker', { id, markerUnits: 'userSpaceOnUse', overflow: 'visible' }, marker),
  )
  const url = `url(#${id})`
  const others = places.find(place => place)!.length > 2 ? { 'marker-mid': url, 'marker-end': url } : {}
  return element(
    'path',
    { d: base, fill: 'none', 'marker-start': url, ...others, ...shown.attributes },
    shown.animation + animation,
  )
}
