import type { BoxView } from '../../geometry/tween.ts'
import { activationOf } from '../../network/activation.ts'
import type { Network } from '../../network/network.ts'
import { partialTurn, polar } from '../../network/polar.ts'
import type { ClassModel } from './class-model.ts'
import { layerCoordinates, withStride } from './hidden-space.ts'
import { type Part, partReader } from './part.ts'

/** A part of the trajectory that is eased for itself: a whole layer, or one of the steps that it is taken apart into. */
export interface Segment {
  /** Index of the layer. */
  layer: number
  step: 'layer' | 'score' | 'stretch' | 'turn' | 'slide' | 'activation' | 'weights' | 'press' | 'fold'
  /** Keyframes. */
  from: number
  to: number
  /** Seconds of the default pace. */
  seconds: number
}

/** Keyframes of a turn: straight pieces so short that the turn looks like an arc. */
export const TURN_KEYFRAMES = 12

/** Reason not to take a layer apart: a side is wider than drawn, or W mirrors space, which no motion in it can do. */
export type Whole = 'wide' | 'mirrored'

/** A layer taken apart, as plain data. */
export interface StagedLayer {
  /** Linear steps from the coordinates before, one a keyframe: W stretches, turns, and b slides. */
  steps: Affine[]
  /** Half of the view that shows all of them, about the origin. */
  reach: number
  /** True where they happen in the middle of space. */
  raised: boolean
  /** True where an activation follows that does something. */
  squashes: boolean
}

/** Every layer taken apart, or why it cannot be. */
export const staged: Part<(StagedLayer | Whole)[]> = {
  needs: [],
  build: (model, { spec }) =>
    spec.path === 'staged' ? model.spaces.map((_, l) => takeApart(model, l)) : null,
}

export const stagedOf = partReader<(StagedLayer | Whole)[]>('staged')

/**
 * One layer taken apart as Olah (2014) does: W by its polar decomposition (it stretches, then it turns), then
 * b slides, then the activation squashes. Where W loses dimensions, it flattens what is lost before it turns; a plane
 * or line that it mirrors turns over in space or in the plane.
 *
 * @returns why not, where that cannot be seen exactly
 */
function takeApart(model: ClassModel, l: number): StagedLayer | Whole {
  const { input, spaces, network, inSpace, dataset, slice } = model
  const space = spaces[l]
  const before = l === 0 ? null : spaces[l - 1]
  const { weights, biases, activation } = network.layers[l]
  if (space.projection || before?.projection || (!before && (input.projected || slice))) return 'wide'
  const inOrder = before ? before.units : dataset.features.map((_, i) => i)
  const drawn = inOrder.map(i => space.units.map(j => weights[i][j]))
  const fanOut = space.units.length
  const size = Math.max(inOrder.length, fanOut)
  const { stretch, turn, proper } = polar(drawn)
  if (!proper && size === 3) return 'mirrored'

  const turns = Array.from({ length: TURN_KEYFRAMES }, (_, i) =>
    multiply(stretch, partialTurn(turn, (i + 1) / TURN_KEYFRAMES)),
  )
  const none = space.units.map(() => 0)
  const offset = space.units.map(j => biases[j])
  const steps = [...[stretch, ...turns].map(matrix => ({ matrix, offset: none })), { matrix: drawn, offset }]
  // What is lifted into space, or turns over there, moves about the middle of the cube.
  const raised = inSpace && (size === 3 || (size === 2 && !proper))
  const squashes = activationOf(activation)?.symbol !== null
  const { points, stride } = probes(input, before)
  const places = steps.flatMap(step => Array.from(apply(points, stride, step), Math.abs))
  return { steps, reach: 1.04 * Math.max(...places), raised, squashes }
}

/** The steps of a layer on the trajectory. */
export function stagedSteps(
  { steps, reach, raised, squashes }: StagedLayer,
  { input, spaces }: Pick<ClassModel, 'input' | 'spaces'>,
  l: number,
  embed: BoxPlacement,
): Step {
  const space = spaces[l]
  const from = l === 0 ? input.stride : spaces[l - 1].stride
  const stride = raised ? 3 : 2
  // All linear steps share one view about the origin, so that stretching and sliding are seen for what they are.
  const view: BoxView = { centre: Array(stride).fill(0), half: reach }
  const segments: Step['segments'] = [
    { step: 'stretch', keyframes: 1, seconds: 1.1 },
    { step: 'turn', keyframes: TURN_KEYFRAMES, seconds: 1.1 },
    // Without an activation the slide ends in the layer's own view.
    { step: 'slide', keyframes: squashes ? 1 : 2, seconds: 0.8 },
  ]
  if (squashes) segments.push({ step: 'activation', keyframes: 1, seconds: 1.4 })
  return {
    keyframes: (coordinates, outputs) => [
      ...steps.map(step =>
        embed(withStride(apply(coordinates, from, step), step.matrix[0].length, stride), { stride, view }),
      ),
      embed(layerCoordinates(space, outputs), space),
    ],
    segments,
    flat: [...steps.map(() => !raised), space.stride === 2],
  }
}

/** x · matrix + offset, the offset of so many of the numbers as it has. */
export interface Affine {
  matrix: number[][]
  offset?: number[]
}

/** Coordinates (× stride of the space before) that the linear steps must show: the corners of sheet, square or cube. */
function probes(input: ClassModel['input'], before: ClassModel['spaces'][number] | null) {
  const { centre, half } = before ? before.view : input
  const stride = before ? before.stride : input.stride
  const corners = Array.from({ length: 2 ** stride }, (_, i) =>
    Array.from({ length: stride }, (_, d) => centre[d] + ((i >> d) & 1 ? half : -half)),
  )
  return { points: Float64Array.from(corners.flat()), stride }
}

/** Points (× stride, of which the matrix takes its rows) times a matrix, plus its offset. */
export function apply(points: Float64Array, stride: number, { matrix, offset }: Affine): Float64Array {
  const width = matrix[0].length
  const count = points.length / stride
  const places = new Float64Array(count * width)
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < width; j++) {
      let sum = offset?.[j] ?? 0
      for (let k = 0; k < matrix.length; k++) sum += points[i * stride + k] * matrix[k][j]
      places[i * width + j] = sum
    }
  }
  return places
}

export function multiply(a: number[][], b: number[][]): number[][] {
  return a.map(row => b[0].map((_, j) => row.reduce((sum, v, k) => sum + v * b[k][j], 0)))
}

/** A layer's part of the trajectory: the keyframes that it adds, and the segments that they make. */
export interface Step {
  /** Box places of many points from the coordinates of the space before, the layer's own outputs, and the network's inputs. */
  keyframes(before: Float64Array, outputs: Float64Array, x: Float64Array, by: Network): Float64Array[]
  /** Segments by their number of keyframes. */
  segments: (Pick<Segment, 'step' | 'seconds'> & { keyframes: number })[]
  flat: boolean[]
  /** Its keyframe at which the trajectory has left the input, where that is not the first one. */
  away?: number
}

/** Puts coordinates of a space into the box of the whole trajectory. */
export type BoxPlacement = (places: Float64Array, space: { stride: 2 | 3; view: BoxView }) => Float64Array
