import { eachDot, markerOutline } from '../../../src/paint/dots.ts'
import { baselineOf } from '../../../src/paint/font.ts'
import type { Scene } from '../../../src/scene/scene.ts'
import type { PathShape, Shape } from '../../../src/scene/shape.ts'
import { channels } from '../../../src/scene/style/color.ts'
import { type Glyph, openMoving, type Seen } from './play.ts'

/** How far a file is from its scene where it is farthest, and where that is. */
export interface Likeness {
  /** Pixels between places of texts and dots, and between outlines, to both sides. */
  place: number
  /** Pixels between widths of lines and sizes of dots. */
  length: number
  /** Levels of 255 between colours, and between opacities. */
  color: number
  opacity: number
  where: Record<'place' | 'length' | 'color' | 'opacity', string>
  /** What is there and should not be, or the other way round, and when. */
  missing: string[]
}

/** Measures a file against its scene at every frame, 60 a second. */
export function likenessOf(scene: Scene, file: string, step = 1): Likeness {
  const { at } = openMoving(file)
  const found: Likeness = {
    ...{ place: 0, length: 0, color: 0, opacity: 0, missing: [] },
    where: { place: '', length: '', color: '', opacity: '' },
  }
  const frames = Math.round(60 * scene.duration)
  const dots = new Map<string, DotsPair[]>()
  for (let frame = 0; frame < frames; frame += step) {
    const time = (frame * scene.duration) / frames
    compare(at(time / scene.duration), flat(scene.at(time)), `at ${time.toFixed(3)} s`, found, dots)
  }
  for (const [name, pairs] of dots)
    differDots(pairs, (key, off, when) => noteIn(found, key, off, `dots ${name.split(' ')[0]} ${when}`))
  return found
}

/** Levels of an opacity that is hardly seen, so that it may be missing; and of one that is none at all. */
const FAINT = 2.5
const NONE = 0.5

/** Shapes that are seen, out of their groups, in the form of what is seen of a file. */
function flat(shapes: readonly Shape[], opacity = 1): Seen[] {
  return shapes.flatMap((shape): Seen[] => {
    const all = opacity * (shape.opacity ?? 1)
    if (!(all > 0)) return []
    if (shape.kind === 'group') return flat(shape.children, all)
    if (shape.kind === 'dots') {
      const dots: Glyph[] = []
      eachDot(shape, dot => {
        const corners = markerOutline({ ...dot, x: 0, y: 0 })
        const radius = corners
          ? Math.max(...corners.map((x, i) => Math.hypot(x, corners[i ^ 1])))
          : dot.radius
        const beyond = Math.max(0, ...dot.lines.map(({ reach }) => reach))
        dots.push({ fill: channels(dot.color), reach: radius + beyond })
      })
      const rows = `${shape.key} ${Array.from(shape.rows ?? []).join()}`
      return dots.length > 0
        ? [{ kind: 'dots', centres: Array.from(shape.centres), dots, rows, opacity: all }]
        : []
    }
    if (shape.kind === 'path') return pathSeen(shape, all)
    if (shape.kind !== 'text') throw new Error('a picture of pixels')
    const place = [shape.x, baselineOf(shape)]
    return [{ kind: 'text', text: shape.text, place, fill: channels(shape.fill), opacity: all }]
  })
}

function pathSeen({ lines, closed, fill, stroke, width = 1 }: PathShape, opacity: number): Seen[] {
  const places = Array.from(lines, line => Array.from(line)).filter(({ length }) => length > 0)
  if (places.length === 0) return []
  const paint = (color: string | undefined) => (color === undefined ? undefined : channels(color))
  return [
    {
      ...{ kind: 'path', lines: places, closed, opacity },
      ...{ fill: paint(fill), stroke: paint(stroke), width },
    },
  ]
}

