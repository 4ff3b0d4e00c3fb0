import { classifiers } from '../../classifiers/registry.ts'
import type { Caption } from '../../language/facts.ts'
import type { Language } from '../../language/language.ts'
import { chapterOf } from '../chapters.ts'
import { type ComparedState, drawCompared } from '../compare/compared-plot.ts'
import {
  type Compared,
  comparedMarks,
  comparisonResult,
  namedScores,
  scoredIn,
  showComparison,
  withForeign,
} from '../compare/comparison.ts'
import { between, cellsOf, plotWords, stageOf } from '../compare/grid.ts'
import { eases, progress } from '../geometry/ease.ts'
import { comparisonOf } from '../model/comparison.ts'
import type { FigureModel } from '../model/figure-model.ts'
import { comparedNames } from '../model/fitted-classifiers.ts'
import type { Slice } from '../model/slice.ts'
import { keyed, type Shape } from '../shape.ts'
import { planeAxes } from '../style/axes.ts'
import type { Layout } from '../style/layout.ts'
import { textWidth } from '../style/text.ts'
import type { Theme } from '../style/theme.ts'
import { pointsOf } from '../words/dataset.ts'
import { sampleNotes } from '../words/notes.ts'
import { rankingOf } from '../words/scores.ts'
import { foreignNear } from '../words/slice.ts'
import type { SceneDefinition } from './define.ts'

/** Seconds of the way from the large plot to the grid and back, as shares of the grid's chapter. */
const DEAL = 0.26

/** Shares of a classifier's chapter at which what the one before has drawn is gone, and its own line and tints come. */
const STEPS = { gone: 0.08, line: 0.5, tint: 0.7, done: 0.92 }

/** Share to which a count shrinks before it is said in fewer words, and the pixels below which none shrinks. */
const SHRINK = 0.85
const LEGIBLE = 11

/** The plane as other classifiers and the network divide it: one after the other in large, then side by side. */
export const compare: SceneDefinition = {
  facts: {
    name: 'compare',
    summary: 'the plane as other classifiers divide it, one after the other, beside the network',
    duration: ({ classifiers }) => 8 + 1.5 * classifiers,
    size: { width: 940, height: 660 },
    across: 4,
    chapters: ['data', ...comparedNames(), 'grid'],
    takes: ['slice', 'fix', 'classifiers', ...Object.values(classifiers).flatMap(({ takes }) => takes)],
    withoutHidden: 'alone',
    leavesOut: true,
    command: 'how other classifiers divide the plane: short for --scene compare',
  },
  showsNetwork: ({ classifiers }) => classifiers?.includes('network') ?? true,
  parts: ['comparison'],
  alt: (_, model, { alt }) => alt.compare({ count: comparisonOf(model)?.fitted.length ?? 0 }),
  result: comparisonResult,
  plane: { missing: 'no plane to divide', whole: true },
  plan({ spec, model, say, theme }) {
    const compared = showComparison(model, say)
    return {
      title: compared.length === 1 ? compared[0].label : say.titles.ways({ count: compared.length }),
      captions: {
        data: say.data.points(pointsOf(model.dataset)),
        ...Object.fromEntries(compared.map(one => [one.name, captionOf(one, model, say)])),
        grid:
          compared.length === 1
            ? captionOf(compared[0], model, say)
            : say.scores.ranking(rankingOf(namedScores(model, say), scoredIn(model))),
      },
      chapters: [
        { id: 'data', name: say.chapters.data, share: 1 },
        ...compared.map(({ name, label }) => ({ id: name, name: label, share: 2.1 })),
        {
          id: 'grid',
          name: compared.length === 1 ? say.chapters.result : say.chapters.sideBySide,
          share: 4.2,
        },
      ],
      below: true,
      poster: chapters => {
        const chapter = chapterOf(chapters, 'grid')
        return { time: (chapter.start + chapter.end) / 2, chapter }
      },
      marks: comparedMarks(compared, model),
      notes: () => [
        ...sampleNotes(model, say),
        ...(comparisonOf(model)?.notes ?? []),
        ...(model.slice ? [say.slice.foreignTo({ each: namedForeign(compared, model.slice) })] : []),
      ],
      draw(layout, chapters) {
        const ease = eases[spec.ease]
        const cells = cellsOf(layout, compared.length)
        const { large, small } = stageOf(layout, compared.length)
        const last = compared.length - 1
        const counts = countsAbove(compared, model, cells[0], say)
        const parts = compared.map(({ name }) => chapterOf(chapters, name))
        const grid = chapterOf(chapters, 'grid')
        const deal = DEAL * (grid.end - grid.start)
        return time => {
          if (time < grid.start || compared.length === 1) {
            const current = parts.findLastIndex(({ start }) => time >= start)
            const within = current < 0 ? 0 : progress(time, parts[current].start, parts[current].end)
            // What the one before has drawn leaves first.
            const leaving = current > 0 && within < STEPS.gone
            const shown = leaving ? current - 1 : Math.max(0, current)
            const state: ComparedState = leaving
              ? { mechanism: 1, shown: 1 - within / STEPS.gone, tint: 1 - within / STEPS.gone, line: 1 }
              : {
                  mechanism: ease(progress(within, current > 0 ? STEPS.gone : 0, STEPS.line)),
                  shown: 1,
                  line: ease(progress(within, STEPS.line, STEPS.tint)),
                  tint: ease(progress(within, STEPS.tint, STEPS.done)),
                }
            return {
              key: [shown, ...Object.values(state)],
              // What is still seen has the word.
              ...(leaving && { caption: parts[shown] }),
              shapes: () => [
                ...(small ?? []).flatMap((place, i) => {
                  // What leaves the large plot comes in its small one.
                  const done = i < shown ? 1 : i === shown && leaving ? 1 - state.shown : 0
                  return keyed(i, [
                    ...drawCompared(model, compared[i], place, theme, drawn(done)),
                    ...nameOf(compared[i], place, theme, done),
                  ])
                }),
                // Without small ones the plot that the first one's in the grid comes from.
                ...keyed(small ? 'large' : 0, drawCompared(model, compared[shown], large, theme, state)),
                ...axes(model, large, theme, 1),
              ],
            }
          }
          // The last second goes back to the data, so that a loop has no seam.
          const away = spec.oneWay ? 1 : 1 - ease(progress(time, grid.end - deal, grid.end))
          const share = Math.min(ease(progress(time, grid.start, grid.start + deal)), away)
          return {
            key: [share, away],
            shapes: () => [
              ...compared.flatMap((one, i) => {
                const place = between(small?.[i] ?? large, cells[i], share)
                // The last one comes from the large plot.
                const done = small && i === last ? share : away
                return keyed(i, [
                  ...drawCompared(model, one, place, theme, drawn(done)),
                  ...(small ? nameOf(one, place, theme, done * (1 - progress(share, 0, 0.1))) : []),
                  // Names come when the plots have parted.
                  ...words(one, counts[i], place, theme, progress(share, 0.9, 1)),
                ])
              }),
              ...(small && share < 1
                ? keyed(
                    'large',
                    drawCompared(
                      model,
                      compared[last],
                      between(large, cells[last], share),
                      theme,
                      drawn(away),
                    ),
                  )
                : []),
              ...axes(model, large, theme, 1 - progress(share, 0, 0.15)),
            ],
          }
        }
      },
    }
  },
}

