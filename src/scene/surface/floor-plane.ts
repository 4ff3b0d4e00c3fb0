import { project } from '../../geometry/camera.ts'
import { planeInCube, scoresInBox } from '../../geometry/linear-scores.ts'
import type { Stand } from '../coordinates/stand.ts'
import type { HiddenSpace } from '../model/hidden-space.ts'
import type { RegressionModel } from '../model/regression-model.ts'
import type { Shape } from '../shape.ts'
import type { Theme } from '../style/theme.ts'

/** A plane over the floor of the cube [−1, 1]³: its height at (u, v) is slope · (u, v) + base. */
export interface FloorPlane {
  slope: [number, number]
  base: number
}

/** The output of a network over its last hidden layer. */
export function outputPlane({ hidden, height }: Pick<RegressionModel, 'hidden' | 'height'>): FloorPlane {
  // The last layer of one unit is its row against a row of zeros, and no projection loses it.
  const { weights, biases } = hidden.scores!
  return planeOver(weights[1], biases[1], hidden.view, height)
}

/** The straight line or plane on the input that misses the samples least. */
export function straightPlane({
  straight: { weights, bias },
  input,
  height,
}: Pick<RegressionModel, 'straight' | 'input' | 'height'>): FloorPlane {
  return planeOver(weights, bias, input, height)
}

function planeOver(
  weights: number[],
  bias: number,
  view: HiddenSpace['view'],
  { centre, half }: RegressionModel['height'],
): FloorPlane {
  const inBox = scoresInBox({ weights: [weights], biases: [bias] }, view)
  const [u, v = 0] = inBox.weights[0]
  return { slope: [u / half, v / half], base: (inBox.biases[0] - centre) / half }
}

/** The height of a plane over a place of the floor, or how far below a point it lies there. */
export function heightOn({ slope, base }: FloorPlane, u: number, v: number): number {
  return slope[0] * u + slope[1] * v + base
}

/** The part of a plane in the cube, a convex polygon (× 3); empty where it passes by. */
export function planeCorners({ slope, base }: FloorPlane): Float64Array {
  const above = [...slope, -1]
  const scores = { weights: [[0, 0, 0], above], biases: [0, base] }
  return Float64Array.from(planeInCube(scores, 0, 1) ?? [])
}

/** A plane by its corners (× 3), see-through, with an outline; seen along its edge it is a line. Opacities are from 0 to 1. */
export function drawPlane(
  corners: Float64Array,
  { camera, fit }: Stand,
  { ink }: Theme,
  { fill, stroke, ...line }: { fill: number; stroke: number; width: number; dash?: number[] },
): Shape[] {
  if (stroke <= 0 || corners.length === 0) return []
  const outline = { kind: 'path' as const, lines: [project(corners, camera, fit).places], closed: true }
  return [
    { ...outline, key: 'plane', fill: ink, opacity: fill },
    { ...outline, key: 'edge', stroke: ink, ...line, opacity: stroke },
  ]
}
