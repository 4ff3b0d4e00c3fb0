import { keptIn } from '../../options/kept-in.ts'
import { type DotLayer, dotLayers, eachDot } from '../../paint/dots.ts'
import { element } from '../../paint/xml.ts'
import type { DotsShape, PathShape } from '../../scene/shape.ts'
import { animate, animateOpacity, animateShape, TOLERANCES } from './animate.ts'
import { colorValue } from './color-value.ts'
import { define, drawn, type Page } from './drawn.ts'
import type { States } from './keyframes.ts'
import { pathText } from './numbers.ts'
import { animateLength, valuesOf } from './values.ts'

/**
 * Dots as markers at the points of invisible lines, one line for those of a colour that are there at the same times: what
 * changes in all of them is animated in the marker, once, and their places are one value.
 */
export function writeDots(states: States<DotsShape>, dots: readonly Int32Array[], page: Page): string {
  const colors = dots.map(indices => {
    const at = indices.findIndex(index => index >= 0)
    return states[at]!.fill?.[indices[at]] ?? 0
  })
  const markers = new Map<number, string>()
  const kinds = dots.map((indices, i) => `${colors[i]} ${presenceOf(indices)}`)
  const runs = dotRuns(states, dots, kinds, reachOf(states, Math.max(...colors)))
  const texts = runs.map(run => {
    const color = colors[run[0]]
    const marker = keptIn(markers, color, () => colorLayers(states, color, page))
    const own = run.map(i => dots[i])
    return writeRun(states, own, marker, page)
  })
  return texts.join('')
}

/** Circles of one look as markers at their centres, those together that are there at the same times. */
export function writeCircles(states: States<PathShape>, dots: readonly Int32Array[], page: Page): string {
  const radii = valuesOf(states, ({ circles }) => [circles!.radius])
  const widths = valuesOf(states, ({ width = 1 }) => [width])
  const parts = {
    r: animateLength('r', radii, page.clock),
    'stroke-width': animateLength('stroke-width', widths, page.clock),
  }
  const colors = { fill: undefined, stroke: valuesOf(states, ({ stroke }) => colorValue(stroke!)) }
  const marker = drawn('circle', {}, parts, colors, undefined, page)
  const circles = states.map(state => state?.circles)
  const runs = new Map<string, Int32Array[]>()
  for (const one of dots) keptIn(runs, presenceOf(one), () => []).push(one)
  return Array.from(runs.values(), run => writeRun(circles, run, marker, page)).join('')
}

/** The samples with a dot, as a text of 0 and 1. */
function presenceOf(indices: Int32Array): string {
  return indices.map(index => (index < 0 ? 0 : 1)).join('')
}

/** Largest reach of dots from their centres, in pixels. */
function reachOf(states: States<DotsShape>, colors: number): number {
  let most = 0
  for (const state of new Set(states))
    for (let color = 0; state && color <= colors; color++)
      for (const { closed, outline, width } of layersOf(state, color, false)) {
        const radius = closed ? Math.max(...outline.map(Math.abs)) * Math.SQRT2 : outline[0]
        most = Math.max(most, radius + width / 2)
      }
  return most
}

/** An invisible line with a marker at each of its points: many equal things, whose places are one value. */
function writeRun(
  states: States<Pick<DotsShape, 'centres'>>,
  dots: readonly Int32Array[],
  marker: string,
  page: Page,
): string {
  const isThere = states.map((state, s) => state !== undefined && dots[0][s] >= 0)
  let before: { centres: ArrayLike<number>; places: Float64Array } | undefined
  const places = states.map((state, s) => {
    if (!state || !isThere[s]) return undefined
    const { centres } = state
    if (before?.centres !== centres) {
      const found = dots.flatMap(indices => [centres[2 * indices[s]], centres[2 * indices[s] + 1]])
      before = { centres, places: Float64Array.from(found) }
    }
    return before.places
  })
  // What is said to be visible is seen within what is hidden: a run that comes and goes is hidden while its shape is.
  const stays = states.every((state, s) => !state || isThere[s])
  const opacities = isThere.map(there => (stays || there ? 1 : 0))
  const shown = animateOpacity(opacities, page.clock)
  // A line has two ends.
  const write = (value: ArrayLike<number>) => pathText(value, false) + (value.length === 2 ? 'h0' : '')
  const writing = { attribute: 'd', tolerance: TOLERANCES.place, write }
  const { base, animation } = animate(places, writing, page.clock)
  const look = { markerUnits: 'userSpaceOnUse', overflow: 'visible' }
  const url = `url(#${define(page, id => element('marker', { id, ...look }, marker))})`
  const others = dots.length > 1 ? { 'marker-mid': url, 'marker-end': url } : {}
  const attributes = { d: base, fill: 'none', 'marker-start': url, ...others, ...shown.attributes }
  return element('path', attributes, shown.animation + animation)
}

