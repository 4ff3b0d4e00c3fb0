import { clip, corners, tie, ties } from '../../geometry/linear-scores.ts'
import { hasHidden } from '../../network/network.ts'
import type { ClassModel } from './class-model.ts'
import type { FrameState } from './frame-state.ts'

/** The model over the whole plane: the network of a single feature takes a second one with weight 0. */
export function overPlane(model: ClassModel): ClassModel {
  const [first, ...rest] = model.plane.layers
  if (first.weights.length > 1) return model
  const widened = { ...first, weights: [first.weights[0], first.biases.map(() => 0)] }
  return { ...model, plane: { layers: [widened, ...rest] } }
}

/** The cuts of up to four units of the first hidden layer across the input plane, whatever layers follow; none without one. */
export function firstCuts(bare: ClassModel): UnitCut[] {
  if (!hasHidden(bare.plane)) return []
  const model = overPlane(bare)
  const { plane, input, spaces } = model
  const shallow = { layers: [plane.layers[0], plane.layers[plane.layers.length - 1]] }
  return cutsOf({ ...model, plane: shallow, hidden: spaces[0] }, corners(input.centre, input.half))
}

/** The cuts that are drawn on the sheet of the input plane: those of a network's only hidden layer. */
export function sheetCuts(model: ClassModel): UnitCut[] {
  const { flat, dimensions, centre, half } = model.input
  return flat && dimensions === 2 ? cutsOf(model, corners(centre, half)) : []
}

/** A hidden unit's own cut of the input plane, where its pre-activation is 0. */
export interface UnitCut {
  /** Index of the unit. */
  unit: number
  /** Ends in input coordinates, in such an order that the unit is on at their left. */
  ends: [number, number, number, number]
  /** Unit vector in input coordinates to the side where the unit is on. */
  on: [number, number]
  /** True where it nearly coincides with the best straight line, and is left out where that is drawn. */
  yields: boolean
}

/**
 * The sides of cuts that their units add to one class, as convex polygons in input coordinates: to that of which most points
 * lie on all of its sides. Each has its `share` in the sum. Where no sum of units decides between two classes they are of none.
 */
export function sidesOf({ plane, input, all, classes }: ClassModel, cuts: readonly UnitCut[]) {
  const isSum = classes === 2 && plane.layers.length === 2
  const given = cuts.map(({ unit }) => (isSum ? plane.layers[1].weights[unit].reduce((a, b) => b - a) : 1))
  const sum = given.reduce((total, weight) => total + Math.abs(weight), 0)
  const inside = (i: number, k: number, x: number, y: number) => {
    const { ends, on } = cuts[i]
    return (on[0] * (x - ends[0]) + on[1] * (y - ends[1])) * Math.sign(given[i]) * (k === 0 ? -1 : 1)
  }
  const enclosed = all.y.filter((own, row) => {
    const [x, y] = input.coordinates.subarray(2 * row)
    return cuts.every((_, i) => inside(i, own, x, y) >= 0)
  })
  const k = isSum && 2 * enclosed.filter(own => own === 1).length < enclosed.length ? 0 : 1
  return cuts.map((_, i) => ({
    class: isSum ? k : null,
    polygon: Float64Array.from(clip(corners(input.centre, input.half), (x, y) => inside(i, k, x, y))),
    share: Math.abs(given[i]) / sum,
  }))
}

/** Units whose cuts are drawn at most: more would be a thicket. */
const MAX_CUTS = 4

/** True where both ends of a line lie within a distance of another one, prolonged. */
function close(ends: number[], [x0, y0, x1, y1]: number[], distance: number): boolean {
  const length = Math.hypot(x1 - x0, y1 - y0)
  return [0, 2].every(
    i => Math.abs((x1 - x0) * (ends[i + 1] - y0) - (y1 - y0) * (ends[i] - x0)) < distance * length,
  )
}

/** The cuts of up to four units of a network's only hidden layer, none where it has none or more, in the drawn order of the units. */
function cutsOf({ plane, hidden: { units }, input: { half }, bestLine: line }: ClassModel, square: number[]) {
  const { weights, biases } = plane.layers[0]
  if (plane.layers.length !== 2 || biases.length > MAX_CUTS) return []
  const order = units.length > 0 ? units : biases.map((_, i) => i)
  const best = ties(square, line.scores)
  return order.flatMap((unit): UnitCut[] => {
    const slope = [weights[0][unit], weights[1][unit]]
    const [a, b] = slope
    const size = Math.hypot(a, b)
    const ends = tie(square, { weights: [[0, 0], slope], biases: [0, biases[unit]] }, 0, 1)
    if (size === 0 || !ends) return []
    const [x0, y0, x1, y1] = ends
    const left = (x1 - x0) * b - (y1 - y0) * a > 0
    return [
      {
        unit,
        ends: left ? [x0, y0, x1, y1] : [x1, y1, x0, y0],
        on: [a / size, b / size],
        yields: best.some(other => close(ends, other, 0.1 * half)),
      },
    ]
  })
}

/** The share of a cut's own time in which it is drawn; after it the cut is named. */
const DRAWN = 0.7

/**
 * Share of one of some cuts that is drawn, and how much of its name is there: they come one after the other, and one that
 * coincides with the dashed line waits until that is gone.
 */
export function shownOf(cuts: readonly Pick<UnitCut, 'yields'>[], index: number, state: FrameState) {
  const left = cuts[index].yields ? 1 - state.bestLine : 1
  const own = state.cuts * cuts.length - index
  return {
    line: left * Math.min(1, Math.max(0, own / DRAWN)),
    name: left * Math.min(1, Math.max(0, (own - DRAWN) / (1 - DRAWN))),
  }
}
