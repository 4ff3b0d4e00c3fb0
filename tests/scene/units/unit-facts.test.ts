import { describe, expect, it } from 'vitest'
import * as en from '../../../src/language/en.ts'
import { forward } from '../../../src/network/forward.ts'
import { buildModel } from '../../../src/scene/model/class-model.ts'
import { unitFacts } from '../../../src/scene/units/unit-facts.ts'
import { make } from '../stage.ts'

function factsOf(options: object) {
  const { spec, dataset, network } = make({ restarts: 1, ...options })
  const model = buildModel(spec, dataset, network)
  return { network, model, of: (unit: string) => unitFacts(model, unit, en) }
}

/** The signed numbers of a formula's sum, in their order. */
const numbersOf = (formula: string) =>
  Array.from(formula.matchAll(/([+−]?)\s?(\d+(?:\.\d+)?)(?=\s|\)|$)/g), ([, sign, digits]) =>
    sign === '−' ? -Number(digits) : Number(digits),
  )

describe('the facts of a unit', () => {
  const moons = factsOf({ data: 'moons', hidden: '3' })

  it('are its formula, with its own weights and its bias', () => {
    const [{ weights, biases }] = moons.network.layers
    for (const unit of [0, 1, 2]) {
      const [formula] = moons.of(`1.${unit + 1}`).lines
      expect(formula).toMatch(/^h[₁₂₃] = σ\(−?[\d.]+\sx₁ [+−]\s[\d.]+\sx₂ [+−]\s[\d.]+\)$/)
      const given = [weights[0][unit], weights[1][unit], biases[unit]]
      const shown = numbersOf(formula)
      expect(shown).toHaveLength(3)
      for (const [i, value] of given.entries())
        expect(Math.abs(shown[i] - value)).toBeLessThanOrEqual(Math.abs(value) >= 9.95 ? 0.05 : 0.00501)
    }
  })

  it('count the points for which a sigmoid is above a half', () => {
    const { model, network } = moons
    const [hidden] = forward(network, model.all.x)
    const on = [...model.rows].filter(row => hidden[3 * row + 1] > 0.5).length
    expect(moons.of('1.2').lines[1]).toContain(`${on} of ${model.rows.length} `)
  })

  it('say which layer it is of, and what else is pointed at', () => {
    const titles = ['0.1', '1.2', '2.1'].map(unit => moons.of(unit).title)
    expect(titles).toEqual(['x₁, a feature', 'h₂, a unit of layer 1', 'P(class 1), an output'])
    expect(moons.of('2.1').lines).toHaveLength(1)
  })

  it('say of a feature how it is scaled', () => {
    const { model, of } = factsOf({ data: 'iris', hidden: '3' })
    const { mean, deviation } = model.dataset.scale
    const shown = numbersOf(of('0.1').lines[0])
    expect(Math.abs(-shown[0] - mean[0])).toBeLessThan(0.05 * mean[0])
    expect(Math.abs(shown[1] - deviation[0])).toBeLessThan(0.05 * deviation[0])
  })

  it('say of an output among several what all of them do', () => {
    const { of } = factsOf({ data: 'iris', hidden: '3' })
    const { title, lines } = of('2.3')
    expect(title).toBe('virginica, an output')
    expect(lines[0]).toMatch(/^z₃ = [^(]+$/)
    expect(lines[1]).toBe('P(virginica) = exp z₃ / Σ exp z')
  })

  it('count those units of a wide layer that have no tile', () => {
    const { of } = factsOf({ data: 'circles', hidden: '12', samples: 60 })
    const [formula] = of('2.1').lines
    expect(formula).toMatch(/\+\s4\smore [+−]/)
    expect(formula.match(/h/g)).toHaveLength(8)
  })
})
