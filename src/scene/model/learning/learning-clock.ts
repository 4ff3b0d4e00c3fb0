import { bisectLeft } from 'd3-array'
import { knownOf } from '../../memoize.ts'
import type { FigureModel } from '../figure-model.ts'
import { learningOf } from '../part-readers.ts'
import type { LearningCore, Pace } from './learning.ts'
import {
  changesBetween,
  changesOn,
  type LearningWay,
  type Seen,
  thinnings,
  wayThrough,
} from './learning-path.ts'

/** The clock of a film: iterations of a training, or the work of several, which is the same for all. */
export interface LearningClock {
  /** True where it counts the evaluations of loss and gradient × samples, for several trainings. */
  shared: boolean
  learnings: readonly LearningCore[]
  /** Its number at each iterate of a training. */
  numbersOf(learning: LearningCore): Float64Array
  /** Adds a training to be shown in so many seconds; its path is known when all trainings have been added. */
  join(course: Course, seconds: number): () => LearningPath
}

/** A training that is shown. */
export interface Course {
  model: FigureModel
  learning: LearningCore
  seen: Seen
}

/** The way through the iterates, and when it comes where. */
export interface LearningPath extends LearningWay {
  pace: Pace
  at(share: number): ClockState
}

/** A moment of a training. */
export interface ClockState {
  number: number
  /** The iteration then, which may be broken; the last one where the training has ended. */
  iteration: number
  /** The position of the weights on the way. */
  position: number
}

/** Largest change in a second: less than three hundredths in each of 25 frames. */
const PACE = 25 * 0.028

/** The clock of one training, or of several whose work is known. */
export function learningClock(learnings: readonly LearningCore[]): LearningClock {
  const shared = learnings.length > 1
  const numbersOf = ({ work, steps }: LearningCore) => (shared ? work! : rising(steps))
  const courses: Course[] = []
  let paths: LearningPath[] | null = null
  return {
    shared,
    learnings,
    numbersOf,
    join(course, seconds) {
      const number = courses.push(course) - 1
      // A figure for paper draws once to see how much room its axes take, and then again.
      paths = null
      return () => {
        paths ??= learningPaths(courses, numbersOf, seconds)
        knownOf(course.model)[paceName(course, seconds)] = paths[number].pace
        return paths[number]
      }
    },
  }
}

/** Numbers that rise: a network that came after its last snapshot has that one's step. */
function rising(steps: Float64Array): Float64Array {
  return steps.map((step, i) => (step === steps[i - 1] ? step + 1e-6 : step))
}

/** The clock of the trainings of a sweep; undefined where a figure has none, or their work is not known. */
export function sharedClock(models: readonly FigureModel[]): LearningClock | undefined {
  const learnings = models.flatMap(model => {
    const learning = learningOf(model)
    return learning?.work ? [learning] : []
  })
  return learnings.length === models.length ? learningClock(learnings) : undefined
}

/**
 * Finds the ways through the iterates of trainings on which equal times show about equal change: of the points in the
 * hidden space, of the regions, and of the places on the curves, in the training where that is most. At each time the
 * clock is the same for all; those that have ended wait. Where all iterates would be too fast for the time, as many are
 * left out as it takes.
 *
 * @param seconds of the whole way
 */
function learningPaths(courses: readonly Course[], numbersOf: LearningClock['numbersOf'], seconds: number) {
  const { timed, together } =
    knownTimes(courses, numbersOf, seconds) ?? findTimes(courses, numbersOf, seconds)
  const { clocks, changed } = together
  return timed.map(({ way, positions, clocks: own, pace }, i) => {
    const numbers = [...numbersOf(courses[i].learning)]
    const iterations = [...numbers.keys()]
    return {
      ...way,
      pace,
      at(share: number) {
        const number = interpolate(changed, clocks, share * changed.at(-1)!)
        return {
          number,
          iteration: interpolate(numbers, iterations, number),
          position: interpolate(own, positions, number),
        }
      },
    }
  })
}

const paceName = ({ seen }: Course, seconds: number) =>
  `pace of ${seconds} s${seen.in === undefined ? '' : ` in ${seen.in}`}`

