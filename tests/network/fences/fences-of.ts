import { generateDataset } from '../../../src/data/build.ts'
import { readSpecObject } from '../../../src/encode/catalog.ts'
import { fenceIn, leastCuts } from '../../../src/network/fences/fence.ts'

/** The points of a dataset, and the fence of each of its classes. */
export const fencesOf = (options: object) => {
  const { x, y, classes } = generateDataset(readSpecObject(options))
  return { x, y, fences: classes.map((_, k) => fenceIn(x, y, k)) }
}
/** The fewest straight cuts that fence in a class; infinite where none do. */
export const least = (options: object) => {
  const cuts = fencesOf(options).fences.map(leastCuts)
  return Math.min(...cuts.map(count => count ?? Number.POSITIVE_INFINITY))
}
