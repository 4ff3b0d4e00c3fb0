import { type LinearScores, pairs, tie } from '../geometry/linear-scores.ts'
import type { Affine, LinearRegion } from './linear-regions.ts'

/** The border between classes over linear regions: straight in each, so polygons. */
export interface RegionBorder {
  /** Polylines (× 2) between the frame of the window and junctions; a closed one ends where it begins. */
  lines: number[][]
  /** Places inside the window where the border changes its direction: on creases. */
  corners: Place[]
  /** Places inside the window where three classes meet. */
  junctions: Place[]
}

type Place = [x: number, y: number]

/** The border of two classes within a region. */
interface Segment {
  pair: string
  /** Its ends. */
  ends: [Meeting, Meeting]
  /** The direction from the first end to the other, in radians. */
  angle: number
}

/** A place where segments meet. */
interface Meeting {
  at: Place
  segments: Segment[]
}

/** The least turn of a corner, in radians. */
const LEAST_TURN = 1e-9

/** Distance of places that are one, in half sides of the window. */
const SAME = 1e-9

/** The class scores of a region as functions of a place: logits, or of one unit 0 against its logit. */
export function scoresIn({ maps }: Pick<LinearRegion, 'maps'>): LinearScores {
  const logits = maps.at(-1)!
  const scores: readonly Affine[] = logits.length === 1 ? [[0, 0, 0], logits[0]] : logits
  return { weights: scores.map(([a, b]) => [a, b]), biases: scores.map(([, , c]) => c) }
}

/** The border between the classes of a network, from its linear regions in a square window. */
export function regionBorder(
  regions: readonly LinearRegion[],
  { centre, half }: { centre: readonly number[]; half: number },
): RegionBorder {
  const same = SAME * half
  const meetings: Meeting[] = []
  const meetingAt = (x: number, y: number) => {
    const known = meetings.find(({ at }) => Math.hypot(at[0] - x, at[1] - y) < 4 * same)
    if (known) return known
    const meeting: Meeting = { at: [x, y], segments: [] }
    meetings.push(meeting)
    return meeting
  }
  const segments: Segment[] = []
  for (const region of regions) {
    const scores = scoresIn(region)
    for (const [a, b] of pairs(scores.biases.length)) {
      const found = tie(region.corners, scores, a, b)
      if (!found || Math.hypot(found[2] - found[0], found[3] - found[1]) <= same) continue
      const ends: Segment['ends'] = [meetingAt(found[0], found[1]), meetingAt(found[2], found[3])]
      const pair = `${a} ${b}`
      // Along a crease the regions on both sides of it may have the border.
      if (ends[0].segments.some(known => known.pair === pair && known.ends.includes(ends[1]))) continue
      const segment: Segment = { pair, ends, angle: angleOf(found, scores, a, b) }
      for (const meeting of ends) meeting.segments.push(segment)
      segments.push(segment)
    }
  }
  const inner = meetings.filter(({ at }) => at.every((v, d) => Math.abs(v - centre[d]) < half - same))
  return {
    lines: chained(segments, meetings),
    corners: inner.filter(turns).map(({ at }) => at),
    junctions: inner.filter(({ segments: met }) => new Set(met.map(({ pair }) => pair)).size > 1).map(({ at }) => at), // biome-ignore format: one line
  }
}

/** True where the border of two classes goes on. */
function goesOn({ segments: [one, other, ...more] }: Meeting): boolean {
  return more.length === 0 && one.pair === other?.pair
}

/** True where the border goes on in another direction. */
function turns(meeting: Meeting): boolean {
  if (!goesOn(meeting)) return false
  const [one, other] = meeting.segments.map(({ ends, angle }) => angle + (ends[0] === meeting ? 0 : Math.PI))
  const between = Math.abs(Math.atan2(Math.sin(one - other), Math.cos(one - other)))
  return between < Math.PI - LEAST_TURN
}

/** The direction from the first end of a segment to the other, by its scores: the ends of a short one are rounded. */
function angleOf([x, y, u, v]: readonly number[], { weights }: LinearScores, a: number, b: number): number {
  const [across, up] = [0, 1].map(d => weights[a][d] - weights[b][d])
  const isAhead = (v - y) * across - (u - x) * up > 0
  return isAhead ? Math.atan2(across, -up) : Math.atan2(-across, up)
}

function farEnd({ ends }: Segment, near: Meeting): Meeting {
  return ends[0] === near ? ends[1] : ends[0]
}

/** Segments as lines that are as long as can be. */
function chained(segments: readonly Segment[], meetings: readonly Meeting[]): number[][] {
  const done = new Set<Segment>()
  const lineFrom = (start: Meeting, first: Segment) => {
    const line = [...start.at]
    let [meeting, segment]: [Meeting, Segment | undefined] = [start, first]
    while (segment) {
      done.add(segment)
      meeting = farEnd(segment, meeting)
      line.push(...meeting.at)
      segment = goesOn(meeting) ? meeting.segments.find(next => !done.has(next)) : undefined
    }
    return line
  }
  const open = meetings.filter(meeting => !goesOn(meeting))
  return [
    ...open.flatMap(end =>
      end.segments.flatMap(segment => (done.has(segment) ? [] : [lineFrom(end, segment)])),
    ),
    ...segments.flatMap(segment => (done.has(segment) ? [] : [lineFrom(segment.ends[0], segment)])),
  ]
}

/** Number of different affine maps from input to output among regions: those with different patterns may share one. */
export function countMaps(regions: readonly LinearRegion[]): number {
  const outputs = regions.map(({ maps }) => maps.at(-1)!.flat())
  const scale = outputs.reduce((most, own) => Math.max(most, ...own.map(Math.abs)), 0) || 1
  return new Set(outputs.map(own => own.map(value => Math.round(value / scale / SAME)).join())).size
}
