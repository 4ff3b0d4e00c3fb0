import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { forward } from '../../../src/network/forward.ts'
import type { ForeignModel } from '../../../src/network/models/model.ts'
import { readOnnx } from '../../../src/network/models/onnx/read.ts'

/** A file of tests/vectors/onnx_models.py: rows of inputs, and what other programs say of them. */
export interface OnnxCase {
  x: number[][]
  /** Its graph in doubles: probabilities, or numbers of a regression. */
  doubles: number[][]
  /** The same in single precision. */
  onnxruntime: number[][]
  features?: string[]
  classes?: string[]
}

export const folder = 'tests/vectors/onnx'

/** The cases in a folder by the names of their files. */
export function casesIn(place: string): [string, OnnxCase][] {
  return Object.entries(JSON.parse(readFileSync(join(place, 'outputs.json'), 'utf8')))
}

/** The network in a file of a folder. */
export async function readIn(place: string, name: string): Promise<ForeignModel> {
  const bytes = await readFile(join(place, `${name}.onnx`))
  return readOnnx(bytes, async beside => readFile(join(place, beside)))
}

/** Outputs of a network for rows of raw inputs; logits become probabilities, as in the cases. */
export function outputsOf(
  { layers, scale }: ForeignModel,
  x: readonly number[][],
  isNumber: boolean,
): number[][] {
  const scaled = x.flatMap(row =>
    row.map((value, i) => (scale ? (value - scale.mean[i]) / scale.deviation[i] : value)),
  )
  const last = layers.at(-1)!
  const units = last.biases.length
  const open = last.activation === 'identity' && !isNumber
  const ended = open
    ? [
        ...layers.slice(0, -1),
        { ...last, activation: units === 1 ? ('sigmoid' as const) : ('softmax' as const) },
      ]
    : layers
  const found = [...forward({ layers: ended }, Float64Array.from(scaled)).at(-1)!]
  const rows = x.map((_, k) => found.slice(k * units, (k + 1) * units))
  return rows
}

/** Largest distance of outputs; where one probability stands for both classes, of that of the second. */
export function distance(found: readonly number[][], wanted: readonly number[][]): number {
  return Math.max(
    ...found.flatMap((row, k) => {
      const other = wanted[k].slice(-row.length)
      return row.map((value, i) => Math.abs(value - other[i]))
    }),
  )
}
