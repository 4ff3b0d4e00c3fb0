import { describe, expect, it } from 'vitest'
import { formulaGenerator } from '../../src/data/formula.ts'
import { SpecError } from '../../src/options/error.ts'

const usual = { samples: 80, noise: 0, seed: 1, domain: { from: -2, to: 2 } }

const drawing =
  (text: string, options = usual) =>
  () =>
    formulaGenerator(text).generate(options)

describe('a formula', () => {
  it.each<[string, (x: number, y: number) => number]>([
    ['y = sin(3*x)', x => Math.sin(3 * x)],
    ['y=x^2 - 2', x => x ** 2 - 2],
    ['  y  =  -x', x => -x],
    ['y = max(0, x)', x => Math.max(0, x)],
    ['y = sin(x)/x', x => Math.sin(x) / x],
    ['z = x*y', (x, y) => x * y],
    ['z = exp(−(x²'.replace('²', '**2').concat(' + y**2))'), (x, y) => Math.exp(-(x ** 2 + y ** 2))],
    ['z = x', x => x],
  ])('is what it says at each point: %s', (text, at) => {
    const { x, y, features, target } = formulaGenerator(text).generate(usual)
    const width = features.length
    expect({ target, features }).toEqual(
      text.trim().startsWith('y') ? { target: 'y', features: ['x'] } : { target: 'z', features: ['x', 'y'] },
    )
    expect(y).toHaveLength(80)
    for (const [i, value] of y.entries()) expect(value).toBeCloseTo(at(x[i * width], x[i * width + 1]), 12)
  })

  it('draws its inputs uniformly from the domain', () => {
    const domain = { from: 3, to: 7 }
    const { x } = formulaGenerator('z = x + y').generate({ ...usual, samples: 20_000, domain })
    const counts = [3, 4, 5, 6].map(from => x.filter(value => value >= from && value < from + 1).length)
    for (const count of counts) expect(count / x.length).toBeCloseTo(0.25, 2)
  })

  it('adds noise in units of the deviation of its own values, at the same places', () => {
    for (const scale of [1, 1000]) {
      const { generate } = formulaGenerator(`y = ${scale} * sin(3*x)`)
      const options = { ...usual, samples: 5000 }
      const [plain, noisy] = [0, 0.25].map(noise => generate({ ...options, noise }))
      expect(noisy.x).toEqual(plain.x)
      const spread = (values: Float64Array) => {
        const mean = values.reduce((sum, value) => sum + value, 0) / values.length
        return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length)
      }
      const errors = noisy.y.map((value, i) => value - plain.y[i])
      expect(spread(errors) / spread(plain.y)).toBeCloseTo(0.25, 2)
    }
  })

  it('gives the same points for the same seed alone', () => {
    const { generate } = formulaGenerator('y = x')
    expect(generate(usual)).toEqual(generate(usual))
    expect(generate(usual).x).not.toEqual(generate({ ...usual, seed: 2 }).x)
  })

  it.each([
    ['y = sin(3*t)', 'expected x, pi, e or a function such as sin, exp, sqrt or abs at character 11'],
    ['y = sni(x)', 'at character 5. Did you mean "sin"?'],
    ['y = ', 'expected a number, x, a function or a bracket at character'],
    ['y = x +', 'expected a number, x, a function or a bracket at character 8'],
    ['y = (x', 'expected ")" at character 7'],
    ['y = x)', 'expected an operator, such as the * of 3*x, or the end at character 6'],
    ['z = x*y*w', 'expected x, y, pi, e or a function such as sin, exp, sqrt or abs at character 9'],
    ['y = log(x)', 'expected a number at x = -2, not NaN; --domain 0:2 may help'],
    ['y = sqrt(1 - x^2)', 'not NaN; --domain -1:1 may help'],
    ['z = log(x*y)', '; --domain 0:2 may help'],
    ['y = log(-1 - x^2)', 'not NaN; another --domain may help'],
    ['y = exp(1000*x)', 'from -1e+150 to 1e+150 at x = 0.355, not '],
    ['y = 3', 'expected a formula whose values differ, not 3 everywhere'],
    ['z = x - x', 'expected a formula whose values differ, not 0 everywhere'],
  ])('is refused with its place, and what to do: %s', (text, message) => {
    expect(drawing(text)).toThrow(SpecError)
    expect(drawing(text)).toThrow(/^data: /)
    expect(drawing(text)).toThrow(message)
  })

  it('is refused in a part of the domain only where it is asked there', () => {
    const logs = (from: number, to: number) => drawing('y = log(x)', { ...usual, domain: { from, to } })
    expect(logs(0, 2)).not.toThrow()
    expect(logs(-8, 8)).toThrow('--domain 0:8')
  })
})
