import { exp, log1p } from '../data/elementary.ts'
import type { OpenLoops } from './loops.ts'

/** The exports of `src/kernels/network.ts`, where they are documented. */
export interface NetworkKernels {
  memory: { buffer: ArrayBuffer }
  take(bytes: number): number
  product(
    a: number,
    aRow: number,
    aStep: number,
    b: number,
    init: number,
    initRow: number,
    out: number,
    rows: number,
    steps: number,
    columns: number,
  ): void
  addRows(matrix: number, rows: number, columns: number, sums: number): void
  sigmoid(at: number, count: number): void
  sigmoidBackward(delta: number, h: number, count: number): void
  softmaxLoss(
    sum: number,
    z: number,
    labels: number,
    rows: number,
    units: number,
    samples: number,
    delta: number,
    tops: number,
  ): number
}

export const kernelImports = { elementary: { mathExp: exp, mathLog1p: log1p } }

/** Bytes that can be taken at most: the kernels' places are numbers of 31 bits. */
const maxBytes = 2 ** 31 - 2 ** 16

/**
 * The loops in WebAssembly, two numbers at a time: a quarter of the time for products, half for e^x, and not a bit's
 * difference. The kernels are opened with a memory that has room for so many bytes.
 */
export function vectorLoops(openKernels: (bytes: number) => NetworkKernels): OpenLoops {
  return (arrays, weights) => {
    const bytes = 8 * (2 * even(weights) + arrays.reduce((sum, length) => sum + even(length), 0))
    if (bytes > maxBytes) return null
    const { memory, take, product, addRows, sigmoid, sigmoidBackward, softmaxLoss } = openKernels(bytes)
    let free = take(bytes)
    const array = (length: number) => {
      const made = new Float64Array(memory.buffer, free, length)
      free += 8 * even(length)
      return made
    }
    const zeros = array(weights)
    const turned = array(weights)

    return {
      array,
      multiply(x, first, rows, parameters, { inner, outer, at, down, across, bias }, out) {
        let weights = parameters.byteOffset + 8 * at
        if (across !== 1) {
          for (let i = 0; i < inner; i++)
            for (let j = 0; j < outer; j++) turned[i * outer + j] = parameters[at + i * down + j * across]
          weights = turned.byteOffset
        }
        const start = bias === null ? zeros.byteOffset : parameters.byteOffset + 8 * bias
        const from = x.byteOffset + 8 * first * inner
        product(from, 8 * inner, 8, weights, start, 0, out.byteOffset, rows, inner, outer)
      },
      addProducts(x, first, rows, delta, gradient, { inner, outer, at, bias }) {
        const weights = gradient.byteOffset + 8 * at
        const from = x.byteOffset + 8 * first * inner
        product(from, 8, 8 * inner, delta.byteOffset, weights, 8 * outer, weights, inner, rows, outer)
        if (bias !== null) addRows(delta.byteOffset, rows, outer, gradient.byteOffset + 8 * bias)
      },
      sigmoid: z => sigmoid(z.byteOffset, z.length),
      sigmoidBackward: (delta, h) => sigmoidBackward(delta.byteOffset, h.byteOffset, h.length),
      openSoftmax(y, block) {
        const labels = array(y.length)
        labels.set(y)
        const tops = array(block).byteOffset
        return (sum, z, first, rows, delta) => {
          const [units, own] = [z.length / rows, labels.byteOffset + 8 * first]
          return softmaxLoss(sum, z.byteOffset, own, rows, units, y.length, delta.byteOffset, tops)
        }
      },
    }
  }
}

/** Arrays begin at even numbers: a loop over pairs may write the number behind an odd array, which belongs to none. */
function even(length: number): number {
  return length + (length % 2)
}
