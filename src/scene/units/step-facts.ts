import type { Language } from '../../language/language.ts'
import type { ClassModel } from '../model/class-model.ts'
import { stepOf, takenStep } from '../model/step.ts'
import { threeDigits } from '../words/step.ts'
import { type UnitFacts, unitFacts } from './unit-facts.ts'

/** Inputs of a unit whose products are told. */
const MOST = 8

/** The products that a unit's sum, its slope and its weights' gradients and new values are made of. */
export function stepFacts(model: ClassModel, id: string, say: Language): UnitFacts {
  const own = stepOf(model)!
  const { layers, rate } = takenStep(own, model)
  const write = threeDigits(say)
  const times = (a: number, b: number) => `${write(a)} · ${write(b)}`
  const { title } = unitFacts(model, id, say)
  const [column, unit] = id.split('.').map(word => Number(word) - 1)
  const layer = layers[column]
  if (!layer) return { title, lines: [`x = ${write(own.x[unit])}`] }
  const { z, h, delta, weights, biases, gradient } = layer
  const inputs = column === 0 ? [...own.x] : layers[column - 1].h
  const [d, next] = [delta[unit], layers[column + 1]]
  const back = next && `h′ (${next.weights[unit].map((w, k) => times(w, next.delta[k])).join(' + ')})`
  const moves = (name: string, w: number, slope: number, product: string) =>
    `${name}: ∂ = ${product} = ${write(slope)}, ${write(w)} − ${write(rate)} · ${write(slope)} = ${write(w - rate * slope)}`
  const all = inputs.map((x, i) => ({ x, w: weights[i][unit], slope: gradient.weights[i][unit] }))
  return {
    title,
    lines: [
      `z = ${[...all.map(({ w, x }) => times(w, x)), write(biases[unit])].join(' + ')} = ${write(z[unit])}`,
      `${next ? 'h' : 'p'} = ${write(h[unit])}`,
      `δ = ${back ?? 'p − y'} = ${write(d)}`,
      ...all.slice(0, MOST).map(({ x, w, slope }) => moves('w', w, slope, times(d, x))),
      moves('b', biases[unit], d, 'δ'),
    ],
  }
}
