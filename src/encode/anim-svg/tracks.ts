import { keptIn } from '../../options/kept-in.ts'
import type { DotsShape, GroupShape, PathShape, Shape } from '../../scene/shape.ts'

/** One thing of the picture, from sample to sample. */
export interface KeyTrack {
  /** Its shape at each sample; undefined where it is not there. */
  states: (Shape | undefined)[]
  /** True for a path whose lines and points are others in each sample, such as a level line. */
  varies: boolean
  /** Of a group, in painting order. */
  children: KeyTrack[]
  /** Of dots or circles, in painting order: the place of each among those of each sample, −1 where it is not among them. */
  dots: Int32Array[]
}

/** Traits that cannot change step by step: a shape's kind and its style, and of a path the numbers of its points. */
export interface Structure {
  style: string
  lengths: string
}

/** So many numbers of points has a path at most that keeps its points until it has others. */
const MANY = 8

/**
 * Follows the shapes of samples by their keys: a thing keeps its structure. What is not there for a while is the same
 * thing when it comes again; one that would have to change places in the painting order is another one.
 *
 * @returns the things in an order that all samples are painted in
 */
export function followShapes(
  frames: readonly (readonly Shape[])[],
  structureOf: (shape: Shape) => Structure,
): KeyTrack[] {
  const lengths = new Map<string, Set<string>>()
  const nameOf = (shape: Shape) => `${shape.key} ${structureOf(shape).style}`
  for (const shape of new Set(frames.flat()))
    keptIn(lengths, nameOf(shape), () => new Set()).add(structureOf(shape).lengths)
  const varies = (shape: Shape) => lengths.get(nameOf(shape))!.size > MANY
  const idsOf = (frame: readonly Shape[]) => {
    const counts = new Map<string, number>()
    return frame.map(shape => {
      const id = varies(shape) ? nameOf(shape) : `${nameOf(shape)} ${structureOf(shape).lengths}`
      const count = counts.get(id) ?? 0
      counts.set(id, count + 1)
      // Shapes without a key of their own are told apart by their order.
      return count === 0 ? id : `${id} ${count}`
    })
  }
  return follow(frames.map(idsOf)).map(indices => {
    const states = Array.from(indices, (at, sample) => (at < 0 ? undefined : frames[sample][at]))
    const shape = states.find(state => state)!
    const inner = states.map(state => (state as GroupShape | undefined)?.children ?? [])
    return {
      states,
      varies: varies(shape),
      children: shape.kind === 'group' ? followShapes(inner, structureOf) : [],
      dots: shape.kind === 'dots' || shape.kind === 'path' ? follow(states.map(rowsOf)) : [],
    }
  })
}

/** The row of each dot or circle, or its number. */
function rowsOf(shape: Shape | undefined): ArrayLike<number> | undefined {
  const dots = (shape as PathShape | undefined)?.circles ?? (shape as DotsShape | undefined)
  return dots?.rows ?? (dots?.centres && Array.from({ length: dots.centres.length / 2 }, (_, i) => i))
}

/** The places of each thing in lists, −1 where it is not in one; the order is that of all of them. */
function follow<Id>(lists: readonly (ArrayLike<Id> | undefined)[]): Int32Array[] {
  const things: { id: Id; indices: Int32Array }[] = []
  let before: ArrayLike<Id> | undefined
  let matched: typeof things = []
  // Long lists say most of the order.
  const sorted = Array.from(lists, (list, sample) => ({ list, sample })).sort(
    (a, b) => (b.list?.length ?? 0) - (a.list?.length ?? 0),
  )
  for (const { list, sample } of sorted) {
    if (!list) continue
    if (!isEqual(list, before)) {
      const places = new Map(things.map(({ id }, i) => [id, i]))
      let at = -1
      matched = Array.from(list, id => {
        const found = places.get(id) ?? -1
        if (found > at) at = found
        else {
          at++
          things.splice(at, 0, { id, indices: new Int32Array(lists.length).fill(-1) })
          for (const [other, place] of places) if (place >= at) places.set(other, place + 1)
          places.set(id, at)
        }
        return things[at]
      })
    }
    matched.forEach(({ indices }, i) => {
      indices[sample] = i
    })
    before = list
  }
  return things.map(({ indices }) => indices)
}

function isEqual<Item>(a: ArrayLike<Item>, b: ArrayLike<Item> | undefined): boolean {
  if (a === b) return true
  if (a.length !== b?.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}

/** A function that tells the structure of a shape, once for each. */
export function structures(): (shape: Shape) => Structure {
  const known = new WeakMap<Shape, Structure>()
  return shape => keptIn(known, shape, () => ({ style: styleOf(shape), lengths: lengthsOf(shape) }))
}

function styleOf(shape: Shape): string {
  switch (shape.kind) {
    case 'path': {
      const { closed, fill, rule, stroke, dash, cap, circles, part } = shape
      return `path ${closed} ${fill !== undefined} ${rule} ${stroke !== undefined} ${dash?.length} ${cap} ${circles !== undefined} ${part?.of.length}`
    }
    case 'dots':
      return `dots ${shape.colors} ${shape.marker} ${shape.rim !== undefined} ${shape.ring !== undefined}`
    case 'text':
      return `text ${shape.weight} ${shape.anchor} ${shape.halo !== undefined} ${shape.rotate} ${shape.text}`
    case 'image':
      return 'image'
    case 'group':
      return `group ${shape.clip && ('polygon' in shape.clip ? shape.clip.polygon.length : 'rectangle')}`
  }
}

function lengthsOf(shape: Shape): string {
  if (shape.kind !== 'path' || shape.circles || shape.part) return ''
  return Array.from(shape.lines, ({ length }) => length).join()
}