/** The near points of each classifier that are right in another class's colour. */
function namedForeign(compared: readonly Compared[], slice: Slice) {
  return compared.map(one => ({ name: one.label, foreign: foreignNear(withForeign(slice, one)) }))
}

function axes({ input }: FigureModel, layout: Layout, theme: Theme, opacity: number): Shape[] {
  return planeAxes(layout, theme, input.axes, input, opacity)
}

/** A classifier's picture, whole but for what has gone, or not yet come. */
function drawn(share: number): ComparedState {
  return { mechanism: 1, shown: share, tint: share, line: 1 }
}

/** Name and count above a small plot. */
function words(one: Compared, count: string, layout: Layout, theme: Theme, opacity: number): Shape[] {
  const { count: size, countUp, nameUp } = plotWords(layout)
  return [
    ...nameOf(one, layout, theme, opacity, nameUp),
    ...lineAbove(count, layout, countUp, { size, weight: 400, fill: theme.muted, opacity }),
  ]
}

/** The name above a small plot. */
function nameOf(
  { label, short }: Compared,
  layout: Layout,
  theme: Theme,
  opacity: number,
  up = 0.45 * plotWords(layout).name,
): Shape[] {
  const { name: size } = plotWords(layout)
  const name = textWidth(label, size, 600, layout.font) <= layout.plot.size ? label : short
  return lineAbove(name, layout, up, { size, weight: 600, fill: theme.ink, opacity })
}

function lineAbove(
  text: string,
  { plot, font }: Layout,
  up: number,
  { size, weight, fill, opacity }: { size: number; weight: 400 | 600; fill: string; opacity: number },
): Shape[] {
  if (opacity <= 0) return []
  const fits = Math.min(1, plot.size / textWidth(text, size, weight, font))
  const key = `word ${weight}`
  return [{ kind: 'text', key, x: plot.x, y: plot.y - up, text, size: size * fits, weight, fill, opacity }]
}

/** The counts above small plots, in as many words as all of them have room for. */
function countsAbove(
  compared: readonly Compared[],
  model: FigureModel,
  layout: Layout,
  say: Language,
): string[] {
  const { plot, font } = layout
  const size = plotWords(layout).count
  const least = Math.min(size, Math.max(SHRINK * size, LEGIBLE))
  const texts = compared.map(score => say.scores.above({ score, scored: scoredIn(model) }))
  const fits = (text: string) => textWidth(text, least, 400, font) <= plot.size
  const last = texts[0].length - 1
  const way = texts[0].findIndex((_, way) => way === last || texts.every(ways => fits(ways[way])))
  return texts.map(ways => ways[way])
}

/** A classifier's caption: how it divides the plane, and the points that it gets right. */
function captionOf(score: Compared, model: FigureModel, say: Language): Caption {
  return say.scores.caption({ divides: score.sentence, score, scored: scoredIn(model) })
}
