import { baselineOf } from '../../paint/font.ts'
import type { DotsShape, GroupShape, Shape } from '../../scene/shape.ts'
import { colorValue } from './color-value.ts'
import { type Contour, contourDistance, findContours, type Strokes } from './contours.ts'

/** One thing of the picture, from sample to sample. */
export interface Track {
  /** Its shape at each sample; undefined where it is not there. */
  states: (Shape | undefined)[]
  /** Of a group, in painting order. */
  children: Track[]
  /** Of dots, in painting order. */
  dots: DotTrack[]
}

/** One dot of a track of dots: its place among the dots of each sample, −1 where it is not among them. */
export interface DotTrack {
  indices: Int32Array
}

/** Costs of a match in pixels, as shares of how far a thing may go between two samples. */
const NEW = 3
const AGAIN = 1

/**
 * Follows the shapes of samples: a shape of one is that shape of the next which is of its kind, stands in the same order
 * and is nearest. What is not there for a while is the same thing when it comes again.
 *
 * @param reach pixels that a thing may move between two samples; further away it is another thing
 * @returns the things in an order that all samples are painted in
 */
export function followShapes(given: readonly (readonly Shape[])[], reach: number): Track[] {
  const frames = findContours(given)
  const tracks: Track[] = []
  /** The last shape of each track, and the sample that had it. */
  const last = new Map<Track, { shape: Shape; sample: number }>()
  let before: { frame: readonly Shape[]; matched: Track[] } = { frame: [], matched: [] }
  for (const [sample, frame] of frames.entries()) {
    const matched =
      frame === before.frame || follows(frame, before.frame, reach)
        ? before.matched
        : align(tracks, frame, sample, last, reach, frames.length)
    frame.forEach((shape, i) => {
      matched[i].states[sample] = shape
      last.set(matched[i], { shape, sample })
    })
    before = { frame, matched }
  }
  for (const track of tracks) {
    const shape = track.states.find(state => state)!
    if (shape.kind === 'group')
      track.children = followShapes(
        track.states.map(state => (state as GroupShape | undefined)?.children ?? []),
        reach,
      )
    if (shape.kind === 'dots') track.dots = followDots(track.states as (DotsShape | undefined)[])
  }
  return tracks
}

/** Whether all shapes of a frame are those of the one before, moved a little. */
function follows(frame: readonly Shape[], before: readonly Shape[], reach: number): boolean {
  return (
    frame.length === before.length &&
    frame.every((shape, i) => shape === before[i] || distance(before[i], shape, reach) <= reach)
  )
}

/** Finds the tracks of a frame's shapes, in the order of both; tracks that are new are put in their places. */
function align(
  tracks: Track[],
  frame: readonly Shape[],
  sample: number,
  last: ReadonlyMap<Track, { shape: Shape; sample: number }>,
  reach: number,
  samples: number,
): Track[] {
  const [rows, columns] = [tracks.length + 1, frame.length + 1]
  const costs = new Float64Array(rows * columns)
  for (let j = 1; j < columns; j++) costs[j] = j * NEW * reach
  const matchCost = (track: Track, shape: Shape) => {
    const { shape: known, sample: seen } = last.get(track)!
    const far = distance(known, shape, reach)
    if (seen === sample - 1) return far <= reach ? far : Number.POSITIVE_INFINITY
    return Number.isFinite(far) ? AGAIN * reach + Math.min(far, reach) / 2 : far
  }
  const matches = new Float64Array(rows * columns)
  for (let i = 1; i < rows; i++)
    for (let j = 0; j < columns; j++) {
      const at = i * columns + j
      let best = costs[at - columns]
      if (j > 0) {
        matches[at] = costs[at - columns - 1] + matchCost(tracks[i - 1], frame[j - 1])
        best = Math.min(best, costs[at - 1] + NEW * reach, matches[at])
      }
      costs[at] = best
    }
  const matched: Track[] = Array.from(frame)
    .fill(undefined!)
    .map(() => undefined!)
  let [i, j] = [rows - 1, columns - 1]
  while (j > 0) {
    const at = i * columns + j
    if (i > 0 && costs[at] === matches[at]) matched[--j] = tracks[--i]
    else if (i > 0 && costs[at] === costs[at - columns]) i--
    else {
      const track: Track = { states: new Array(samples).fill(undefined), children: [], dots: [] }
      tracks.splice(i, 0, track)
      matched[--j] = track
    }
  }
  return matched
}

