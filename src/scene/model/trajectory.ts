import { scoresInBox, strongest } from '../../geometry/linear-scores.ts'
import type { Mapper } from '../../geometry/polyline.ts'
import { type BoxView, lift, type Track, toBox } from '../../geometry/tween.ts'
import { forward } from '../../network/forward.ts'
import { asInputs } from '../../network/input-plane.ts'
import { hasHidden, type Network } from '../../network/network.ts'
import type { ClassModel } from './class-model.ts'
import { pickRows } from './common-model.ts'
import type { FigureModel } from './figure-model.ts'
import { type HiddenSpace, isScoreAxis, layerCoordinates } from './hidden-space.ts'
import type { SpaceAxis } from './input-space.ts'
import type { RegressionModel } from './regression-model.ts'
import { spreadInCube } from './spread.ts'
import { type BoxPlacement, type Segment, type Step, stagedOf, stagedSteps, type Whole } from './staged.ts'
import { dotDiameter, pileUp } from './swarm.ts'

/** A space that the trajectory passes, with its axes and the keyframe where it is reached. */
export interface LayerStop {
  keyframe: number
  axes: SpaceAxis[]
  view: BoxView
  /** Limits of a unit's output, where the space has an outline that inputs can fill. */
  range: [number, number] | null
  dimensions: 1 | 2 | 3
}

/** Box places of every point at each keyframe, from the input through all layers: square, or cube before the camera. */
export interface Trajectory {
  map: Mapper
  /** The drawn samples. */
  points: Track
  stops: LayerStop[]
  segments: Segment[]
  /** Layers that the staged way does not take apart. */
  whole: { layer: number; why: Whole }[]
  /** True for each flat keyframe: on the floor, where the trajectory goes through space. */
  flat: boolean[]
  /** The keyframe at which it has left the input: what rises or tilts has done so by then. */
  away: number
}

/** The parts of a model that a trajectory goes by; those of regression have floors alone, and no slice. */
type Passed = Pick<FigureModel, 'input' | 'spaces' | 'network' | 'dataset' | 'all' | 'rows' | 'parts'> &
  Partial<Pick<ClassModel, 'inSpace' | 'plane'> & Pick<RegressionModel, 'beyond'>>

/** The trajectory through all hidden layers, none where there is none; `staged` takes apart those where it can be seen. */
export function buildTrajectory(model: Passed, staged: boolean): Trajectory {
  const layers = staged && hasHidden(model.network) ? stagedOf(model) : null
  const whole: Trajectory['whole'] = []
  const trajectory = trajectoryBy(model, (space, l, embed) => {
    const layer = layers ? layers[l] : null
    if (layer !== null && typeof layer !== 'string') return stagedSteps(layer, model, l, embed)
    if (layer !== null) whole.push({ layer: l, why: layer })
    return direct(space, embed)
  })
  return { ...trajectory, whole }
}

/** The trajectory by the step of each space. */
export function trajectoryBy(
  model: Passed,
  stepOf: (space: HiddenSpace, layer: number, embed: BoxPlacement) => Step,
): Trajectory {
  const { input, spaces, network, dataset, all, beyond, rows, inSpace = false, plane = network } = model
  const embed: BoxPlacement = (coordinates, { stride, view }) => {
    const places = toBox(coordinates, stride, view)
    return inSpace && stride === 2 ? lift(places, -1) : places
  }
  const start = { stride: input.stride, view: input }
  const steps = spaces.map((space, l) => stepOf(space, l, embed))

  const keyframes = (coordinates: Float64Array, x: Float64Array, by: Network): Track => {
    const outputs = [x, ...forward(by, x)]
    const track = [embed(coordinates, start)]
    let before = coordinates
    steps.forEach((step, l) => {
      const own = outputs[spaces[l].layer + 1]
      track.push(...step.keyframes(before, own, x, by))
      before = layerCoordinates(spaces[l], own)
    })
    return track
  }

  const segments: Segment[] = []
  const stops: LayerStop[] = [
    { keyframe: 0, axes: input.axes, view: input, range: null, dimensions: input.dimensions },
  ]
  let keyframe = 0
  steps.forEach((step, l) => {
    for (const { keyframes: count, ...segment } of step.segments) {
      segments.push({ ...segment, layer: l, from: keyframe, to: keyframe + count })
      keyframe += count
    }
    const { axes, view, range, units, dimensions } = spaces[l]
    stops.push({ keyframe, axes, view, range: units.length > 0 ? range : null, dimensions })
  })
  const points = keyframes(
    pickRows(input.coordinates, rows, input.stride),
    pickRows((beyond ?? all).x, rows, dataset.features.length),
    network,
  )
  // On the axis of a score, beside which nothing is drawn, each point is to be seen.
  const last = spaces.at(-1)
  if (last && isScoreAxis(last)) points.push(pileUp(points.pop()!, dotDiameter(rows.length)))
  if (!input.flat && last?.scores && last.stride === 3) {
    const scores = scoresInBox(last.scores, last.view)
    const classesAt = (at: Float64Array) =>
      Array.from({ length: at.length / 3 }, (_, i) => strongest(scores, at, i))
    points.push(spreadInCube(points.pop()!, dotDiameter(rows.length), classesAt))
  }
  return {
    map: points => keyframes(points, asInputs(points, input.dimensions), plane),
    points,
    stops,
    segments,
    whole: [],
    flat: [input.stride === 2, ...steps.flatMap(({ flat }) => flat)],
    away: steps[0]?.away ?? 1,
  }
}

/** The trajectory of a network without hidden layers, which rests for the time that another one takes. */
export function restingTrajectory(model: ClassModel, beside: Pick<Trajectory, 'segments'>): Trajectory {
  const segments = beside.segments.map(segment => ({ ...segment, from: 0, to: 0 }))
  return { ...buildTrajectory(model, false), segments }
}

/** Straight from one space to the next. */
function direct(space: HiddenSpace, embed: BoxPlacement): Step {
  return {
    keyframes: (_, outputs) => [embed(layerCoordinates(space, outputs), space)],
    segments: [{ step: space.layer < 0 ? 'score' : 'layer', keyframes: 1, seconds: 1.3 }],
    flat: [space.stride === 2],
  }
}
