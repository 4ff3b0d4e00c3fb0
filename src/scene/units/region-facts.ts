import { subscript } from '../../data/number.ts'
import { scaledName } from '../../data/units.ts'
import { isInside } from '../../geometry/split-convex.ts'
import type { Language } from '../../language/language.ts'
import { inOwnInputs } from '../model/creases.ts'
import type { FigureModel } from '../model/figure-model.ts'
import { regionsIn } from '../model/regions.ts'
import type { UnitFacts } from './unit-facts.ts'

/** The pattern of a linear region, its outputs as functions of the input in its own units, and its points. */
export function regionFacts(model: FigureModel, id: string, say: Language): UnitFacts {
  const { input, rows, dataset } = model
  const number = Number(id.split(' ')[1])
  const { corners, pattern, maps } = regionsIn(model)![number - 1]
  const outputs = maps.at(-1)!
  const own =
    'target' in dataset ? scaledName(dataset.target.name, dataset.target) : outputs.length > 1 ? null : 'z'
  const isIn = (row: number) => isInside(corners, input.coordinates[2 * row], input.coordinates[2 * row + 1])
  return {
    title: say.regions.region({ number, pattern: pattern.map(units => units.join('')) }),
    lines: [
      ...outputs.map((output, k) => {
        const weights = inOwnInputs(output, model)
        const terms = input.axes.map(({ name, isLog }, d) => ({
          name: scaledName(name, { log: isLog }),
          weight: weights[d],
        }))
        const name = own ?? `z${subscript(k + 1)}`
        return say.network.formula({ name, activation: null, terms, more: 0, bias: weights.at(-1)! })
      }),
      say.regions.points({ correct: rows.filter(isIn).length, samples: rows.length }),
    ],
  }
}
