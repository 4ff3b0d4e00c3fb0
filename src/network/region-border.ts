import { type LinearScores, pairs, tie } from '../geometry/linear-scores.ts'
import type { Affine, LinearRegion } from './linear-regions.ts'

/** The border between classes in linear regions: straight in each, so a polygon. */
export interface RegionBorder {
  /** From one edge of a region to another one, or to a junction: x, y, x, y. */
  segments: number[][]
  /** Places inside the window where it changes its direction: x, y. */
  corners: [number, number][]
  /** Places where three classes meet: x, y. */
  junctions: [number, number][]
}

/** The difference of what is one: of places in half sides of the window, of angles in radians, of slopes in the largest. */
export const SAME = 1e-9

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
  const found = regions.flatMap(region => {
    const scores = scoresIn(region)
    return pairs(scores.biases.length).flatMap(pair => {
      const ends = tie(region.corners, scores, ...pair)
      return ends && Math.hypot(ends[2] - ends[0], ends[3] - ends[1]) > 4 * same
        ? [{ pair: pair.join(), ends, angle: angleOf(ends, scores, pair) }]
        : []
    })
  })
  /** The ends of segments at each place, with their directions away from it. */
  const meetings: { at: [number, number]; ends: { pair: string; angle: number }[] }[] = []
  for (const { pair, ends, angle: first } of found)
    for (const [x, y, angle] of [
      [ends[0], ends[1], first],
      [ends[2], ends[3], first + Math.PI],
    ]) {
      const known = meetings.find(({ at }) => Math.hypot(at[0] - x, at[1] - y) < 4 * same)
      const meeting = known ?? { at: [x, y], ends: [] }
      if (!known) meetings.push(meeting)
      // Along a crease the regions on both sides of it may have the border.
      const isThere = meeting.ends.some(end => end.pair === pair && between(end.angle, angle) < SAME)
      if (!isThere) meeting.ends.push({ pair, angle })
    }
  const inner = meetings.filter(({ at }) => at.every((v, d) => Math.abs(v - centre[d]) < half - same))
  const isJunction = ({ ends }: (typeof meetings)[number]) => ends.some(({ pair }) => pair !== ends[0].pair)
  const turns = ({ ends }: (typeof meetings)[number]) =>
    ends.length === 2 && between(ends[0].angle, ends[1].angle) < Math.PI - SAME
  return {
    segments: found.map(({ ends }) => ends),
    corners: inner.filter(meeting => !isJunction(meeting) && turns(meeting)).map(({ at }) => at),
    junctions: inner.filter(isJunction).map(({ at }) => at),
  }
}

/** The direction from the first end of a segment to the other, by its scores: the ends of a short one are rounded. */
function angleOf([x, y, u, v]: readonly number[], { weights }: LinearScores, [a, b]: readonly number[]) {
  const [across, up] = [0, 1].map(d => weights[a][d] - weights[b][d])
  const isAhead = (v - y) * across - (u - x) * up > 0
  return isAhead ? Math.atan2(across, -up) : Math.atan2(-across, up)
}

/** The angle between two directions, 0 to π. */
function between(a: number, b: number): number {
  return Math.abs(Math.atan2(Math.sin(a - b), Math.cos(a - b)))
}

/** Number of different affine maps from input to output among regions: those with different patterns may share one. */
export function countMaps(regions: readonly LinearRegion[]): number {
  const outputs = regions.map(({ maps }) => maps.at(-1)!.flat())
  const scale = outputs.reduce((most, own) => Math.max(most, ...own.map(Math.abs)), 0) || 1
  return new Set(outputs.map(own => own.map(value => Math.round(value / scale / SAME)).join())).size
}
