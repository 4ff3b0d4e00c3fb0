import type { Language } from '../../language/language.ts'
import { oneStep } from '../../network/one-step.ts'
import type { ClassModel } from '../model/class-model.ts'
import { stepOf } from '../model/step.ts'
import { type UnitFacts, unitFacts } from './unit-facts.ts'

/** Writes numbers with three digits behind the point, for a reader who computes with them; none is −0.000. */
export const threeDigits = (say: Language) => (value: number) =>
  say.numbers.heldValue({ value: Number(value.toFixed(3)) + 0, unit: null, decimals: 3 })

/** The products that a unit's sum, its slope, and the gradients of its weights and its bias are made of, and what these become. */
export function stepFacts(model: ClassModel, id: string, say: Language): UnitFacts {
  const own = stepOf(model)!
  const { layers, rate } = oneStep(own)
  const write = threeDigits(say)
  const sum = (terms: [number, number][]) => terms.map(pair => pair.map(write).join(' · ')).join(' + ')
  const { title, lines } = unitFacts(model, id, say)
  const [column, unit] = id.split('.').map(word => Number(word) - 1)
  if (column < 0) return { title, lines: [...lines, `x = ${write(own.x[unit])}`] }
  const { z, h, delta, weights, biases } = layers[column]
  const next = layers[column + 1]
  const inputs = [...(layers[column - 1]?.h ?? own.x), 1]
  const terms = [...weights, biases].map((row, i): [number, number] => [row[unit], inputs[i]])
  const back = next ? `h′ (${sum(next.weights[unit].map((w, k) => [w, next.delta[k]]))})` : 'p − y'
  const moves = terms.map(([w, x]) => {
    const slope = delta[unit] * x
    const made = `∂ = ${sum([[delta[unit], x]])} = ${write(slope)}`
    return `${made}, ${write(w)} − ${sum([[rate, slope]])} = ${write(w - rate * slope)}`
  })
  const [z0, h0, delta0] = [z, h, delta].map(of => write(of[unit]))
  return {
    title,
    lines: [`z = ${sum(terms)} = ${z0}`, `${next ? 'h' : 'p'} = ${h0}`, `δ = ${back} = ${delta0}`, ...moves],
  }
}
