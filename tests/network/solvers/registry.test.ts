import { describe, expect, it } from 'vitest'
import type { ClassDataset } from '../../../src/data/dataset.ts'
import { random } from '../../../src/data/random.ts'
import { minimize, runToEnd } from '../../../src/network/lbfgs.ts'
import { createLoss } from '../../../src/network/loss.ts'
import { layoutFor, type ParameterLayout } from '../../../src/network/parameter-layout.ts'
import { openSolver, rowsOfEvaluation, solvers } from '../../../src/network/solvers/registry.ts'
import { sgdUpdate } from '../../../src/network/solvers/sgd.ts'
import type { SolverSpec } from '../../../src/network/solvers/solver.ts'
import { startParameters } from '../../../src/network/start.ts'
import { datasetOf, drawnDataset, largestGap, vector } from '../vectors.ts'

interface Run {
  hidden: number[]
  solver: 'adam' | 'sgd'
  alpha: number
  activation: string
  learning_rate_init: number | null
  momentum: number | null
  start: number[]
  end: number[]
  epochs: number
  loss: number[]
}
const vectors: Record<string, { x: number[][]; y: number[]; runs: Run[] }> = vector('epochs')
const runs = Object.entries(vectors).flatMap(([name, { x, y, runs }]) =>
  runs.map(run => [`${run.solver} on ${name}, ${run.epochs} epochs`, datasetOf(x, y), run] as const),
)

/** The end and all iterates of a solver with the spec's keys. */
function solve(layout: ParameterLayout, dataset: ClassDataset, x0: Float64Array, spec: SolverSpec, seed = 1) {
  const path: { loss: number; x: Float64Array }[] = []
  const loss = createLoss(layout, dataset, spec.alpha)
  const solve = openSolver({ layout, dataset, loss, spec })
  const steps = solve(x0, random(seed), (x, loss) => {
    path.push({ loss, x: x.slice() })
  })
  return { end: runToEnd(steps), path }
}

describe.each(Object.entries(solvers))('%s', (solver, { defaults }) => {
  it('lowers the loss by its defaults, to the same bits again', () => {
    const dataset = drawnDataset('solvers', 60, [1, 2], 2)
    const layout = layoutFor(dataset, [{ units: 3, activation: 'tanh' }])
    const x0 = startParameters(layout, 1, 0)
    const [one, other] = [1, 2].map(() => solve(layout, dataset, x0, { solver, alpha: 0.1, ...defaults }))
    expect(one.end.value).toBeLessThan(one.path[0].loss)
    expect(one.path.at(-1)!.x).toEqual(one.end.x)
    expect(other).toEqual(one)
  })
})

describe('whole batches', () => {
  it.each(runs)('have the losses and weights of scikit-learn: %s', (_, dataset, run) => {
    const layout = layoutFor(
      dataset,
      run.hidden.map(units => ({
        units,
        activation: run.activation === 'logistic' ? 'sigmoid' : run.activation,
      })),
    )
    const ended = run.epochs > 30
    const { end, path } = solve(layout, dataset, Float64Array.from(run.start), {
      solver: run.solver,
      alpha: run.alpha,
      learningRate: run.learning_rate_init,
      momentum: run.momentum,
      batchSize: dataset.y.length,
      maxIter: ended ? 2000 : 30,
      tol: 1e-4,
    })
    // scikit-learn's loss of an epoch is that before its one step.
    expect(largestGap(path.map(({ loss }) => loss).slice(0, -1), run.loss)).toBeLessThan(1e-8)
    expect(largestGap(end.x, run.end)).toBeLessThan(1e-8)
    expect(end).toMatchObject({
      iterations: run.epochs,
      evaluations: run.epochs,
      status: ended ? 'noImprovement' : 'iterations',
    })
  })
})

