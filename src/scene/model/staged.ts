import { activationOf } from '../../network/activation.ts'
import { partialTurn, polar } from '../../network/polar.ts'
import { type BoxView, lift } from '../geometry/tween.ts'
import type { FigureModel } from './figure-model.ts'
import { layerCoordinates } from './hidden-space.ts'
import type { Segment } from './trajectory.ts'

/** Keyframes of a turn: straight pieces so short that the turn looks like an arc. */
const TURN_KEYFRAMES = 12

/**
 * One layer taken apart as Olah (2014) does: W by its polar decomposition (it stretches, then it turns), then
 * b slides, then the activation squashes. Null where that cannot be seen exactly: a projection, a layer that
 * loses a dimension, or a W that turns the sheet over.
 */
export function stagedSteps(
  { input, spaces, network, inSpace, dataset }: FigureModel,
  l: number,
  embed: BoxPlacement,
): Step | null {
  const space = spaces[l]
  const before = l === 0 ? null : spaces[l - 1]
  const fanIn = before ? before.units.length : input.flat ? dataset.features.length : 0
  const fanOut = space.units.length
  if (fanIn < 2 || fanOut < fanIn) return null
  const { weights, biases, activation } = network.layers[l]
  const inOrder = before ? before.units : [0, 1]
  const drawn = inOrder.map(i => space.units.map(j => weights[i][j]))
  const offset = space.units.map(j => biases[j])
  const { stretch, turn, proper } = polar(drawn)
  if (!proper) return null

  const turns = Array.from({ length: TURN_KEYFRAMES }, (_, i) =>
    multiply(stretch, partialTurn(turn, (i + 1) / TURN_KEYFRAMES)),
  )
  const linear = [stretch, ...turns].map(
    matrix => (points: Float64Array, stride: number) => apply(points, stride, matrix),
  )
  const slid = (points: Float64Array, stride: number) => {
    const places = apply(points, stride, drawn)
    return places.map((v, i) => v + offset[i % fanOut])
  }
  const reach = extent(probes(input, before), [...linear, slid])
  // All linear steps share one view about the origin, so that stretching and sliding are seen for what they are.
  const place = (coordinates: Float64Array, width: number) => {
    const view: BoxView = { centre: Array(width).fill(0), half: reach }
    const boxed = embed(coordinates, { stride: width as 2 | 3, view })
    // A plane that is lifted into space turns about the middle of the cube.
    return inSpace && width === 2 && fanOut === 3
      ? lift(
          boxed.filter((_, i) => i % 3 < 2),
          0,
        )
      : boxed
  }
  const segments: Step['segments'] = [
    { step: 'stretch', keyframes: 1, seconds: 1.1 },
    { step: 'turn', keyframes: TURN_KEYFRAMES, seconds: 1.1 },
    { step: 'slide', keyframes: 1, seconds: 0.8 },
  ]
  if (activationOf(activation)?.symbol) segments.push({ step: 'activation', keyframes: 1, seconds: 1.4 })
  return {
    keyframes: (coordinates, outputs) => {
      const stride = before ? before.stride : 2
      const places = linear.map(map => place(map(coordinates, stride), map === linear[0] ? fanIn : fanOut))
      return [
        ...places,
        place(slid(coordinates, stride), fanOut),
        embed(layerCoordinates(space, outputs), space),
      ]
    },
    segments,
    flat: Array(TURN_KEYFRAMES + 3).fill(fanOut === 2),
  }
}

/** Coordinates (× stride of the space before) that the linear steps must show: the corners of sheet, square or cube. */
function probes(
  input: FigureModel['input'],
  before: FigureModel['spaces'][number] | null,
): { points: Float64Array; stride: number } {
  const { centre, half } = before ? before.view : input
  const stride = before ? before.stride : 2
  const corners = Array.from({ length: 2 ** stride }, (_, i) =>
    Array.from({ length: stride }, (_, d) => centre[d] + ((i >> d) & 1 ? half : -half)),
  )
  return { points: Float64Array.from(corners.flat()), stride }
}

function extent(
  { points, stride }: ReturnType<typeof probes>,
  maps: ((points: Float64Array, stride: number) => Float64Array)[],
): number {
  return 1.04 * Math.max(...maps.flatMap(map => Array.from(map(points, stride), Math.abs)))
}

/** Points (× stride, of which the matrix takes its rows) times a matrix. */
function apply(points: Float64Array, stride: number, matrix: number[][]): Float64Array {
  const width = matrix[0].length
  const count = points.length / stride
  const places = new Float64Array(count * width)
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < width; j++) {
      let sum = 0
      for (let k = 0; k < matrix.length; k++) sum += points[i * stride + k] * matrix[k][j]
      places[i * width + j] = sum
    }
  }
  return places
}

function multiply(a: number[][], b: number[][]): number[][] {
  return a.map(row => b[0].map((_, j) => row.reduce((sum, v, k) => sum + v * b[k][j], 0)))
}

/** What takes the trajectory through a layer: the keyframes that it adds, and the segments that they make. */
export interface Step {
  /** Box places of many points from the coordinates of the space before and the layer's own outputs. */
  keyframes(before: Float64Array, outputs: Float64Array): Float64Array[]
  /** Segments by their number of keyframes. */
  segments: (Pick<Segment, 'step' | 'seconds'> & { keyframes: number })[]
  flat: boolean[]
}

/** Puts coordinates of a space into the box of the whole trajectory. */
export type BoxPlacement = (
  coordinates: Float64Array,
  space: { stride: 2 | 3; view: BoxView },
) => Float64Array
