import { describe, expect, it } from 'vitest'
import type { ClassDataset } from '../../src/data/dataset.ts'
import { random } from '../../src/data/random.ts'
import { plainLoops } from '../../src/network/loops.ts'
import { createLoss } from '../../src/network/loss.ts'
import { layoutOfNetwork, pack } from '../../src/network/parameter-layout.ts'
import { wantsLoops } from '../../src/network/train.ts'
import { openVectors } from './kernels.ts'
import { drawnDataset, drawnNetwork } from './vectors.ts'

/** Whether Math.exp is known to be fdlibm's without fused operations: on arm64 a compiler may fuse them. */
const isExact = process.arch === 'x64'
const rng = random('vectors')
const between = (low: number, high: number) => low + (high - low) * rng()

/** The largest difference in units of the last place; infinite where a number is none, or has another sign. */
function unitsApart(a: Float64Array, b: Float64Array): number {
  const bits = (x: number) => new BigInt64Array(Float64Array.of(x).buffer)[0]
  return Math.max(
    ...Array.from(a, (value, i) => (Object.is(value, b[i]) ? 0 : Math.abs(Number(bits(value) - bits(b[i]))))),
  )
}

const edges = [
  0, -0, 1, -1, 2 ** -28, 2 ** -28 * (1 - 2 ** -53), -(2 ** -28), 2 ** -53, 3 * 2 ** -53, 5 * 2 ** -53, -3 * 2 ** -53,
  Math.LN2 / 2, 0.34657359, 0.3465735903, 0.34657359028, 1.5 * Math.LN2, 1.0397207708, 1.0397207709, -1.5 * Math.LN2,
  707.9, 708, 709.78, 709.79, 1e4, -707.9, -708, -745.1, -745.2, -1e4, 5e-324, Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY, Number.NaN,
] // biome-ignore format: rows of numbers

const drawn = [4, 100, 1500, 2 ** -26].flatMap(width =>
  Array.from({ length: 20_000 }, () => between(-width / 2, width / 2)),
)
/** Where 0.5 ln 2 and 1.5 ln 2 part the cases. */
const near = [0.5 * Math.LN2, 1.5 * Math.LN2].flatMap(middle =>
  Array.from({ length: 5000 }, () => between(middle - 2e-8, middle + 2e-8)),
)

describe('loops in WebAssembly', () => {
  it('cannot be had for more numbers than their places reach', () => {
    expect(openVectors([2 ** 28], 1)).toBeNull()
  })

  it('have the bits of JavaScript: 1 / (1 + e^−x)', () => {
    for (const numbers of [edges, drawn, near, [1], [0.5, 800, -3]]) {
      const { array, sigmoid } = openVectors([numbers.length, 1], 1)!
      const x = array(numbers.length)
      const behind = array(1).fill(7)
      x.set(numbers)
      sigmoid(x)
      expectSame(
        x,
        numbers.map(value => 1 / (1 + Math.exp(-value))),
      )
      expect(behind[0]).toBe(7)
    }
  })

  it('have the bits of JavaScript: the loss of softmax, and e^x in it', () => {
    // Of two logits, the first is the larger one and the second is less by x.
    for (const numbers of [edges.filter(x => x >= 0), drawn.map(Math.abs), near, [1], [0.5, 800, 3]]) {
      const y = Int32Array.from(numbers, (_, i) => i % 2)
      const logits = numbers.flatMap(x => [0.25, 0.25 - x])
      const [ours, theirs] = [openVectors([4 * numbers.length, 2 * numbers.length], 1)!, plainLoops].map(
        loops => {
          const [z, delta] = [loops.array(logits.length), loops.array(logits.length)]
          z.set(logits)
          return { sum: loops.openSoftmax(y, y.length)(0.5, z, 0, y.length, delta), delta }
        },
      )
      expectSame([ours.sum, ...ours.delta], [theirs.sum, ...theirs.delta])
    }
  })
})

