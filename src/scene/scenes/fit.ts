import type { Caption } from '../../language/facts.ts'
import type { Language } from '../../language/language.ts'
import { hasHidden } from '../../network/network.ts'
import { SpecError } from '../../options/error.ts'
import type { Spec } from '../../options/spec.ts'
import type { ChapterPlan } from '../chapters.ts'
import type { RegressionScene } from '../compose/define.ts'
import { unitName } from '../model/hidden-space.ts'
import type { RegressionModel } from '../model/regression-model.ts'
import { type UnitPart, type UnitSum, unitSum } from '../model/unit-sum.ts'
import { openSum } from '../plane/sum-plot.ts'
import { timeline } from '../timeline/timeline.ts'
import { centredPoint } from '../words/predicted-point.ts'
import { dataCaption, fitCaption, regressionNotes } from '../words/tasks/regression.ts'

/** A part's chapter: its own curve is drawn, it is added, it is past. */
const DRAWN = { over: [0, 0.35] } as const
const ADDED = { over: [0.4, 0.85] } as const
const PAST = { over: [0.85, 1] } as const

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
    withoutHidden: 'usual',
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
      // No hidden space is drawn.
      notes: () => regressionNotes({ ...model, spaces: [] }, say),
      ...timeline(
        spec,
        [
          { id: 'data', name: say.chapters.data, share: 8 },
          { id: 'mean', name: say.fit.chapterMean, share: 6, moves: { mean: { over: [0, 0.5] } } },
          ...steps,
          { id: 'fit', name: say.fit.chapterFit, share: 22, moves: { sticks: { over: [0, 0.25] } } },
        ],
        layout => {
          const draw = openSum(model, sum, layout, theme, { say, isPanel: sweep !== undefined })
          return ({ mean, sticks, left, ...own }) => {
            const parts = sum.parts.map((part, p) => {
              const [drawn, added, past] = ['drawn', 'added', 'past'].map(
                what => own[`${what} ${idOf(part, p)}`],
              )
              return part.isSeen && drawn !== undefined
                ? { drawn, added, past }
                : { drawn: 0, added: sticks, past: 1 }
            })
            return draw({ mean, parts, sticks, left })
          }
        },
        { leaves: () => (1 - FADE) * spec.duration },
      ),
    }
  },
}

function idOf({ units }: UnitPart, index: number): string {
  return units.length > 1 ? 'rest' : `part-${index}`
}

/** A chapter for each part that is seen. In a sweep all panels have those of the network with the most, so that all add at once. */
function stepsOf(model: RegressionModel, say: Language): ChapterPlan[] {
  return unitSum(model).parts.flatMap((part, p) => {
    const id = idOf(part, p)
    const moves = { [`drawn ${id}`]: DRAWN, [`added ${id}`]: ADDED, [`past ${id}`]: PAST }
    const [unit] = part.units
    const source = hasHidden(model.network) ? unitName(unit) : model.dataset.features[0]
    const name = part.units.length > 1 ? say.fit.chapterRest : say.fit.chapterPart({ unit: source })
    return part.isSeen ? [{ id, name, share: 10, moves }] : []
  })
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