/** By the paces of all trainings, where those are known, as in a page: to find them takes longer than all else that it does. */
function knownTimes(courses: readonly Course[], numbersOf: LearningClock['numbersOf'], seconds: number) {
  const timed = courses.flatMap(course => {
    const { keys } = course.learning
    const pace = knownOf(course.model)[paceName(course, seconds)] as Pace | undefined
    if (!pace) return []
    const changes = { positions: [...pace.positions], changed: [...pace.changed] }
    const kept = Array.from(pace.kept, at => keys[at])
    return timedWay(course, kept, changes, numbersOf(course.learning))
  })
  return timed.length === courses.length ? { timed, together: sumOf(timed) } : undefined
}

function findTimes(courses: readonly Course[], numbersOf: LearningClock['numbersOf'], seconds: number) {
  const thinned = courses.map(({ model, learning, seen }) => thinnings(learning, model.network, seen))
  const changes = courses.map(({ model, learning, seen }) => changesBetween(model.network, learning, seen))
  const within = (limit: number) => {
    const timed = courses.map((course, i) => {
      const { keys } = thinned[i].find(({ length }) => length <= limit) ?? thinned[i][thinned[i].length - 1]
      return timedWay(course, keys, changesOn({ keys }, changes[i]), numbersOf(course.learning))
    })
    return { timed, together: sumOf(timed) }
  }
  // What else changes beside the points takes its time too: the longest ways are looked for with which all has enough.
  const limits = [...new Set(thinned.flat().map(({ length }) => length))].sort((a, b) => a - b)
  let found = within(limits[limits.length - 1])
  let [low, high] = [0, limits.length - 1]
  if (found.together.changed.at(-1)! > PACE * seconds) {
    found = within(limits[0])
    while (high - low > 1) {
      const middle = (low + high) >> 1
      const tried = within(limits[middle])
      const fits = tried.together.changed.at(-1)! <= PACE * seconds
      if (fits) found = tried
      ;[low, high] = fits ? [middle, high] : [low, middle]
    }
  }
  return found
}

/** Sums of changes until the clock shows some numbers. */
interface Changes {
  clocks: number[]
  changed: number[]
}

interface Timed extends Changes {
  way: LearningWay
  positions: number[]
  pace: Pace
}

function timedWay(
  { model, learning }: Course,
  keys: LearningWay['keys'],
  { positions, changed }: { positions: number[]; changed: number[] },
  numbers: Float64Array,
): Timed {
  const way = wayThrough(keys, model.network)
  const keyed = keys.map(({ iteration }) => numbers[iteration])
  return {
    way,
    positions,
    changed,
    clocks: positions.map(position => interpolate([...keys.keys()], keyed, position)),
    pace: {
      kept: Int32Array.from(keys, key => learning.keys.indexOf(key)),
      positions: Float64Array.from(positions),
      changed: Float64Array.from(changed),
    },
  }
}

/** Changes of all trainings together: between two numbers of the clock those of the training that changes most. */
function sumOf(timed: readonly Timed[]): Changes {
  if (timed.length === 1) return timed[0]
  const clocks = [...new Set(timed.flatMap(({ clocks }) => clocks))].sort((a, b) => a - b)
  const changes = timed.map(({ clocks: own, changed }) =>
    clocks.map(clock => interpolate(own, changed, clock)),
  )
  let sum = 0
  const changed = clocks.map((_, i) => {
    sum += Math.max(...changes.map(changed => changed[i] - changed[Math.max(0, i - 1)]))
    return sum
  })
  return { clocks, changed }
}

/** The value at a place between others, of which both rise; that of the nearest end beyond them. */
function interpolate(places: readonly number[], values: readonly number[], place: number): number {
  const end = bisectLeft(places, place)
  if (end === places.length) return values.at(-1)!
  if (end === 0 || places[end] === place) return values[end]
  const [from, to] = [places[end - 1], places[end]]
  return values[end - 1] + ((values[end] - values[end - 1]) * (place - from)) / (to - from)
}
