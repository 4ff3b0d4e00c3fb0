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

/** The least turn of a corner, in radians. */
const LEAST_TURN = 1e-9

/** Distance of places that are one, in half sides of the window. */
const SAME = 1e-9

/** The class scores of a region as functions of a place: logits, or of one unit 0 against its logit. */
function scoresOf({ maps }: LinearRegion): LinearScores {
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
    const scores = scoresOf(region)
    return pairs(scores.biases.length).flatMap(pair => {
      const ends = tie(region.corners, scores, ...pair)
      return ends && lengthOf(ends) > same ? [{ pair: pair.join(), ends }] : []
    })
  })
  /** The ends of segments at each place, with their directions away from it. */
  const meetings: { at: [number, number]; ends: { pair: string; angle: number }[] }[] = []
  for (const { pair, ends } of found)
    for (const [x, y, u, v] of [ends, [...ends.slice(2), ...ends.slice(0, 2)]]) {
      const known = meetings.find(({ at }) => Math.hypot(at[0] - x, at[1] - y) < 4 * same)
      const meeting = known ?? { at: [x, y], ends: [] }
      if (!known) meetings.push(meeting)
      meeting.ends.push({ pair, angle: Math.atan2(v - y, u - x) })
    }
  const inner = meetings.filter(({ at }) => at.every((v, d) => Math.abs(v - centre[d]) < half - same))
  const isJunction = ({ ends }: (typeof meetings)[number]) => new Set(ends.map(({ pair }) => pair)).size > 1
  const turns = ({ ends }: (typeof meetings)[number]) =>
    ends.length === 2 && Math.abs(Math.sin(ends[0].angle - ends[1].angle)) > LEAST_TURN
  return {
    segments: found.map(({ ends }) => ends),
    corners: inner.filter(meeting => !isJunction(meeting) && turns(meeting)).map(({ at }) => at),
    junctions: inner.filter(isJunction).map(({ at }) => at),
  }
}

function lengthOf([x, y, u, v]: readonly number[]): number {
  return Math.hypot(u - x, v - y)
}

/** Number of different affine maps from input to output among regions: those with different patterns may share one. */
export function countMaps(regions: readonly LinearRegion[]): number {
  const outputs = regions.map(({ maps }) => maps.at(-1)!.flat())
  const scale = outputs.reduce((most, own) => Math.max(most, ...own.map(Math.abs)), 0) || 1
  return new Set(outputs.map(own => own.map(value => Math.round(value / scale / SAME)).join())).size
}