describe('batches', () => {
  const dataset = drawnDataset('batches', 25, [1, 2, 3], 3)
  const layout = layoutFor(dataset, [{ units: 4, activation: 'tanh' }])
  const x0 = Float64Array.from({ length: layout.length }, (_, i) => Math.sin(i))
  const spec: SolverSpec = {
    solver: 'sgd',
    alpha: 2,
    learningRate: 0.3,
    batchSize: 10,
    momentum: 0.5,
    maxIter: 1,
    tol: 0,
  }

  it('step by the gradients of their rows alone, the shorter rest of an epoch too', () => {
    const { end, path } = solve(layout, dataset, x0, spec, 4)
    // The order in which Fisher and Yates put 25 rows, in batches of 10, 10 and 5.
    const rng = random(4)
    const order = Array.from({ length: 25 }, (_, i) => i)
    for (let i = 24; i > 0; i--) {
      const j = Math.floor(rng() * (i + 1))
      ;[order[i], order[j]] = [order[j], order[i]]
    }
    const x = x0.slice()
    const update = sgdUpdate(layout.length, { learningRate: 0.3, momentum: 0.5 })
    for (const rows of [order.slice(0, 10), order.slice(10, 20), order.slice(20)]) {
      const batch = {
        x: Float64Array.from(rows.flatMap(row => [...dataset.x.subarray(3 * row, 3 * row + 3)])),
        y: Int32Array.from(rows, row => dataset.y[row]),
      }
      update(x, createLoss(layout, batch, 2)(x).gradient)
    }
    expect([...end.x]).toEqual([...x])
    expect(end.evaluations).toBe(3)
    expect(end.value).toBe(createLoss(layout, dataset, 2)(x).value)
    expect(path.map(({ loss }) => loss)).toEqual([createLoss(layout, dataset, 2)(x0).value, end.value])
  })

  it('are of 200 rows at most, or of all where there are fewer; L-BFGS takes all', () => {
    expect(rowsOfEvaluation({ ...spec, batchSize: null }, 25)).toBe(25)
    expect(rowsOfEvaluation({ ...spec, batchSize: null }, 1000)).toBe(200)
    expect(rowsOfEvaluation({ ...spec, batchSize: 300 }, 1000)).toBe(300)
    expect(rowsOfEvaluation({ ...spec, solver: 'lbfgs', batchSize: null }, 1000)).toBe(1000)
    expect(solve(layout, dataset, x0, { ...spec, batchSize: null }).end.evaluations).toBe(1)
    expect(solve(layout, dataset, x0, { ...spec, batchSize: 5 }).end.evaluations).toBe(5)
  })

  it('come in another order for another seed', () => {
    const ends = [1, 1, 2].map(seed => [...solve(layout, dataset, x0, spec, seed).end.x])
    expect(ends[1]).toEqual(ends[0])
    expect(ends[2]).not.toEqual(ends[0])
  })
})

describe('L-BFGS', () => {
  // Sixty curvatures from 1 to 1000: more pairs take fewer steps.
  const valley = (x: Float64Array) => {
    let value = 1
    const gradient = x.map((each, i) => {
      const curvature = 1000 ** (i / 59)
      value += (curvature * each * each) / 2 + each ** 4
      return curvature * each + 4 * each ** 3
    })
    return { value, gradient }
  }
  const x0 = new Float64Array(60).fill(1)
  const spec = { alpha: 0, maxIter: 1000, tol: 1e-6 }
  const layout = layoutFor({ features: [''], classes: ['', ''] }, [{ units: 1, activation: 'tanh' }])
  const table = (features: number, rows: number) => ({
    features: new Array(features).fill('x'),
    x: new Float64Array(0),
    y: new Int32Array(rows),
  })
  const solved = (features: number, rows: number, passing: boolean) =>
    runToEnd(
      openSolver({ layout, dataset: table(features, rows), loss: valley, spec, passing })(x0, random(1)),
    )
  const plain = (options: object) => minimize(valley, x0, { tolerance: 1e-6, ...options })

  it.each([
    [15, 100_000],
    [16, 4095],
    [64, 1023],
  ])('keeps ten pairs on %i features of %i rows, and goes to the end', (features, rows) => {
    for (const passing of [false, true]) expect(solved(features, rows, passing)).toEqual(plain({}))
  })

  it.each([
    [16, 4096],
    [64, 1024],
  ])('keeps thirty on %i features of %i rows, and leaves early what only leads on', (features, rows) => {
    const end = solved(features, rows, false)
    expect(end).toEqual(plain({ memory: 30 }))
    expect(end.evaluations).toBeLessThan(plain({}).evaluations)
    const passed = solved(features, rows, true)
    expect(passed).toEqual(plain({ memory: 30, relativeDecrease: 1e-4 }))
    expect(passed.evaluations).toBeLessThan(end.evaluations)
  })
})
