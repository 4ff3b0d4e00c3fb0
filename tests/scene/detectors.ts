import type { DotsShape, Shape, TextShape } from '../../src/scene/shape.ts'
import { overlap, pathsOf, textBounds } from './outline.ts'

/** Less than this is not seen. */
const FAINT = 0.1

/** A shape with the opacity that it has in the end, and the fading layer that it stands in, 0 for none. */
interface Seen<S> {
  shape: S
  opacity: number
  layer: number
}

/** The texts or dots that are seen, those in groups too. What a page of its own covers is a layer too, that below it. */
function seen<K extends Shape['kind']>(shapes: Shape[], kind: K): Seen<Extract<Shape, { kind: K }>>[] {
  const found: Seen<Shape>[] = []
  const walk = (list: Shape[], opacity: number, layer: number) => {
    for (const [i, shape] of list.entries()) {
      const own = opacity * ('opacity' in shape ? (shape.opacity ?? 1) : 1)
      if (shape.kind === 'group') {
        if (isPage(shape.children[0]))
          for (const below of found) Object.assign(below, { layer: -1, opacity: below.opacity * (1 - own) })
        walk(shape.children, own, own < 1 ? i + 1 : layer)
      } else if (shape.kind === kind) found.push({ shape, opacity: own, layer })
    }
  }
  walk(shapes, 1, 0)
  return found.filter(({ opacity }) => opacity > FAINT) as Seen<Extract<Shape, { kind: K }>>[]
}

/** Whether a shape covers all from the picture's upper left corner, as the page of a cross-fade does. */
function isPage(shape: Shape | undefined): boolean {
  if (shape?.kind !== 'path' || shape.fill === undefined) return false
  const [x, y, right, top, ...rest] = Array.from(shape.lines[0])
  return x === 0 && y === 0 && top === 0 && right > 0 && rest.length === 4
}

/** Of two pictures that fade into each other, only shapes of the same one may not meet. */
function together(a: { layer: number }, b: { layer: number }): boolean {
  return a.layer === b.layer || a.layer === 0 || b.layer === 0
}

/**
 * What is wrong with the texts of a picture, in words: one over another, one that leaves it, one that is cut, the name of a
 * unit over a point.
 */
export function textFaults(shapes: Shape[], { width, height }: { width: number; height: number }): string[] {
  const texts = seen(shapes, 'text').filter(({ shape }) => shape.text !== '')
  const boxes = texts.map(({ shape }) => textBounds(shape))
  const dots = seen(shapes, 'dots')
  return texts.flatMap((one, i) => {
    const { shape } = one
    const [left, top, right, bottom] = boxes[i]
    const faults = texts.flatMap((other, j) =>
      j > i && together(one, other) && overlap(boxes[i], boxes[j]) ? [`lies over “${other.shape.text}”`] : [],
    )
    if (Math.max(-left, -top, right - width, bottom - height) > 0.01) faults.push('leaves the picture')
    if (shape.text.endsWith('…')) faults.push('is cut')
    if (isUnitName(shape) && dots.some(dot => together(one, dot) && reaches(dot.shape, boxes[i])))
      faults.push('covers a point')
    return faults.map(fault => `“${shape.text}” ${fault}`)
  })
}

function isUnitName({ text, weight }: TextShape): boolean {
  return weight === 600 && /^h[₀-₉]+$/.test(text)
}

function reaches({ centres, radius }: DotsShape, [left, top, right, bottom]: number[]): boolean {
  for (let i = 0; i < centres.length; i += 2) {
    const dx = Math.max(left - centres[i], 0, centres[i] - right)
    const dy = Math.max(top - centres[i + 1], 0, centres[i + 1] - bottom)
    if (Math.hypot(dx, dy) < (typeof radius === 'number' ? radius : radius[i / 2])) return true
  }
  return false
}

