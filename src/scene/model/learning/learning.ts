import type { ClassDataset } from '../../../data/dataset.ts'
import { nodesOf } from '../../../geometry/height-field.ts'
import { fromBox } from '../../../geometry/tween.ts'
import { classScores } from '../../../network/forward.ts'
import { inputsOnPlane } from '../../../network/input-plane.ts'
import { createLoss } from '../../../network/loss.ts'
import type { Iterate, Network } from '../../../network/network.ts'
import { layoutOfNetwork, unpack } from '../../../network/parameter-layout.ts'
import { countCorrect } from '../../../network/predict.ts'
import { expit, oddsIn } from '../../../network/scores.ts'
import { solverOf } from '../../../network/solvers/registry.ts'
import type { Spec } from '../../../options/spec.ts'
import type { ClassModel } from '../class-model.ts'
import type { FigureModel } from '../figure-model.ts'
import { type HiddenSpace, placeInputs, viewedAround } from '../hidden-space.ts'
import type { InputSpace } from '../input-space.ts'
import type { Part } from '../part.ts'
import { planeOf } from '../slices/slice.ts'

/** The training of a network for either task, as plain data: what its iterates reached, and those that a film passes through. */
export interface LearningCore {
  /** The name of an iterate, and the numbers of all: 0, 1, 2, …, or those of the snapshots from a model file. */
  counted: 'iteration' | 'epoch' | 'step'
  steps: Float64Array
  /** The penalized loss of every iterate, the first weights included, or that of a snapshot. */
  losses: Float64Array
  samples: number
  /** The losses of the samples that were held out, without the penalty; null without any. */
  held: { losses: Float64Array } | null
  /** Evaluations of loss and gradient × samples until each iterate; null where that is not known. */
  work: Float64Array | null
  /** The first iterate that has all samples on the right side; −1 for none. */
  separated: number
  /** The first and the last iterate and what lies between, not all where those are many. */
  keys: KeyIterate[]
  /** The last hidden space with room for all of them. */
  hidden: HiddenSpace
}

/** The training of a network for classes. */
export interface Learning extends LearningCore {
  /** The samples that every iterate puts on the right side. */
  correct: Int32Array
  held: { losses: Float64Array; correct: Int32Array; samples: number } | null
}

/** The most samples on the wrong side in any iterate. */
export function mostWrong({ correct, samples }: Learning): number {
  return Math.max(...correct.map(count => samples - count))
}

/** A measure of change between iterates, by what they say. */
export interface Outputs {
  /** Those of a network at some inputs. */
  of(network: Network): Float64Array
  /** Change from some to others, from 0 to about 1: a share of the picture. */
  distance(from: Float64Array, to: Float64Array): number
}

/** The pace of a film: the iterates that it keeps, and the sum of changes until each position on the way. */
export interface Pace {
  /** Their places among `keys`. */
  kept: Int32Array
  positions: Float64Array
  changed: Float64Array
}

/** An iterate that a film passes through. */
export interface KeyIterate {
  /** Its place among all iterates: 0 for the first weights. */
  iteration: number
  /** All parameters of the network, flat. */
  parameters: Float64Array
  /** Sum of changes since the first weights: shares of the input plane that go to another class, or moves of points. */
  changed: number
}

/** Iterates that are kept at most, and samples by which they are compared. */
const MAX_KEYS = 80
const MAX_SAMPLES = 200

/** Nodes a side of the grid on which regions are compared. */
const GRID = 15

/** Weight of a move of a point against the same share of the plane. */
const POINTS = 0.1

/** The training of the network. */
export const learning: Part<Learning> = {
  needs: ['trace'],
  build(model, { spec: { solver }, alpha, trace }) {
    if (trace.length === 0) return null
    const { network, dataset } = model
    const { path, facts, isFromFile, losses } = openCourse(trace, solver)
    const layout = layoutOfNetwork(network)
    const results = (rows: Pick<ClassDataset, 'x' | 'y'>, penalty: number) => {
      const loss = createLoss(layout, rows, penalty)
      return {
        losses: Float64Array.from(path, parameters => loss(parameters).value),
        correct: Int32Array.from(path, parameters => countCorrect(unpack(parameters, layout), rows)),
        samples: rows.y.length,
      }
    }
    const reached = results(dataset, alpha)
    const separated = reached.correct.indexOf(reached.samples)
    return {
      ...facts,
      ...reached,
      ...(isFromFile && { losses }),
      held: dataset.test ? results(dataset.test, 0) : null,
      separated,
      ...learningKeys(path, model, classOutputs(model), separated),
    }
  },
}