/** The lines of one shape, which may be divided among elements that look alike. */
function gathered(all: readonly Seen[], from: number, shape: Seen): { one: Seen; next: number } {
  let one = all[from]
  let next = from + 1
  if (one.kind !== 'path' || shape.kind !== 'path' || shape.fill) return { one, next }
  for (let other = all[next]; one.lines.length < shape.lines.length; other = all[++next]) {
    if (other?.kind !== 'path' || other.fill || levels(other.stroke, one.stroke) > 4) break
    if (Math.abs(other.opacity - one.opacity) > 0.03 || Math.abs(other.width - one.width) > 0.2) break
    one = { ...one, lines: [...one.lines, ...other.lines] }
  }
  return { one, next }
}

function levels(a: number[] | undefined, b: number[] | undefined): number {
  if (!a || !b) return a || b ? 255 : 0
  return Math.max(...a.map((value, i) => Math.abs(value - b[i])))
}

function noteIn(found: Likeness, key: keyof Likeness['where'], off: number, where: string): void {
  if (off <= found[key]) return
  found[key] = off
  found.where[key] = where
}

function compare(
  seen: readonly Seen[],
  wanted: readonly Seen[],
  when: string,
  found: Likeness,
  dots: Map<string, DotsPair[]>,
): void {
  const [a, b] = [seen, wanted].map(all => all.filter(({ opacity }) => 255 * opacity > NONE))
  const isFaint = (one: Seen | undefined) => one !== undefined && 255 * one.opacity <= FAINT
  const isSame = (one: Seen, other: Seen) =>
    one.kind === other.kind &&
    // What is hardly there is not what is.
    !(isFaint(one) !== isFaint(other) && 255 * Math.abs(one.opacity - other.opacity) > FAINT) &&
    (one.kind !== 'text' || one.text === (other as typeof one).text) &&
    (one.kind !== 'path' || (one.fill === undefined) === ((other as typeof one).fill === undefined))
  const note = (key: keyof Likeness['where'], off: number, what: string) =>
    noteIn(found, key, off, `${what} ${when}`)
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    const [one, other] = [a[i], b[j]]
    if (one && other && isSame(one, other)) {
      const name = `${one.kind} ${j}${one.kind === 'text' ? ` (${one.text})` : ''}`
      note('opacity', 255 * Math.abs(one.opacity - other.opacity), name)
      if (one.kind === 'dots' && other.kind === 'dots') {
        const colors = [one, other].map(({ dots }) =>
          dots.map(({ fill }) => fill.map(Math.round).join()).join('/'),
        )
        // Dots of another shape or of other rows are others.
        const name = `${j} ${colors.join(' ')} ${other.rows}`
        const pairs = dots.get(name) ?? []
        pairs.push({ one, other, when })
        dots.set(name, pairs)
      }
      const all = gathered(a, i, other)
      differ(all.one, other, (key, off) => note(key, off, name))
      i = all.next
      j++
    } else if (isFaint(one)) i++
    else if (isFaint(other)) j++
    else {
      const kinds = (all: Seen[]) => all.map(one => (one.kind === 'text' ? one.text : one.kind)).join(' ')
      found.missing.push(`${when}, from ${j}: ${kinds(a.slice(i, i + 5))}, not ${kinds(b.slice(j, j + 5))}`)
      return
    }
  }
}

function differ(
  one: Seen,
  other: Seen,
  note: (key: 'place' | 'length' | 'color', off: number) => void,
): void {
  if (one.kind === 'text' && other.kind === 'text') {
    note('place', Math.hypot(one.place[0] - other.place[0], one.place[1] - other.place[1]))
    note('color', levels(one.fill, other.fill))
  }
  if (one.kind === 'path' && other.kind === 'path') {
    note('color', Math.max(levels(one.fill, other.fill), levels(one.stroke, other.stroke)))
    if (one.stroke) note('length', Math.abs(one.width - other.width))
    note('place', Math.max(farthest(one, other), farthest(other, one)))
  }
}

type Dots = Extract<Seen, { kind: 'dots' }>

/** Dots of a file and of its scene at a frame. */
interface DotsPair {
  one: Dots
  other: Dots
  when: string
}