/** Tip in pixels and direction in radians of the arrow of each cut. */
export function arrowsOf(shapes: Shape[], accent: string): { tip: number[]; angle: number }[] {
  return pathsOf(shapes)
    .filter(({ fill, lines, opacity = 1 }) => fill === accent && lines[0].length === 6 && opacity > FAINT)
    .map(({ lines: [head] }) => {
      const [x, y, ax, ay, bx, by] = Array.from(head)
      return { tip: [x, y], angle: Math.atan2(y - (ay + by) / 2, x - (ax + bx) / 2) }
    })
}

/** The smaller angle between two directions. */
export function turnBetween(a: number, b: number): number {
  return Math.abs(Math.atan2(Math.sin(a - b), Math.cos(a - b)))
}

/** How far things moved from one picture to the next: at most so many pixels, or radians. */
export interface Moves {
  dots: number
  texts: number
  arrows: number
  turn: number
}

/** How far everything that is in both of two pictures has moved from one to the other. */
export function movesBetween(before: Shape[], after: Shape[], accent: string): Moves {
  const [a, b] = [before, after].map(textPlaces)
  const [from, to] = [before, after].map(shapes => arrowsOf(shapes, accent))
  const pairs = from.length === to.length ? from.map((arrow, i) => [arrow, to[i]] as const) : []
  return {
    dots: dotMoves(before, after),
    texts: Math.max(0, ...[...a].map(([key, places]) => farthest(places, b.get(key) ?? []))),
    arrows: Math.max(0, ...pairs.map(([p, q]) => Math.hypot(q.tip[0] - p.tip[0], q.tip[1] - p.tip[1]))),
    turn: Math.max(0, ...pairs.map(([p, q]) => turnBetween(p.angle, q.angle))),
  }
}

/** Where each text stands that is not about to come or go, by what it says and how it looks. */
function textPlaces(shapes: Shape[]): Map<string, number[][]> {
  const found = new Map<string, number[][]>()
  for (const { shape } of seen(shapes, 'text')) {
    const key = `${shape.text} ${shape.fill} ${shape.size}`
    found.set(key, [...(found.get(key) ?? []), [shape.x, shape.y]])
  }
  return found
}

/**
 * The farthest that a point goes, known by its row of the data; those that come or go move nowhere. A row that is there
 * several times, as in panels, is so in the same order; where one of them comes or goes, each of the others goes to the
 * nearest place.
 */
function dotMoves(before: Shape[], after: Shape[]): number {
  const [a, b] = [before, after].map(dotPlaces)
  let far = 0
  for (const [row, from] of a) {
    const to = b.get(row) ?? []
    const [few, many] = from.length <= to.length ? [from, to] : [to, from]
    few.forEach(([x, y], i) => {
      const nearest = few.length === many.length ? [many[i]] : many
      far = Math.max(far, Math.min(...nearest.map(([u, v]) => Math.hypot(u - x, v - y))))
    })
  }
  return far
}

/** The places of points by their rows. */
function dotPlaces(shapes: Shape[]): Map<number, number[][]> {
  const places = new Map<number, number[][]>()
  for (const { shape } of seen(shapes, 'dots'))
    Array.from(shape.rows ?? []).forEach((row, i) => {
      const own = places.get(row) ?? []
      own.push([shape.centres[2 * i], shape.centres[2 * i + 1]])
      places.set(row, own)
    })
  return places
}

/** The farthest that one of as many places has come from the nearest place before; things that came or went moved nowhere. */
function farthest(before: number[][], after: number[][]): number {
  if (before.length !== after.length || before.length === 0) return 0
  const far = (from: number[][], to: number[][]) =>
    from.reduce((max, [x, y], i) => {
      // Most are where they were in the list.
      let min = Math.hypot(to[i][0] - x, to[i][1] - y)
      if (min <= max) return max
      for (const [u, v] of to) min = Math.min(min, Math.hypot(u - x, v - y))
      return Math.max(max, min)
    }, 0)
  return Math.max(far(before, after), far(after, before))
}