// What is summed beside the largest e^x is from nearly 0 to the number of units: the cases of log(1 + x), powers of two too.
it.each([2, 3, 4, 5, 8, 9, 16, 33])('the loss of softmax has the bits of JavaScript with %d units', units => {
  const rows = 500
  const widths = [0, 1e-17, 1e-9, 1e-4, 0.1, 1, 3, 30]
  const logits = Float64Array.from({ length: rows * units }, (_, i) => {
    const width = widths[Math.floor(i / units) % widths.length]
    return between(-width, width)
  })
  const y = Int32Array.from({ length: rows }, (_, i) => i % units)
  const [ours, theirs] = [openVectors([6 * logits.length, 4 * rows], 1)!, plainLoops].map(loops => {
    const [z, delta] = [loops.array(logits.length), loops.array(logits.length)]
    z.set(logits)
    const loss = loops.openSoftmax(y, rows)
    // Row by row too, as a difference in one is lost in the sum.
    const each = Array.from(y, (_, row) => {
      const [first, end] = [row * units, (row + 1) * units]
      const one = loops.array(units)
      one.set(z.subarray(first, end))
      return loss(0, one, row, 1, loops.array(units))
    })
    return [loss(0, z, 0, rows, delta), ...each, ...delta]
  })
  expectSame(ours, theirs)
})

const bytesOf = ({ buffer }: Float64Array) => Buffer.from(buffer)

function expectSame(ours: Iterable<number>, theirs: Iterable<number>): void {
  const [a, b] = [Float64Array.from(ours), Float64Array.from(theirs)]
  if (!isExact) expect(unitsApart(a, b)).toBeLessThanOrEqual(a.length)
  // As bytes at first: `toEqual` looks at each of thousands of numbers for long.
  else if (!bytesOf(a).equals(bytesOf(b))) expect(a).toEqual(b)
}

describe('the loss of a network of many weights', () => {
  it.each([
    ['sigmoid', [64, 8, 3, 10]],
    ['tanh', [40, 7, 1]],
    ['silu', [33, 9, 5, 4]],
    ['sigmoid', [2, 16, 16, 1]],
    ['relu', [300, 1, 3]],
  ] as const)('has the same bits by either loops: %s %j', (activation, sizes) => {
    const layout = layoutOfNetwork(drawnNetwork(`vectors ${sizes}`, [...sizes], activation, 1))
    const classes = Math.max(2, sizes.at(-1)!)
    const dataset: ClassDataset = drawnDataset('vectors', 131, new Array(sizes[0]).fill(2), classes)
    let opened = 0
    const fast = createLoss(layout, dataset, 1, (...lengths) => {
      opened++
      return openVectors(...lengths)
    })
    const slow = createLoss(layout, dataset, 1)
    expect(opened).toBe(1)
    // A second point: what a call leaves in memory must not change the next.
    for (const seed of ['first', 'second']) {
      const parameters = pack(drawnNetwork(seed, [...sizes], activation, 1))
      const [ours, theirs] = [fast(parameters), slow(parameters)]
      if (isExact) {
        expect(ours.value).toBe(theirs.value)
        expect(ours.gradient).toEqual(theirs.gradient)
      } else expect(Math.abs(ours.value / theirs.value - 1)).toBeLessThan(1e-12)
    }
  })

  it.each([
    [2, [7], 2, false],
    [2, [8], 2, true],
    [2, [8, 3], 3, true],
    [2, null, 2, true],
    [4, [3], 3, false],
    // The straight line to compare with has as many weights as there are features for each class.
    [16, [1], 2, true],
    [15, [1], 2, false],
  ])(
    'is worth loading them for %d features, %j units and %d classes: %j',
    (features, hidden, classes, wanted) => {
      const names = (count: number) => Array.from({ length: count }, (_, i) => `${i}`)
      const layers = hidden?.map(units => ({ units, activation: 'tanh' as const }))
      expect(
        wantsLoops({ features: names(features), classes: names(classes) }, { hidden: layers ?? null }),
      ).toBe(wanted)
    },
  )

  it('is computed in JavaScript where there are no others, and for few weights', () => {
    for (const sizes of [
      [64, 8, 10],
      [2, 2, 1],
    ]) {
      const network = drawnNetwork('none', sizes, 'sigmoid', 1)
      const dataset = drawnDataset('none', 20, new Array(sizes[0]).fill(2), Math.max(2, sizes.at(-1)!))
      const open = () => {
        if (sizes[0] === 2) throw new Error('not asked for')
        return null
      }
      const layout = layoutOfNetwork(network)
      const value = createLoss(layout, dataset, 1, open)(pack(network)).value
      expect(value).toBe(createLoss(layout, dataset, 1)(pack(network)).value)
    }
  })
})