/** Frames by which dots are told from one another. */
const TRIED = 24

/**
 * Notes how far dots are off that have the same colours at several frames: which one is which is the same in all of them,
 * and seen where they lie apart. The order in which they are painted is that of `dotRuns`.
 */
function differDots(
  pairs: readonly DotsPair[],
  note: (key: 'place' | 'color' | 'length', off: number, when: string) => void,
) {
  const count = pairs[0].other.dots.length
  if (pairs[0].one.dots.length !== count) return note('place', Number.POSITIVE_INFINITY, pairs[0].when)
  const matches = matched(pairs)
  for (const { one, other, when } of pairs) {
    matches.forEach((i, k) => {
      note('place', distance(one, i, other, k), when)
      note('color', levels(one.dots[i].fill, other.dots[k].fill), when)
      note('length', Math.abs(one.dots[i].reach - other.dots[k].reach), when)
    })
  }
}

function distance(one: Dots, i: number, other: Dots, k: number): number {
  return Math.hypot(
    one.centres[2 * i] - other.centres[2 * k],
    one.centres[2 * i + 1] - other.centres[2 * k + 1],
  )
}

/** Which dot of a file is nearest to each of its scene, in some frames together. */
function matched(pairs: readonly DotsPair[]): number[] {
  const tried = Array.from(
    { length: TRIED },
    (_, n) => pairs[Math.floor((n * (pairs.length - 1)) / (TRIED - 1))],
  )
  const isUsed = new Uint8Array(pairs[0].one.dots.length)
  return pairs[0].other.dots.map(({ fill }, k) => {
    let [best, least] = [0, Number.POSITIVE_INFINITY]
    pairs[0].one.dots.forEach((dot, i) => {
      if (isUsed[i]) return
      let off = 100 * levels(dot.fill, fill)
      for (const { one, other } of tried) off += distance(one, i, other, k)
      if (off < least) [best, least] = [i, off]
    })
    isUsed[best] = 1
    return best
  })
}

interface Outlines {
  lines: readonly number[][]
  closed: boolean
}

/** How far the corners of outlines are from other outlines at most. */
function farthest(one: Outlines, other: Outlines): number {
  const pieces = piecesOf(other)
  if (pieces.length === 0) return one.lines.length > 0 ? Number.POSITIVE_INFINITY : 0
  let far = 0
  let last = 0
  for (const line of one.lines)
    for (let i = 0; i < line.length; i += 2) {
      // What is near on the pieces beside the last one is near enough.
      let near = Number.POSITIVE_INFINITY
      for (const [from, to] of [
        [Math.max(0, last - 8), Math.min(pieces.length, last + 24)],
        [0, pieces.length],
      ]) {
        for (let k = from; k < to && near > 0.02; k += 4) {
          const off = toPiece(line[i], line[i + 1], pieces, k)
          if (off < near) [near, last] = [off, k]
        }
        if (near <= 0.2) break
      }
      far = Math.max(far, near)
    }
  return far
}

function piecesOf({ lines, closed }: Outlines): Float64Array {
  return Float64Array.from(
    lines.flatMap(line => {
      const pieces: number[] = []
      for (let i = 0; i + 3 < line.length; i += 2) pieces.push(line[i], line[i + 1], line[i + 2], line[i + 3])
      if (closed || line.length === 2) pieces.push(...line.slice(-2), line[0], line[1])
      return pieces
    }),
  )
}

function toPiece(x: number, y: number, pieces: Float64Array, k: number): number {
  const [dx, dy] = [pieces[k + 2] - pieces[k], pieces[k + 3] - pieces[k + 1]]
  const squared = dx * dx + dy * dy
  const share =
    squared > 0 ? Math.min(1, Math.max(0, ((x - pieces[k]) * dx + (y - pieces[k + 1]) * dy) / squared)) : 0
  return Math.hypot(x - pieces[k] - share * dx, y - pieces[k + 1] - share * dy)
}
