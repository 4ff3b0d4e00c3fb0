import { eases } from '../../geometry/ease.ts'
import { leastCuts, openSides } from '../../network/fences/fence.ts'
import type { SceneDefinition } from '../compose/define.ts'
import { firstCuts } from '../model/cuts.ts'
import { checkPoints, shownFence } from '../model/explanation.ts'
import { cutChapters, cutsAt } from '../plane/cut-lines.ts'
import { decisionRegions } from '../plane/decision-regions.ts'
import { fencePlot } from '../plane/fence-plot.ts'
import { FOUND, fenceProof, HULL, INSIDE, stageMoves } from '../plane/fence-proof.ts'
import { classNames, wrongMarks } from '../style/points.ts'
import { timeline } from '../timeline/timeline.ts'
import { fenceCaptions, shownInside, stagesOf, unitAsCut } from '../words/fences.ts'
import { drawnNotes } from '../words/notes.ts'
import { explain as facts } from './facts.ts'

/** Seconds of chapters where the whole takes as long as it takes by itself. */
const SECONDS = { inside: 2.6, hull: 2.3, fence: 2.4, found: 2.7, result: 2.8, wrong: 4 }

/** Those of the data and of a unit's cut, where a fence holds the class and where none does. */
const FENCED = { data: 1.85, cut: 1.1 }
const OPEN = { data: 2.5, cut: 1.35 }

/** The result's chapter: the fence goes, the boundary is drawn, the regions are tinted. */
const RESULT = {
  gone: { over: [0, 0.15], ease: eases.linear },
  line: { over: [0.15, 0.4] },
  tint: { over: [0.4, 0.58], ease: eases.linear },
} as const

/** Seconds at the end in which all fades. */
const FADE = 0.5

/** The straight cuts that fence in a class: the proof cut by cut, then the cuts of the network beside them. */
export const explain: SceneDefinition = {
  facts,
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
    const isFenced = fence.inside.length === 0
    const pace = isFenced ? FENCED : OPEN
    const result = model.wrong > 0 ? 'wrong' : 'result'
    return {
      title: say.fences.title,
      captions: fenceCaptions(model, units, say),
      ...timeline(
        spec,
        [
          { id: 'data', name: say.chapters.data, share: pace.data },
          ...(!isFenced
            ? [{ id: 'inside', name: say.chapters.inside, share: SECONDS.inside, moves: INSIDE }]
            : []),
          { id: 'hull', name: say.chapters.hull, share: SECONDS.hull, moves: HULL },
          ...stages.map(({ cuts }, i) => {
            const name = say.chapters.fence({ cuts: cuts.length })
            return { id: `fence-${i}`, name, share: SECONDS.fence, moves: stageMoves(i) }
          }),
          { id: 'found', name: say.chapters.found, share: SECONDS.found, moves: FOUND },
          ...cutChapters(units, pace.cut, say),
          { id: 'result', name: say.chapters.result, share: SECONDS[result], moves: RESULT },
        ],
        layout => {
          const within = isFenced ? [] : shownInside(fence).within
          const plot = fencePlot(model, fence, within, layout, theme)
          const paint = decisionRegions(model, units, layout, theme, spec)
          const proof = fenceProof(model, fence, stages, eases[spec.ease])
          const own = units.map(cut => ({ ...unitAsCut(cut, model, fence.class), pale: 0, ends: cut.ends }))
          return channels => {
            const { below, points } = proof(channels)
            const { drawn, ...cuts } = cutsAt(channels, units)
            const gone = 1 - channels.gone
            const fenced = drawn.some(share => share > 0)
              ? { ...points, cuts: own.map((cut, i) => ({ ...cut, drawn: drawn[i] })), paled: gone }
              : points
            return paint(
              { ...cuts, drawn, line: channels.line, tint: channels.tint },
              {
                below: plot.below({ ...below, left: gone }),
                points: gone > 0 ? plot.points(fenced) : undefined,
              },
            )
          }
        },
        {
          leaves: () => spec.duration - FADE,
          still: [stages.length > 0 ? `fence-${stages.length - 1}` : 'hull', 1],
        },
      ),
      end: chapters => ({ time: spec.duration - FADE, chapter: chapters[chapters.length - 1] }),
      marks: wrongMarks(!isFenced || stages.some(({ stay }) => stay.length > 0) ? 1 : model.wrong),
      notes: () => drawnNotes(model, spec, say),
    }
  },
}
