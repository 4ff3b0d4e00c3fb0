import type { Dataset } from '../../data/dataset.ts'
import { sampleRows } from '../../data/sample.ts'
import { nodesOf } from '../../geometry/height-field.ts'
import { fromBox } from '../../geometry/tween.ts'
import { asInputs } from '../../network/input-plane.ts'
import type { Network } from '../../network/network.ts'
import { SpecError } from '../../options/error.ts'
import type { Spec } from '../../options/spec.ts'
import type { HiddenSpace } from './hidden-space.ts'
import type { InputSpace } from './input-space.ts'

/** Plain data that the models of both tasks have: no time, no pixels, no functions. */
export interface CommonModel {
  network: Network
  /** The input as it is drawn: a line, the plane, the cube, or a projection of more features. */
  input: InputSpace
  /** Every hidden layer as it is drawn. */
  spaces: HiddenSpace[]
  /** The last of them, in which the network decides: the input where there is none. */
  hidden: HiddenSpace
  /** Rows of all samples that are drawn, those that are painted last at the end. */
  rows: Int32Array
  /** Numbers of drawn rows by which a camera is chosen, and of those that leave a trail. */
  chosen: { view: Int32Array; trails: Int32Array }
  /** True where the network gives nearly the same output to all samples, so that it means nothing. */
  constant: boolean
  /** The data of the parts that its scenes take, by the names of these; `partReader` reads them. */
  parts: Readonly<Record<string, unknown>>
}

/** Points that the search for a camera looks at, at most. */
const VIEW_POINTS = 160

/** The rows that a figure draws of so many, in their order, and those chosen among them. */
export function drawnRows(samples: number, { maxPoints, dataSeed, seed, trails }: Spec) {
  const rows = sampleRows(samples, maxPoints, dataSeed ?? seed)
  const view = sampleRows(rows.length, VIEW_POINTS, 1)
  return { rows, chosen: { view, trails: sampleRows(rows.length, trails, 1) } }
}

/** The inputs of all samples, those that were held out of training last. */
export function allInputs({ x, test }: Pick<Dataset, 'x' | 'test'>): Float64Array {
  return test ? concatenated(x, test.x) : x
}

export function concatenated<Numbers extends Float64Array | Int32Array>(a: Numbers, b: Numbers): Numbers {
  const both = new (a.constructor as new (length: number) => Numbers)(a.length + b.length)
  both.set(a)
  both.set(b, a.length)
  return both
}

/** The input space with the names of its axes that a spec gives; of one feature the second may be that of a height. */
export function labelled(input: InputSpace, { xLabel, yLabel }: Spec, hasHeight = false): InputSpace {
  if (yLabel !== null && input.dimensions === 1 && !hasHeight)
    throw new SpecError('yLabel', yLabel, 'nothing: the data has one feature, and so one axis')
  const names = [xLabel, yLabel]
  return { ...input, axes: input.axes.map((axis, d) => ({ ...axis, name: names[d] ?? axis.name })) }
}

/** Places of the sheet (points × its dimensions), which a view of the hidden space must contain; none where there is no sheet. */
export function sheetPlaces(input: InputSpace): Float64Array {
  if (!input.flat) return new Float64Array()
  const cells = 40
  const places = fromBox(nodesOf(cells), input)
  return input.dimensions === 2 ? places : asInputs(places.subarray(0, 2 * (cells + 1)), 1)
}

/** The given rows of points, so many numbers each. */
export function pickRows(points: Float64Array, rows: Int32Array, stride: number): Float64Array {
  const picked = new Float64Array(rows.length * stride)
  rows.forEach((row, i) => {
    picked.set(points.subarray(row * stride, (row + 1) * stride), i * stride)
  })
  return picked
}