/** The dots of a track by the rows of the data that they are, or by their order. */
function followDots(states: readonly (DotsShape | undefined)[]): DotTrack[] {
  const dots: (DotTrack & { row: number })[] = []
  let before: { rows: ArrayLike<number> | undefined; matched: DotTrack[] } = { rows: undefined, matched: [] }
  for (const [sample, state] of states.entries()) {
    if (!state) continue
    const count = state.centres.length / 2
    const rows = state.rows ?? { length: count }
    const rowAt = (i: number) => state.rows?.[i] ?? i
    const known = new Map(dots.map(({ row }, i) => [row, i]))
    const isSame = sameRows(rows, before.rows)
    const matched: DotTrack[] = isSame ? before.matched : []
    let at = -1
    // Dots that would have to change places in the painting order are others.
    for (let i = 0; i < (isSame ? 0 : count); i++) {
      const row = rowAt(i)
      const found = known.get(row) ?? -1
      if (found > at && dots[found]?.row === row) at = found
      else {
        at++
        dots.splice(at, 0, { row, indices: new Int32Array(states.length).fill(-1) })
        for (const [other, place] of known) if (place >= at) known.set(other, place + 1)
        known.set(row, at)
      }
      matched.push(dots[at])
    }
    matched.forEach(({ indices }, i) => {
      indices[sample] = i
    })
    before = { rows, matched }
  }
  return dots
}

function sameRows(a: ArrayLike<number>, b: ArrayLike<number> | undefined): boolean {
  if (a === b) return true
  if (a.length !== b?.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}

/** What a shape must have in common with another to be the same thing: its kind, and what cannot change step by step. */
export function structureOf(shape: Shape): string {
  const known = structures.get(shape)
  if (known !== undefined) return known
  const structure = structured(shape)
  structures.set(shape, structure)
  return structure
}

const structures = new WeakMap<Shape, string>()

function structured(shape: Shape): string {
  switch (shape.kind) {
    case 'path': {
      const { lines, closed, fill, rule, stroke, dash, cap } = shape
      // A contour may have other lines in each sample.
      const lengths = 'outlines' in shape ? 'any' : Array.from(lines, line => line.length)
      return `path ${closed} ${fill !== undefined} ${rule} ${stroke !== undefined} ${dash?.length} ${cap} ${lengths}`
    }
    case 'dots':
      return `dots ${shape.colors} ${shape.marker} ${shape.rim !== undefined} ${shape.ring !== undefined}`
    case 'text':
      return `text ${shape.weight} ${shape.anchor} ${shape.halo !== undefined} ${shape.rotate} ${shape.text}`
    case 'image':
      return 'image'
    case 'group':
      if ('of' in shape) return `strokes ${(shape as Strokes).of}`
      return `group ${shape.clip && ('polygon' in shape.clip ? shape.clip.polygon.length : 'rectangle')}`
  }
}

/** Pixels that another colour counts for, where it is as different as can be. */
const COLOR_PIXELS = 6

/**
 * How far in pixels a thing has moved, where both are of one kind; infinity where they cannot be the same thing.
 *
 * @param reach pixels that a thing may move; those of an area without points of its own are not more
 */
export function distance(a: Shape, b: Shape, reach = Number.POSITIVE_INFINITY): number {
  if (a === b) return 0
  if (structureOf(a) !== structureOf(b)) return Number.POSITIVE_INFINITY
  if (a.kind === 'path' && b.kind === 'path') {
    const levels = colorDistance(a.fill ?? a.stroke, b.fill ?? b.stroke)
    if ('outlines' in a) {
      const off = contourDistance(a as Contour, b as Contour)
      // An area is known by its colour, wherever it comes up.
      return a.fill === undefined ? Math.max(levels, off) : Math.min(reach, levels + off / 8)
    }
    let far = (COLOR_PIXELS * levels) / 255
    for (let k = 0; k < a.lines.length; k++) far = Math.max(far, farthest(a.lines[k], b.lines[k]))
    return far
  }
  if (a.kind === 'text' && b.kind === 'text')
    return Math.max(Math.abs(a.x - b.x), Math.abs(baselineOf(a) - baselineOf(b)))
  if (a.kind === 'dots' && b.kind === 'dots')
    return a.centres.length === b.centres.length ? farthest(a.centres, b.centres) : 0
  return 0
}

function farthest(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let far = 0
  for (let i = 0; i < a.length; i++) far = Math.max(far, Math.abs(a[i] - b[i]))
  return far
}

function colorDistance(a: string | undefined, b: string | undefined): number {
  if (a === b || a === undefined || b === undefined) return 0
  const [first, second] = [colorValue(a), colorValue(b)]
  return Math.max(...first.map((channel, i) => Math.abs(channel - second[i])))
}