/** The iterates of a training that a film knows, and the facts of these that do not depend on the task. */
export function openCourse(trace: readonly Iterate[], solver: Spec['solver']) {
  // Where training went on under another penalty it began with the weights that it had.
  const iterates = trace.filter(
    ({ parameters, step }, i) =>
      step !== undefined || !parameters.every((value, p) => value === trace[i - 1]?.parameters[p]),
  )
  const isFromFile = trace[0].step !== undefined
  const work = iterates.map(({ evaluated }) => evaluated)
  return {
    path: iterates.map(({ parameters }) => parameters),
    isFromFile,
    /** As they were recorded. */
    losses: Float64Array.from(iterates, ({ loss }) => loss),
    facts: {
      counted: isFromFile ? ('step' as const) : solverOf({ solver }).counts,
      steps: Float64Array.from(iterates, ({ step = 0 }, i) => (isFromFile ? step : i)),
      work: work.every(rows => rows !== undefined) ? Float64Array.from(work) : null,
    },
  }
}

/** The iterates that a film passes through, by what changes between them, and the last hidden space with room for all. */
export function learningKeys(path: Float64Array[], model: FigureModel, outputs: Outputs, separated = -1) {
  const { network, dataset, hidden } = model
  const layout = layoutOfNetwork(network)
  const some = someRows(dataset, MAX_SAMPLES)
  const hasSpace = hidden.layer >= 0
  const states = path.map(parameters => {
    const iterate = unpack(parameters, layout)
    const places = hasSpace ? placeInputs(hidden, iterate, some) : new Float64Array(0)
    return { places, outputs: outputs.of(iterate) }
  })
  let changed = 0
  const keys = states.map((state, iteration): KeyIterate => {
    const before = states[Math.max(0, iteration - 1)]
    changed += Math.max(
      outputs.distance(before.outputs, state.outputs),
      POINTS * (farthest(before.places, state.places, hidden.stride) / (2 * hidden.view.half)),
    )
    return { iteration, parameters: path[iteration], changed }
  })
  return {
    keys: spread(keys, MAX_KEYS, separated),
    hidden: hasSpace
      ? viewedAround(hidden, Float64Array.from(states.flatMap(({ places }) => [...places])))
      : hidden,
  }
}

/** The probabilities of classes at places of the input plane, or at some rows where there is none. */
export function classOutputs(model: Pick<ClassModel, 'input' | 'slice' | 'dataset'>): Outputs {
  const { input, slice, dataset } = model
  const hasPlace = slice || dataset.features.length === 2
  const places = hasPlace ? comparedPlaces(input) : someRows(dataset, MAX_SAMPLES)
  const compared = slice ? inputsOnPlane(places, planeOf(slice)) : places
  return {
    of: network => probabilities(network, compared),
    // Share of the probability that goes to another class on average (the total variation distance).
    distance: (from, to) =>
      to.reduce((sum, value, i) => sum + Math.abs(value - from[i]), 0) /
      (2 * (to.length / dataset.classes.length)),
  }
}

/** So many rows at most (× features), evenly from all of them. */
export function someRows({ x, features }: Pick<ClassDataset, 'x' | 'features'>, count: number): Float64Array {
  const width = features.length
  const step = Math.ceil(x.length / width / count)
  return x.filter((_, i) => Math.floor(i / width) % step === 0)
}

/** Places of the input plane (× 2) on which regions are compared. */
export function comparedPlaces(input: Pick<InputSpace, 'centre' | 'half'>): Float64Array {
  return fromBox(nodesOf(GRID - 1), input)
}

/** Probabilities of all classes at places (places × classes). */
export function probabilities(network: Network, places: Float64Array): Float64Array {
  const scores = classScores(network, places)
  const classes = scores.length / (places.length / network.layers[0].weights.length)
  return scores.map((_, i) => expit(oddsIn(scores, i - (i % classes), classes, i % classes)))
}

/** All iterates, or about `count` between which equally much changes, the first and the last among them, and `kept`. */
export function spread(keys: readonly KeyIterate[], count: number, kept = -1): KeyIterate[] {
  if (keys.length <= count) return [...keys]
  const whole = keys[keys.length - 1].changed
  const wanted = Array.from({ length: count }, (_, i) => (whole * i) / (count - 1))
  const chosen = wanted.map(changed => keys.findIndex(key => key.changed >= changed - 1e-12))
  return keys.filter((_, i) => i === kept || chosen.includes(i))
}

/** The farthest that any point, some numbers each, has gone. */
export function farthest(from: ArrayLike<number>, to: ArrayLike<number>, stride: number): number {
  let max = 0
  for (let i = 0; i < from.length; i += stride) {
    let square = 0
    for (let d = 0; d < stride; d++) square += (to[i + d] - from[i + d]) ** 2
    max = Math.max(max, square)
  }
  return Math.sqrt(max)
}
