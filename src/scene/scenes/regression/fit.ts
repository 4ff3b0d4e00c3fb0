import type { Caption } from '../../../language/facts.ts'
import type { Language } from '../../../language/language.ts'
import { hasHidden } from '../../../network/network.ts'
import { SpecError } from '../../../options/error.ts'
import type { Spec } from '../../../options/spec.ts'
import { type ChapterPlan, chapterOf } from '../../chapters.ts'
import { eases, progress } from '../../geometry/ease.ts'
import { openSum } from '../../graph/sum-plot.ts'
import { unitName } from '../../model/hidden-space.ts'
import type { RegressionModel } from '../../model/regression-model.ts'
import { type UnitPart, type UnitSum, unitSum } from '../../model/unit-sum.ts'
import type { Chapter } from '../../scene.ts'
import { centredPoint } from '../../words/predicted-point.ts'
import { dataCaption, fitCaption, regressionNotes } from '../../words/regression.ts'
import type { RegressionScene } from '../define.ts'

/** Shares of a part's chapter in which its own curve is drawn, and in which it is added. */
const DRAWN = [0, 0.35] as const
const ADDED = [0.4, 0.85] as const

/** Share of the duration at the end in which all but the points fades. */
const FADE = 0.06

/** One input: what each unit gives to the output, one after another, until their sum is the curve through the points. */
export const fit: RegressionScene = {
  facts: {
    name: 'fit',
    task: 'regression',
    summary: "a curve through the points: each unit's own part, one after another, and their sum",
    duration: () => 14,
    size: { width: 600, height: 600 },
    chapters: ['data', 'mean', 'part-0', 'rest', 'fit'],
    found: ['part-0', 'rest'],
    takes: [],
    withoutHidden: 'alone',
  },
  alt: (_, { network }, { fit }) =>
    fit.clause({ units: hasHidden(network) ? network.layers.at(-1)!.weights.length : null }),
  point: centredPoint,
  check({ features }) {
    if (features.length !== 1)
      throw new SpecError(
        'scene',
        'fit',
        `another one: fit draws a target over one feature, not over ${features.length}; surface and levels draw two, transform any number`,
      )
  },
  plan({ spec, model, say, theme, sweep }) {
    const sum = unitSum(model)
    const steps = stepsOf(sweep ? sweep.leading : model, say)
    return {
      title: say.regression.title({
        sizes: model.network.layers.slice(0, -1).map(({ biases }) => biases.length),
      }),
      captions: captionsOf(spec, model, sum, say),
      chapters: [
        { id: 'data', name: say.chapters.data, share: 8 },
        { id: 'mean', name: say.fit.chapterMean, share: 6 },
        ...steps,
        { id: 'fit', name: say.fit.chapterFit, share: 22 },
      ],
      poster: chapters => ({ time: (1 - FADE) * spec.duration, chapter: chapterOf(chapters, 'fit') }),
      // No hidden space is drawn.
      notes: () => regressionNotes({ ...model, spaces: [] }, say),
      draw(layout, chapters) {
        const draw = openSum(model, sum, layout, theme, { say, isPanel: sweep !== undefined })
        const ease = eases[spec.ease]
        const [mean, fitted] = ['mean', 'fit'].map(id => chapterOf(chapters, id))
        const times = sum.parts.map((part, p) =>
          part.isSeen ? chapters.find(({ id }) => id === idOf(part, p)) : undefined,
        )
        return (time, _, chapter) => {
          const during = ({ start, end }: Chapter, from: number, to: number) =>
            ease(progress(time, start + from * (end - start), start + to * (end - start)))
          const state = {
            mean: during(mean, 0, 0.5),
            parts: times.map(own =>
              own
                ? {
                    drawn: during(own, ...DRAWN),
                    added: during(own, ...ADDED),
                    past: during(own, ADDED[1], 1),
                  }
                : { drawn: 0, added: during(fitted, 0, 0.25), past: 1 },
            ),
            sticks: during(fitted, 0, 0.25),
            left: 1 - progress(time, (1 - FADE) * spec.duration, spec.duration),
          }
          const key = [
            state.mean,
            ...state.parts.flatMap(part => Object.values(part)),
            state.sticks,
            state.left,
          ]
          // What is seen more strongly has the word.
          return { key, shapes: () => draw(state), caption: state.left < 0.5 ? chapters[0] : chapter }
        }
      },
    }
  },
}

function idOf({ units }: UnitPart, index: number): string {
  return units.length > 1 ? 'rest' : `part-${index}`
}

/** A chapter for each part that is seen. In a sweep all panels have those of the network with the most, so that all add at once. */
function stepsOf(model: RegressionModel, say: Language): ChapterPlan[] {
  return unitSum(model).parts.flatMap((part, p) =>
    part.isSeen ? [{ id: idOf(part, p), name: nameOf(model, part, say), share: 10 }] : [],
  )
}

function nameOf({ network, dataset }: RegressionModel, { units }: UnitPart, say: Language): string {
  if (units.length > 1) return say.fit.chapterRest
  return say.fit.chapterPart({ unit: hasHidden(network) ? unitName(units[0]) : dataset.features[0] })
}

function captionsOf(
  spec: Spec,
  model: RegressionModel,
  { rmse, parts }: UnitSum,
  say: Language,
): Record<string, Caption> {
  const isLine = !hasHidden(model.network)
  const ofPart = ({ units, rmse }: UnitPart, p: number): Caption =>
    isLine
      ? say.regression.straight({ features: 1, rmse })
      : units.length > 1
        ? say.fit.rest({ units: units.length, all: p + units.length, rmse })
        : say.fit.part({ unit: unitName(units[0]), count: p + 1, rmse })
  return {
    data: dataCaption(spec, model, say),
    mean: say.fit.mean({ rmse }),
    ...Object.fromEntries(parts.map((part, p) => [idOf(part, p), ofPart(part, p)])),
    fit: fitCaption(model, say),
  }
}
