import { type LinearScores, pairs, planeInCube } from '../../geometry/linear-regions.ts'
import { farToNear } from '../../geometry/painter-order.ts'
import type { RegionPlane } from '../coordinates/cube-frame.ts'
import type { LayeredSheet } from './lay-sheet.ts'

/** About a dot's width, in half cubes. */
const DOT = 0.04

/** The planes that part regions in the cube. */
export interface Planes {
  scores: LinearScores
  regions: number[]
  polygons: RegionPlane[]
}

/** Planes between the regions of scores in the cube, and the region of each drawn sample. */
export function planesOf(scores: LinearScores, regions: number[]): Planes {
  const polygons = pairs(scores.biases.length).flatMap(([a, b]) => {
    const polygon = planeInCube(scores, a, b)
    return polygon ? [{ a, b, polygon: Float64Array.from(polygon) }] : []
  })
  return { scores, regions, polygons }
}

/** Dots without a sheet: a level for each region where planes part them. */
export function inRegions(depths: Float64Array, classes: number[], parted: number[] | null): LayeredSheet {
  const regions = parted ? Array.from(parted.keys()) : [0]
  const level = Array.from(classes, k => (parted ? k : 0))
  // Dots nearer to each other than they are wide keep their order: by depth alone, the halos of a row would cover all but the last.
  const steps = depths.map(depth => Math.round(depth / DOT) * DOT)
  const order = Array.from(farToNear(new Uint8Array(depths.length), steps))
  return { levels: regions.map(() => []), regions, level, order, hidden: [] }
}
