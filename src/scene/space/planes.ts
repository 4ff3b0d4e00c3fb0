import { type LinearScores, pairs, planeInCube } from '../../geometry/linear-scores.ts'
import { farToNear } from '../../geometry/painter-order.ts'
import { footCells } from '../coordinates/cube-frame.ts'
import { ranksOf } from './lay-sheet.ts'

/** About a dot's width, in half cubes. */
const DOT = 0.04

/** Planes between the regions of scores in the cube, and the region of each drawn sample. */
export function planesOf(scores: LinearScores, regions: number[]) {
  const polygons = pairs(scores.biases.length).flatMap(([a, b]) => {
    const polygon = planeInCube(scores, a, b)
    return polygon ? [{ a, b, polygon: Float64Array.from(polygon) }] : []
  })
  return { scores, regions, polygons, foot: footCells(scores) }
}

/** The order of dots without a sheet: from far to near, one region after the other where planes part these. */
export function dotOrder(depths: Float64Array, classes: number[], parted: number[] | null): number[] {
  const ranks = parted && ranksOf(parted)
  const regions = Uint8Array.from(classes, k => ranks?.[k] ?? 0)
  // Dots nearer to each other than they are wide keep their order: by depth alone, the halos of a row would cover all but the last.
  const steps = depths.map(depth => Math.round(depth / DOT) * DOT)
  return Array.from(farToNear(regions, steps))
}
