import type { Caption, Captions } from '../../language/facts.ts'
import type { Language } from '../../language/language.ts'
import { hasHidden } from '../../network/network.ts'
import { SpecError } from '../../options/error.ts'
import type { Spec } from '../../options/spec.ts'
import type { ChapterPlan, Moves } from '../chapters.ts'
import type { RegressionScene } from '../compose/define.ts'
import { unitName } from '../model/hidden-space.ts'
import type { RegressionModel } from '../model/regression-model.ts'
import { type UnitPart, type UnitSum, unitSum } from '../model/unit-sum.ts'
import { openSum } from '../plane/sum-plot.ts'
import { timeline } from '../timeline/timeline.ts'
import { centredPoint } from '../words/predicted-point.ts'
import { dataCaption, fitCaption, regressionNotes } from '../words/tasks/regression.ts'
import { fit as facts } from './facts.ts'

/** A part's chapter: its own curve is drawn, it is added, it is past. */
const DRAWN = { over: [0, 0.35] } as const
const ADDED = { over: [0.4, 0.85] } as const
const PAST = { over: [0.85, 1] } as const

/** The chapters of the mean and of the fit. */
const MEAN: Moves = { mean: { over: [0, 0.5] } }
const STICKS: Moves = { sticks: { over: [0, 0.25] } }

/** Seconds of chapters of six parts or more; the first part that makes the sum worse says why. */
const SECONDS = { data: 0.7, mean: 1.8, part: 1.25, worse: 2.8, rest: 2, fit: 2.5 }

/** Error against that of the sum before from which on a part makes it worse. */
const WORSE = 1.02

/** Share of the duration at the end in which all but the points fades. */
const FADE = 0.06

/** One input: what each unit gives to the output, one after another, until their sum is the curve through the points. */
export const fit: RegressionScene = {
  facts,
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
    const led = sweep ? sweep.leading : model
    const steps = stepsOf(led, sweep ? unitSum(led) : sum, say)
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
          { id: 'data', name: say.chapters.data, share: SECONDS.data },
          { id: 'mean', name: say.fit.chapterMean, share: SECONDS.mean, moves: MEAN },
          ...steps,
          { id: 'fit', name: say.fit.chapterFit, share: SECONDS.fit, moves: STICKS },
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
function stepsOf(model: RegressionModel, sum: UnitSum, say: Language): ChapterPlan[] {
  const worse = firstWorse(sum)
  return sum.parts.flatMap((part, p) => {
    const id = idOf(part, p)
    const moves = { [`drawn ${id}`]: DRAWN, [`added ${id}`]: ADDED, [`past ${id}`]: PAST }
    const source = hasHidden(model.network) ? unitName(p) : model.input.axes[0].name
    const isRest = part.units.length > 1
    const name = isRest ? say.fit.chapterRest : say.fit.chapterPart({ unit: source })
    const share = SECONDS[isRest ? 'rest' : p === worse ? 'worse' : 'part']
    return part.isSeen ? [{ id, name, share, moves }] : []
  })
}

/** The first part of a sum that adds too much, which other units take away: −1 where none does. */
function firstWorse({ rmse, parts }: UnitSum): number {
  return parts.findIndex((part, p) => part.rmse > WORSE * (p > 0 ? parts[p - 1].rmse : rmse))
}

function captionsOf(spec: Spec, model: RegressionModel, sum: UnitSum, say: Language): Captions {
  const isLine = !hasHidden(model.network)
  const ofPart = ({ units, rmse }: UnitPart, p: number): Caption =>
    isLine
      ? say.regression.straight({ features: 1, rmse })
      : units.length > 1
        ? say.fit.rest({ units: units.length, all: p + units.length, rmse })
        : say.fit.part({ unit: unitName(p), count: p + 1, rmse, isWorse: p === firstWorse(sum) })
  return {
    data: dataCaption(spec, model, say),
    mean: say.fit.mean(sum),
    ...Object.fromEntries(sum.parts.map((part, p) => [idOf(part, p), ofPart(part, p)])),
    fit: fitCaption(model, say),
  }
}
