import { classScores } from '../../network/forward.ts'
import { lead } from '../../network/scores.ts'
import { region } from '../geometry/contour.ts'
import { overPlane } from '../model/cuts.ts'
import type { FigureModel } from '../model/figure-model.ts'
import { legendNames } from '../style/points.ts'

/** The surface over the input: the probability of one of two classes, or that of the winning one of more. */
export interface SurfaceKind {
  /** "a valley", "a hill", by the level ½; null for more than two classes. */
  name: string | null
  /** The class whose probability it is, of two. */
  class: number
  title: string
  /** Name of the upright axis. */
  axis: string
}

/** The surface of class 1, or of class 0 where that makes a hill of a hollow, which would hide its own points. */
export function surfaceKindOf(model: FigureModel): SurfaceKind {
  if (model.classes > 2) return { name: null, class: 0, title: 'The winning class', axis: 'P' }
  const found = shape(overPlane(model))
  const [name, k] = found === 'a hollow' ? ['a hill', 0] : [found, 1]
  const title = `P(${legendNames(model.dataset)[k]})`
  return { name, class: k, title, axis: title }
}

function shape({ network, input }: FigureModel): string {
  const { rings, borders } = region(points => lead(classScores(network, points), 2, 1), input)
  const closed = borders.filter(line => line[0] === line.at(-2) && line[1] === line.at(-1)).length
  const open = borders.length - closed
  if (borders.length === 0) return 'a plain'
  if (closed === 0 && open === 1) return 'a step'
  // Class 1 on both outer sides is two regions; round an island of class 0 it has an outer and an inner ring.
  if (closed === 0 && open === 2) return rings.length === 2 ? 'a valley' : 'a ridge'
  if (closed === 1 && open === 0) return rings.length === 2 ? 'a hollow' : 'a hill'
  return 'a landscape'
}
