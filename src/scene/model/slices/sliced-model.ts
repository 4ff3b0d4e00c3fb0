import type { ClassModel } from '../class-model.ts'
import { boundaryIn } from '../decision.ts'
import { placeSlice } from './place-slice.ts'
import type { OpenSlice } from './slice.ts'

/** The same model on a slice at other values: the network over its plane, and the points near it. */
export function modelAt(model: ClassModel, held: number[]): ClassModel {
  return model.slice ? modelOn(model, model.slice, held) : model
}

/** The same model on another slice, over whose plane its input lies. */
export function modelOn(model: ClassModel, open: OpenSlice, held: number[], input = model.input): ClassModel {
  const { slice: known, network, classes, all } = model
  const right = Array.from(known!.right, value => value === 1)
  const answers = { network, classes, right, labels: all.y, places: input.coordinates }
  const { slice, plane, line } = placeSlice(open, held, answers)
  // While it moves words speak of where it is, and none of the shape that the boundary has there.
  const boundary = slice.moving ? model.boundary : boundaryIn(plane, input, classes)
  return { ...model, input, plane, slice, boundary, bestLine: { ...model.bestLine, scores: line } }
}