/** The layers of a dot of a colour, about (0, 0). */
function colorLayers(states: States<DotsShape>, color: number, page: Page): string {
  const hasGap = states.some(state => state?.ring?.gap)
  const layers = states.map(state => state && layersOf(state, color, hasGap))
  const texts = layers
    .find(layer => layer)!
    .map(({ closed, fill, stroke }, k) => {
      const of = (pick: (layer: DotLayer) => ArrayLike<number>) => valuesOf(layers, all => pick(all[k]))
      const lengths = (key: string, pick: (layer: DotLayer) => ArrayLike<number>) => ({
        [key]: animateLength(key, of(pick), page.clock),
      })
      const outlines = of(({ outline }) => outline)
      const parts = {
        ...(closed && { d: animateShape(outlines, TOLERANCES.length, page.clock) }),
        ...(!closed && lengths('r', ({ outline }) => outline)),
        ...(stroke && lengths('stroke-width', ({ width }) => [width])),
      }
      const colors = {
        fill: fill ? of(({ fill }) => colorValue(fill!)) : undefined,
        ...(stroke && { stroke: of(({ stroke }) => colorValue(stroke!)) }),
      }
      const round = closed && stroke ? { 'stroke-linejoin': 'round' } : {}
      return drawn(closed ? 'path' : 'circle', round, parts, colors, undefined, page)
    })
  return texts.join('')
}

function layersOf(state: DotsShape, color: number, hasGap: boolean): DotLayer[] {
  const { ring, radius } = state
  // A ring that has not come yet lies below its gap.
  const whole = hasGap && ring && !ring.gap ? { color: ring.color, width: 0, gap: ring } : ring
  const place = { centres: [0, 0], rows: undefined, radius: typeof radius === 'number' ? radius : radius[0] }
  let layers: DotLayer[] = []
  eachDot({ ...state, ...place, fill: [color], ring: whole } as DotsShape, dot => {
    layers = dotLayers(dot)
  })
  return layers
}

/**
 * Dots in runs of one kind each, as few as may be: dots that lie over one another at any time keep their order.
 *
 * @param reach how far a dot reaches from its centre, in pixels
 * @returns indices of the dots of each run, in painting order
 */
export function dotRuns(
  states: States<DotsShape>,
  dots: readonly Int32Array[],
  kinds: readonly string[],
  reach: number,
): number[][] {
  if (kinds.every(kind => kind === kinds[0])) return [kinds.map((_, i) => i)]
  const below = overlaps(states, dots, 2 * reach)
  const isDone = new Uint8Array(dots.length)
  const runs: number[][] = []
  for (let first = 0; first < dots.length; first++) {
    if (isDone[first]) continue
    const run: number[] = []
    for (let i = first; i < dots.length; i++) {
      if (isDone[i] || kinds[i] !== kinds[first] || below[i].some(other => !isDone[other])) continue
      isDone[i] = 1
      run.push(i)
    }
    runs.push(run)
  }
  return runs
}

/** Of each dot those before it that are nearer than a distance at any time. */
function overlaps(states: States<DotsShape>, dots: readonly Int32Array[], distance: number): number[][] {
  const pairs = new Set<number>()
  let before: ArrayLike<number> | undefined
  for (const [s, state] of states.entries()) {
    if (!state || state.centres === before) continue
    const { centres } = state
    before = centres
    // Cells as large as the distance: what is near lies in a neighbouring one.
    const cells = new Map<number, number[]>()
    dots.forEach((indices, i) => {
      const at = indices[s]
      if (at < 0) return
      const [x, y] = [centres[2 * at], centres[2 * at + 1]]
      const [column, row] = [Math.floor(x / distance), Math.floor(y / distance)]
      for (let dx = -1; dx <= 1; dx++)
        for (let dy = -1; dy <= 1; dy++)
          for (const other of cells.get((column + dx) * 65_536 + row + dy) ?? []) {
            const there = dots[other][s]
            if (Math.hypot(x - centres[2 * there], y - centres[2 * there + 1]) < distance)
              pairs.add(i * dots.length + other)
          }
      const cell = column * 65_536 + row
      cells.set(cell, [...(cells.get(cell) ?? []), i])
    })
  }
  const below: number[][] = dots.map(() => [])
  for (const pair of pairs) below[Math.floor(pair / dots.length)].push(pair % dots.length)
  return below
}
