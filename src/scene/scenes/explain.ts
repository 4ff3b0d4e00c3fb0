import { type ClassFence, leastCuts, openSides } from '../../network/fences/fence.ts'
import { openRay } from '../../network/fences/open-ray.ts'
import { chapterOf } from '../chapters.ts'
import { type Ease, eases, progress } from '../geometry/ease.ts'
import { firstCuts, type UnitCut } from '../model/cuts.ts'
import { checkPoints, shownFence } from '../model/explanation.ts'
import type { FigureModel } from '../model/figure-model.ts'
import { unitName } from '../model/hidden-space.ts'
import { decisionRegions } from '../plane/decision-regions.ts'
import { fencePlot } from '../plane/fence-plot.ts'
import { fenceProof } from '../plane/fence-proof.ts'
import type { Chapter } from '../scene.ts'
import { classNames, wrongMarks } from '../style/points.ts'
import { fenceCaptions, shownInside, stagesOf, unitAsCut } from '../words/fences.ts'
import { networkNotes, sampleNotes } from '../words/notes.ts'
import type { SceneDefinition } from './define.ts'

/** Seconds of chapters where the whole takes as long as it takes by itself. */
const SECONDS = { data: 1.2, inside: 2, hull: 1.4, fence: 3, found: 1.5, cut: 1.3, result: 3.2 }

/** Shares of the result's chapter: the fence has gone, the boundary is drawn, the regions are tinted, the arrow stands. */
const RESULT = { gone: 0.15, line: 0.4, tinted: 0.58, arrow: 0.72 }

/** Seconds at the end in which all fades. */
const FADE = 0.5

/** The straight cuts that fence in a class: the proof cut by cut, then the cuts of the network beside them. */
export const explain: SceneDefinition = {
  facts: {
    name: 'explain',
    summary:
      'how many straight cuts fence in a class, proved on the points, and what the network does instead',
    duration: () => 18,
    size: { width: 600, height: 600 },
    chapters: ['data', 'inside', 'hull', 'fence-0', 'found', 'cut-0', 'result'],
    found: ['inside', 'fence-0', 'cut-0'],
    takes: ['cuts', 'sheet'],
    withoutHidden: 'alone',
    told: true,
    command:
      'how many straight cuts fence in a class, and why: short for --scene explain; without -o in words alone',
  },
  parts: ['explanation'],
  alt(_, model, { alt, ...say }) {
    const fence = shownFence(model)!
    const possible = leastCuts(fence) !== null
    const open = openSides(fence.all.cuts)
    return alt.explain({
      name: classNames(model.dataset, { alt, ...say })[fence.class],
      possible,
      open: fence.all.cuts.length > 1 && (possible || open > 0) ? open : null,
      stages: stagesOf(fence).map(({ cuts, stay }) => ({ cuts: cuts.length, stay: stay.length })),
    })
  },
  plane: { missing: 'no fence of straight cuts', whole: true },
  check: ({ y }) => checkPoints(y),
  plan({ spec, model, say, theme }) {
    const fence = shownFence(model)!
    const stages = stagesOf(fence)
    const units = spec.cuts ? firstCuts(model) : []
    const stay = stages.some(stage => stage.stay.length > 0)
    return {
      title: say.fences.title,
      captions: fenceCaptions(model, units, say),
      chapters: [
        { id: 'data', name: say.chapters.data, share: SECONDS.data },
        ...(fence.inside.length > 0
          ? [{ id: 'inside', name: say.chapters.inside, share: SECONDS.inside }]
          : []),
        { id: 'hull', name: say.chapters.hull, share: SECONDS.hull },
        ...stages.map(({ cuts }, i) => ({
          id: `fence-${i}`,
          name: say.chapters.fence({ cuts: cuts.length }),
          share: SECONDS.fence,
        })),
        { id: 'found', name: say.chapters.found, share: SECONDS.found },
        ...units.map(({ unit }, i) => ({
          id: `cut-${i}`,
          name: say.chapters.cut({ unit: unitName(unit) }),
          share: SECONDS.cut,
        })),
        { id: 'result', name: say.chapters.result, share: SECONDS.result },
      ],
      poster: chapters => {
        const chapter = chapterOf(chapters, stages.length > 0 ? `fence-${stages.length - 1}` : 'hull')
        return { time: chapter.end, chapter }
      },
      end: chapters => ({ time: spec.duration - FADE, chapter: chapterOf(chapters, 'result') }),
      marks: wrongMarks(stay || fence.inside.length > 0 ? 1 : model.wrong),
      notes: () => [...sampleNotes(model, say), ...networkNotes(model, spec, say)],
      draw(layout, chapters) {
        const within = fence.inside.length > 0 ? shownInside(fence).within : []
        const plot = fencePlot(model, fence, within, layout, theme)
        const paint = decisionRegions(model, units, layout, theme, spec)
        const proof = fenceProof(model, fence, stages, chapters, eases[spec.ease])
        const own = ownCutsOf(model, fence, units, chapters, eases[spec.ease])
        return (time, _, chapter) => {
          const left = 1 - progress(time, spec.duration - FADE, spec.duration)
          const { below, points } = proof(time)
          const { parted, gone, arrows, ...network } = own(time)
          const fenced = parted.some(({ drawn }) => drawn > 0)
            ? { ...points, cuts: parted, paled: gone }
            : points
          const shown = {
            ...below,
            left: gone,
            ...(arrows.shown > 0 && { arrows: { ...arrows, shown: arrows.shown * left } }),
          }
          const state = { ...network, left }
          return {
            key: [JSON.stringify([shown, fenced, state])],
            shapes: () =>
              paint(state, { below: plot.below(shown), points: gone > 0 ? plot.points(fenced) : undefined }),
            caption: left < 0.5 ? chapters[0] : chapter,
          }
        }
      },
    }
  },
}

/** The network's own cuts and regions at a time; `gone` is how much of the fence is left. */
function ownCutsOf(
  model: FigureModel,
  fence: ClassFence,
  units: readonly UnitCut[],
  chapters: readonly Chapter[],
  ease: Ease,
) {
  const cuts = units.map(unit => unitAsCut(unit, model, fence.class))
  const cutting = units.map((_, i) => chapterOf(chapters, `cut-${i}`))
  const result = chapterOf(chapters, 'result')
  const direction = model.classes === 2 ? openRay(model.network, fence.class) : null
  return (time: number) => {
    const shares = cutting.map(({ start, end }) => progress(time, start, end))
    const share = progress(time, result.start, result.end)
    const drawn = shares.map(share => ease(progress(share, 0, 0.7)))
    return {
      drawn,
      names: shares.map(share => progress(share, 0.7, 1)),
      line: ease(progress(share, RESULT.gone, RESULT.line)),
      tint: progress(share, RESULT.line, RESULT.tinted),
      parted: cuts.map((cut, i) => ({ ...cut, drawn: drawn[i], pale: 0, ends: units[i].ends })),
      gone: 1 - progress(share, 0, RESULT.gone),
      arrows: {
        ways: direction ? [direction] : [],
        shown: direction ? ease(progress(share, RESULT.tinted, RESULT.arrow)) : 0,
      },
    }
  }
}
