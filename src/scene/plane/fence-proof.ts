import { type Ease, eases } from '../../geometry/ease.ts'
import { type ClassFence, type CutStage, type FenceCut, waysOut } from '../../network/fences/fence.ts'
import { hull, sortedRows } from '../../network/hull.ts'
import type { Moves } from '../chapters.ts'
import type { ClassModel } from '../model/class-model.ts'
import { pickRows } from '../model/common-model.ts'
import type { Channels } from '../timeline/timeline.ts'
import { shownInside } from '../words/fences.ts'
import type { DrawnCut, FencedState, FenceState } from './fence-plot.ts'

/** Shares of a fence's chapter: earlier cuts have turned, all are drawn, and what is inside is tinted. */
const STEPS = { turned: 0.14, drawn: 0.46, tinted: 0.62 }

/** A part of the proof that comes evenly between two shares of its chapter, or goes. */
const evenly = (from: number, to: number, value = 1) =>
  ({ over: [from, to], to: value, ease: eases.linear }) as const

/** The chapter in which a point within the class is found. */
export const INSIDE: Moves = { rings: evenly(0.1, 0.35), witness: evenly(0.25, 0.55) }

/** That of the hull of the class, and of all points within. */
export const HULL: Moves = { witness: evenly(0, 0.3, 0), all: evenly(0.3, 0.3), hull: { over: [0.1, 0.6] } }

/** That in which all but the points grows pale. */
export const FOUND: Moves = { pale: { over: [0, 0.7] } }

/** That of a stage: cuts of the one before turn, others are drawn, and what all fence in is tinted. */
export function stageMoves(stage: number): Moves {
  return {
    [`turned ${stage}`]: { over: [0, STEPS.turned] },
    [`left ${stage}`]: evenly(0, STEPS.turned),
    [`drawn ${stage}`]: evenly(stage > 0 ? STEPS.turned : 0, STEPS.drawn),
    [`tinted ${stage}`]: evenly(STEPS.drawn, STEPS.tinted),
  }
}

/** The proof that cuts fence in a class, by the channels of its chapters: who lies inside, its hull, and its stages. */
export function fenceProof(
  { dataset: { x, y } }: ClassModel,
  fence: ClassFence,
  stages: readonly CutStage[],
  ease: Ease,
): (channels: Channels) => { below: FenceState; points: FencedState } {
  const own = Array.from(y, (_, row) => row).filter(row => y[row] === fence.class)
  const corners = pickRows(x, Int32Array.from(hull(x, sortedRows(x, own))), 2)
  const turns = stages.map(({ cuts }, i) => turnedCuts(stages[i - 1]?.cuts ?? [], cuts, corners))
  const all = fence.inside.map(({ row }) => row)
  const shown = fence.inside.length > 0 ? [shownInside(fence).row] : []

  return ({ rings = 0, witness = 0, pale, ...channels }) => {
    const s = stages.findLastIndex((_, i) => channels[`left ${i}`] > 0)
    const [turned, left, drawn, tinted] = ['turned', 'left', 'drawn', 'tinted'].map(
      what => channels[`${what} ${s}`] ?? 0,
    )
    const [moved, fresh] = s < 0 ? [[], []] : [turns[s].at(turned), turns[s].others]
    const cuts: DrawnCut[] = [
      ...moved.map(cut => ({ ...cut, drawn: 1, pale })),
      ...fresh.map((cut, i) => {
        const share = Math.min(1, Math.max(0, drawn * fresh.length - i))
        return { ...cut, drawn: ease(share), pale }
      }),
    ]
    const ringed =
      s < 0
        ? { ringed: channels.all > 0 ? all : shown, marked: rings }
        : drawn < 1
          ? { ringed: s > 0 ? stages[s - 1].stay : all, marked: 1 - left }
          : { ringed: stages[s].stay, marked: tinted }
    // Arrows out of the sides that two cuts or more leave open: those of the stage before leave as its cuts turn.
    const open = stages[left < 1 ? s - 1 : s]?.cuts ?? []
    return {
      below: {
        cuts,
        left: 1,
        regions: [
          { cuts: moved, tint: s > 0 ? (1 - tinted) * (1 - pale) : 0 },
          { cuts: s < 0 ? [] : stages[s].cuts, tint: tinted * (1 - pale) },
        ],
        hull: channels.hull * (1 - pale),
        witness,
        arrows: {
          ways: open.length > 1 ? waysOut(open) : [],
          shown: left < 1 ? 1 - left : tinted * (1 - pale),
        },
      },
      points: { cuts, paled: 1 - pale, ringed: ringed.ringed, marked: ringed.marked * (1 - pale) },
    }
  }
}

/**
 * Cuts on their way to those of another fence, each turning to the one that is nearest to it in direction, the turns as
 * small as they can be together. On the way each keeps off the class as far as it is at the ends, so that none crosses it.
 *
 * @param from no more than there are in `to`
 * @param corners of the hull of the class: x₀, y₀, x₁, y₁, …
 * @returns the cuts at each share of the way, and the others of `to`
 */
function turnedCuts(from: readonly FenceCut[], to: readonly FenceCut[], corners: Float64Array) {
  const pairs = nearest(from, to)
  const clearance = ({ normal: [u, v], offset }: FenceCut) => offset - reach(corners, u, v)
  const moves = from.map((cut, i) => {
    const next = to[pairs[i]]
    const angle = angleOf(cut)
    return { cut, next, angle, turn: turnTo(cut, next), clear: [clearance(cut), clearance(next)] }
  })
  return {
    others: to.filter((_, i) => !pairs.includes(i)),
    at: (share: number): FenceCut[] =>
      moves.map(({ cut, next, angle, turn, clear: [near, far] }) => {
        if (share >= 1) return next
        const [u, v] = [Math.cos(angle + share * turn), Math.sin(angle + share * turn)]
        const offset = reach(corners, u, v) + near + (far - near) * share
        return { normal: [u, v], offset, gap: cut.gap + (next.gap - cut.gap) * share }
      }),
  }
}

/** The furthest that a class reaches in a direction. */
function reach(corners: Float64Array, u: number, v: number): number {
  let most = Number.NEGATIVE_INFINITY
  for (let i = 0; i < corners.length; i += 2) most = Math.max(most, u * corners[i] + v * corners[i + 1])
  return most
}

function angleOf({ normal: [u, v] }: FenceCut): number {
  return Math.atan2(v, u)
}

function turnTo(from: FenceCut, to: FenceCut): number {
  const turn = angleOf(to) - angleOf(from)
  return Math.atan2(Math.sin(turn), Math.cos(turn))
}

/** For each of some cuts the number of its own of others, all turns together as small as possible. */
function nearest(from: readonly FenceCut[], to: readonly FenceCut[], taken: number[] = []): number[] {
  if (taken.length === from.length) return [...taken]
  const ways = to.flatMap((_, i) => (taken.includes(i) ? [] : [nearest(from, to, [...taken, i])]))
  const cost = (way: number[]) => way.reduce((sum, next, i) => sum + Math.abs(turnTo(from[i], to[next])), 0)
  return ways.reduce((best, way) => (cost(way) < cost(best) ? way : best))
}
