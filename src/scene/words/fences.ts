import type { Caption, Captions } from '../../language/facts.ts'
import type { Language } from '../../language/language.ts'
import {
  type ClassFence,
  type CutStage,
  type FenceCut,
  leastCuts,
  openSides,
} from '../../network/fences/fence.ts'
import { classScores } from '../../network/forward.ts'
import { softmax, winner } from '../../network/scores.ts'
import type { ClassModel } from '../model/class-model.ts'
import type { UnitCut } from '../model/cuts.ts'
import { type Explanation, explanationOf } from '../model/explanation.ts'
import { unitName } from '../model/hidden-space.ts'
import { classNames } from '../style/points.ts'

/** Points on the wrong side that are told one by one, at most. */
const TOLD = 3

/** The stages of a fence that differ: one cut, two, and as many as it takes; of a class that no fence holds the last one only. */
export function stagesOf({ inside, one, two, all }: ClassFence): CutStage[] {
  const stages = inside.length > 0 ? [all] : [one, two, all]
  return stages.filter(({ cuts }, i, stages) => cuts.length > (stages[i - 1]?.cuts.length ?? 0))
}

/** A unit's cut as one of a fence: most of the class lies on its inner side. */
export function unitAsCut({ ends: [x, y], on }: UnitCut, { dataset }: ClassModel, k: number): FenceCut {
  const offset = on[0] * x + on[1] * y
  const own = rowsOf(dataset.y, k)
  const beyond = own.filter(row => on[0] * dataset.x[2 * row] + on[1] * dataset.x[2 * row + 1] > offset)
  return 2 * beyond.length > own.length
    ? { normal: [-on[0], -on[1]], offset: -offset, gap: 0 }
    : { normal: on, offset, gap: 0 }
}

/** Captions of the chapters of a fence, by their ids. */
export function fenceCaptions(model: ClassModel, units: readonly UnitCut[], say: Language): Captions {
  const explained = explanationOf(model)!
  const fence = explained.fences[explained.shown]
  const { samples, others, inside, class: k } = fence
  const names = classNames(model.dataset, say)
  const stages = stagesOf(fence)
  const told = { name: names[k], samples, others, inside: inside.length }
  const each = explained.fences.map(other => ({ name: names[other.class], cuts: leastCuts(other) }))
  return {
    data: say.fences.question({ ...told, each: each.length > 2 ? each : [] }),
    ...(inside.length > 0 && {
      data: say.fences.none(told),
      inside: say.fences.inside({ ...told, within: shownInside(fence).within.length }),
    }),
    hull: say.fences.hull(told),
    ...Object.fromEntries(
      stages.map(({ cuts, stay }, i) => {
        const counts = { cuts: cuts.length, stay: stay.length, others, open: openSides(cuts) }
        return [`fence-${i}`, say.fences.cuts({ ...counts, isLast: i === stages.length - 1 })]
      }),
    ),
    found: say.fences.found({ found: explained.found, samples: samples + others }),
    ...Object.fromEntries(
      units.map((unit, i) => {
        const parted = partedBy(unitAsCut(unit, model, k), model, fence)
        return [`cut-${i}`, say.fences.unit({ unit: unitName(unit.unit), others, ...parted })]
      }),
    ),
    result: resultCaption(model, explained, say),
  }
}

/** The point inside that is easiest to see: in the largest triangle, if there is any. */
export function shownInside({ inside }: ClassFence): ClassFence['inside'][number] {
  return inside.reduce((best, one) => (one.within.length > best.within.length ? one : best))
}

/** The points that a cut parts from a class, those of its own that it loses, and the degrees to the nearest cut of a fence. */
function partedBy(cut: FenceCut, { dataset: { x, y } }: ClassModel, { class: k, all, inside }: ClassFence) {
  const beyond = rowsOf(y).filter(
    row => cut.normal[0] * x[2 * row] + cut.normal[1] * x[2 * row + 1] > cut.offset,
  )
  const lost = beyond.filter(row => y[row] === k).length
  const turns = all.cuts.map(({ normal: [u, v] }) =>
    Math.acos(Math.min(1, Math.max(-1, u * cut.normal[0] + v * cut.normal[1]))),
  )
  const degrees =
    turns.length > 0 && inside.length === 0 ? Math.round((Math.min(...turns) * 180) / Math.PI) : null
  return { off: beyond.length - lost, lost, degrees }
}

/** The points that the network gets, which it gets wrong and by how much, and by what means. */
function resultCaption(model: ClassModel, { fences, shown }: Explanation, say: Language): Caption {
  const { dataset, network, classes, correct } = model
  const { x, y } = dataset
  const scores = classScores(network, x)
  const wrong = rowsOf(y).filter(row => winner(scores, row, classes) !== y[row])
  const shares = softmax(scores, classes)
  const needed = leastCuts(fences[shown])
  const hidden = network.layers.slice(0, -1)
  const cuts = hidden.length > 0 && correct === y.length ? hidden[0].biases.length : null
  return say.fences.result({
    correct,
    samples: y.length,
    wrong:
      wrong.length <= TOLD
        ? wrong.map(row => ({ number: row + 1, share: shares[classes * row + y[row]] }))
        : [],
    cuts: cuts !== null && (needed === null || cuts < needed) ? cuts : null,
  })
}

function rowsOf(y: Int32Array, k?: number): number[] {
  return Array.from(y, (_, row) => row).filter(row => k === undefined || y[row] === k)
}
