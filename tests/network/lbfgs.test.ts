import { describe, expect, it } from 'vitest'
import { minimize, type Objective } from '../../src/network/lbfgs.ts'
import { SpecError, WorkError } from '../../src/options/error.ts'
import { classicProblems, vectorProblems } from './problems.ts'
import { vector } from './vectors.ts'

interface VectorProblem {
  name: string
  x0: number[]
  f0: number
  fstar: number
  runs: Record<string, { f: number; nfev: number }>
}

const strict = { tolerance: 1e-8, relativeDecrease: 1e-15 }
const start = (...x: number[]) => Float64Array.from(x)
/** A function of one variable. */
const curve =
  (value: (a: number) => number, slope: (a: number) => number): Objective =>
  ([a]) => ({ value: value(a!), gradient: start(slope(a!)) })
const parabola = curve(
  a => (a - 3) ** 2,
  a => 2 * (a - 3),
)

describe('minimize', () => {
  const problems: VectorProblem[] = vector('lbfgs_problems').problems
  const reachable = problems.filter(({ name }) => name !== 'quadratic_50')

  it.each(reachable)('reaches the minimum of $name as soon as scipy', ({ name, x0, fstar, f0, runs }) => {
    const f = vectorProblems[name]
    expect(f(start(...x0)).value).toBeCloseTo(f0, 8)
    const { value, evaluations } = minimize(f, start(...x0), strict)
    expect(Math.abs(value - fstar)).toBeLessThan(1e-9)
    expect(evaluations).toBeLessThanOrEqual(1.5 * runs['ftol_1e-15'].nfev)
  })

  it('goes as far as scipy in 1000 iterations on a quadratic of condition 1e6, and to its end in more', () => {
    const { x0, runs } = problems.find(({ name }) => name === 'quadratic_50')!
    const f = vectorProblems.quadratic_50!
    const short = minimize(f, start(...x0), strict)
    expect(short.status).toBe('iterations')
    expect(short.iterations).toBe(1000)
    expect(short.value).toBeLessThan(2 * runs['ftol_1e-15'].f)
    expect(minimize(f, start(...x0), { ...strict, maxIterations: 1e5 }).value).toBeLessThan(1e-9)
  })

  it.each(classicProblems)('reaches the minimum of $name as soon as scipy', ({ f, x0, minimum, scipy }) => {
    const { x, value, evaluations, status } = minimize(f, start(...x0), strict)
    expect(Math.abs(value - minimum)).toBeLessThan(1e-9)
    expect(evaluations).toBeLessThanOrEqual(1.5 * scipy)
    expect(['gradient', 'decrease']).toContain(status)
    expect(f(x).value).toBe(value)
  })

  it.each(classicProblems)(
    'accepts only steps that satisfy the strong Wolfe conditions: $name',
    ({ f, x0 }) => {
      const iterates: Float64Array[] = []
      minimize(f, start(...x0), { ...strict, onIterate: x => iterates.push(x.slice()) })
      const dot = (a: Float64Array, b: Float64Array) => a.reduce((sum, v, i) => sum + v * b[i], 0)
      for (let k = 1; k < iterates.length; k++) {
        const step = iterates[k].map((v, i) => v - iterates[k - 1][i])
        const [before, after] = [f(iterates[k - 1]), f(iterates[k])]
        const slope = dot(before.gradient, step)
        const noise = 1e-14 * Math.abs(before.value)
        expect(after.value).toBeLessThanOrEqual(before.value + 1e-4 * slope + noise)
        expect(Math.abs(dot(after.gradient, step))).toBeLessThanOrEqual(
          0.9 * Math.abs(slope) * (1 + 1e-6) + noise,
        )
      }
    },
  )

  it('works with a function that returns the same object and array each time', () => {
    const { f, x0 } = classicProblems.find(({ name }) => name === 'Wood')!
    const shared = { value: 0, gradient: new Float64Array(4) }
    const reusing: Objective = x => {
      const { value, gradient } = f(x)
      shared.value = value
      shared.gradient.set(gradient)
      return shared
    }
    expect(minimize(reusing, start(...x0), strict)).toEqual(minimize(f, start(...x0), strict))
  })

  it('leaves the start as it was and shows it first, then every iterate', () => {
    const x0 = start(10)
    const seen: [number, number][] = []
    const { x, value, iterations } = minimize(parabola, x0, { onIterate: (at, v) => seen.push([at[0], v]) })
    expect([...x0]).toEqual([10])
    expect(seen[0]).toEqual([10, 49])
    expect(seen).toHaveLength(iterations + 1)
    expect(seen.at(-1)).toEqual([x[0], value])
  })

  it('says with each iterate how often the function was evaluated, line searches included', () => {
    const f = vectorProblems.rosenbrock_2!
    const x0 = start(-1.2, 1)
    let calls = 0
    const counted: Objective = x => {
      calls++
      return f(x)
    }
    const seen: number[] = []
    const { evaluations } = minimize(counted, x0, {
      onIterate: (_, __, evaluations) => {
        expect(evaluations).toBe(calls)
        seen.push(evaluations)
      },
    })
    expect(seen[0]).toBe(1)
    expect(seen.at(-1)).toBeLessThanOrEqual(evaluations)
    // The valley is curved: not every first step is accepted.
    expect(seen.at(-1)).toBeGreaterThan(seen.length)
  })

  it('stops at once where the gradient is 0', () => {
    const still = { x: start(3), value: 0, iterations: 0, evaluations: 1, status: 'gradient' }
    expect(minimize(parabola, start(3))).toEqual(still)
  })

  it('stops by the relative decrease, unless it is switched off', () => {
    const flat = curve(
      a => a ** 8,
      a => 8 * a ** 7,
    )
    expect(minimize(flat, start(0.5), { tolerance: 0, relativeDecrease: 0.1 }).status).toBe('decrease')
    const on = minimize(flat, start(1), { tolerance: 1e-12, relativeDecrease: 0 })
    expect(on.status).toBe('gradient')
    expect(on.value).toBeLessThan(1e-12)
  })

  it('comes back from steps where the function is not finite', () => {
    const barrier = curve(
      a => (a > 0 ? a - 1e-3 * Math.log(a) : Number.NaN),
      a => 1 - 1e-3 / a,
    )
    expect(minimize(barrier, start(5), strict).x[0]).toBeCloseTo(1e-3, 8)
    const steep = curve(
      a => Math.exp(a * a),
      a => 2 * a * Math.exp(a * a),
    )
    expect(minimize(steep, start(20), strict).value).toBeCloseTo(1, 9)
  })

  it('keeps the best point where a corner or a wrong gradient defeats the line search', () => {
    const corner = minimize(curve(Math.abs, Math.sign), start(3.3))
    expect(corner.status).toBe('lineSearch')
    expect(corner.value).toBeLessThan(1e-6)
    const uphill = curve(
      a => a * a,
      a => -2 * a,
    )
    const wrong = minimize(uphill, start(1))
    expect(wrong).toMatchObject({ status: 'lineSearch', value: 1, iterations: 0 })
  })

  it('leaves a place of negative curvature', () => {
    const wave = curve(Math.cos, a => -Math.sin(a))
    const { x, status } = minimize(wave, start(0.01))
    expect(status).toBe('gradient')
    expect(x[0]).toBeCloseTo(Math.PI, 6)
  })

  it('takes gradients whose squares overflow', () => {
    const huge = curve(
      a => 1e200 * a * a,
      a => 2e200 * a,
    )
    expect(minimize(huge, start(1), { relativeDecrease: 0 }).value).toBeLessThan(1e170)
  })

  it('says that it cannot start where value or gradient are not finite', () => {
    const constant = (value: number, slope: number) => () => ({ value, gradient: start(slope) })
    expect(() => minimize(constant(Number.NaN, 1), start(0))).toThrow(WorkError)
    expect(() => minimize(constant(1, Number.POSITIVE_INFINITY), start(0))).toThrow(/must be finite/)
  })

  it('refuses options out of range and gradients of another length', () => {
    const steps = [{ tolerance: -1 }, { relativeDecrease: Number.NaN }, { maxIterations: -1 }]
    for (const options of [...steps, { memory: 0 }, { memory: 1.5 }])
      expect(() => minimize(parabola, start(1), options)).toThrow(SpecError)
    expect(() => minimize(parabola, start(1, 2))).toThrow(/gradient: got 1, expected the length of x0, 2/)
  })
})
