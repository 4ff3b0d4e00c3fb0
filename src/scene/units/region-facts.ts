import { subscript } from '../../data/number.ts'
import { isInside } from '../../geometry/split-convex.ts'
import type { Language } from '../../language/language.ts'
import { inOwnInputs, windowScale } from '../model/creases.ts'
import type { FigureModel } from '../model/figure-model.ts'
import { regionsIn } from '../model/regions.ts'
import type { UnitFacts } from './unit-facts.ts'

/** The pattern of a linear region, its outputs as functions of the input in its own units, and its points. */
export function regionFacts(model: FigureModel, id: string, say: Language): UnitFacts {
  const { input, rows, dataset } = model
  const number = Number(id.split(' ')[1])
  const { corners, pattern, maps } = regionsIn(model)![number - 1]
  const outputs = maps.at(-1)!
  const { log } = windowScale(model)
  const logOf = (name: string, isLog?: boolean) => (isLog ? `ln(${name})` : name)
  const other = outputs.length > 1 ? null : 'z'
  const own = 'target' in dataset ? logOf(dataset.target.name, dataset.target.log) : other
  const isIn = (row: number) => isInside(corners, input.coordinates[2 * row], input.coordinates[2 * row + 1])
  return {
    title: say.regions.region({ number, pattern: pattern.map(units => units.join('')) }),
    lines: [
      ...outputs.map((output, k) => {
        const weights = inOwnInputs(output, model)
        const terms = input.axes.map(({ name }, d) => ({ name: logOf(name, log?.[d]), weight: weights[d] }))
        const name = own ?? `z${subscript(k + 1)}`
        return say.network.formula({ name, activation: null, terms, more: 0, bias: weights.at(-1)! })
      }),
      say.regions.points({ correct: rows.filter(isIn).length, samples: rows.length }),
    ],
  }
}
