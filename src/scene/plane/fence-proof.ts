import { type Ease, progress } from '../../geometry/ease.ts'
import { type ClassFence, type CutStage, type FenceCut, waysOut } from '../../network/fences/fence.ts'
import { hull, sortedRows } from '../../network/hull.ts'
import type { ClassModel } from '../model/class-model.ts'
import { pickRows } from '../model/common-model.ts'
import type { Channels } from '../timeline/timeline.ts'
import { shownInside } from '../words/fences.ts'
import type { DrawnCut, FencedState, FenceState } from './fence-plot.ts'

/** Shares of a fence's chapter: earlier cuts have turned, all are drawn, and what is inside is tinted. */
const STEPS = { turned: 0.2, drawn: 0.62, tinted: 0.78 }

/**
 * The proof that cuts fence in a class: who lies inside, its hull, and the stages cut by cut.
 *
 * @returns the picture by the progress of each chapter
 */
export function fenceProof(
  { dataset: { x, y } }: ClassModel,
  fence: ClassFence,
  stages: readonly CutStage[],
  ease: Ease,
): (progressOf: Channels) => { below: FenceState; points: FencedState } {
  const own = Array.from(y, (_, row) => row).filter(row => y[row] === fence.class)
  const corners = pickRows(x, Int32Array.from(hull(x, sortedRows(x, own))), 2)
  const moves = stages.map(({ cuts }, i) => turnedCuts(stages[i - 1]?.cuts ?? [], cuts, corners))
  const all = fence.inside.map(({ row }) => row)
  const shown = fence.inside.length > 0 ? [shownInside(fence).row] : []

  return ({ inside = 0, hull: around, found, ...progressOf }) => {
    const shares = stages.map((_, i) => progressOf[`fence-${i}`])
    const s = shares.findLastIndex(share => share > 0)
    const share = s < 0 ? 0 : shares[s]
    const turned = s > 0 ? STEPS.turned : 0
    const moved = s < 0 ? [] : moves[s].at(ease(progress(share, 0, turned)))
    const fresh = s < 0 ? [] : moves[s].others
    const drawing = progress(share, turned, STEPS.drawn)
    const tinted = progress(share, STEPS.drawn, STEPS.tinted)
    const paling = ease(progress(found, 0, 0.7))
    const cuts: DrawnCut[] = [
      ...moved.map(cut => ({ ...cut, drawn: 1, pale: paling })),
      ...fresh.map((cut, i) => ({
        ...cut,
        drawn: ease(progress(drawing, i / fresh.length, (i + 1) / fresh.length)),
        pale: paling,
      })),
    ]
    const leaving = 1 - progress(share, 0, STEPS.turned)
    const rings =
      s < 0
        ? { ringed: around < 0.3 ? shown : all, marked: progress(inside, 0.1, 0.35) }
        : share < STEPS.drawn
          ? { ringed: s > 0 ? stages[s - 1].stay : all, marked: leaving }
          : { ringed: stages[s].stay, marked: tinted }
    return {
      below: {
        cuts,
        left: 1,
        regions: [
          { cuts: moved, tint: s > 0 ? 1 - tinted : 0 },
          { cuts: s < 0 ? [] : stages[s].cuts, tint: tinted },
        ].map(({ cuts, tint }) => ({ cuts, tint: tint * (1 - paling) })),
        hull: ease(progress(around, 0.1, 0.6)) * (1 - paling),
        witness: progress(inside, 0.25, 0.55) * (1 - progress(around, 0, 0.3)),
        arrows: openArrows(stages, s, share, paling),
      },
      points: { cuts, paled: 1 - paling, ringed: rings.ringed, marked: rings.marked * (1 - paling) },
    }
  }
}

/** The arrows out of the sides that two cuts or more leave open: those of the stage before leave as its cuts turn. */
function openArrows(
  stages: readonly CutStage[],
  s: number,
  share: number,
  paling: number,
): FenceState['arrows'] {
  const leaving = share < STEPS.turned
  const cuts = stages[leaving ? s - 1 : s]?.cuts ?? []
  const shown = leaving
    ? 1 - progress(share, 0, STEPS.turned)
    : progress(share, STEPS.drawn, STEPS.tinted) * (1 - paling)
  return { ways: cuts.length > 1 ? waysOut(cuts) : [], shown }
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
function nearest(
  from: readonly FenceCut[],
  to: readonly FenceCut[],
  taken: readonly number[] = [],
): number[] {
  if (taken.length === from.length) return [...taken]
  const ways = to.flatMap((_, i) => (taken.includes(i) ? [] : [nearest(from, to, [...taken, i])]))
  const cost = (way: number[]) => way.reduce((sum, next, i) => sum + Math.abs(turnTo(from[i], to[next])), 0)
  return ways.reduce((best, way) => (cost(way) < cost(best) ? way : best))
}
