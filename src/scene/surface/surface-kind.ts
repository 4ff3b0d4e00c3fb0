import { region } from '../../geometry/contour.ts'
import type { Terrain } from '../../language/facts.ts'
import type { Language } from '../../language/language.ts'
import { classScores } from '../../network/forward.ts'
import { lead } from '../../network/scores.ts'
import type { ClassModel } from '../model/class-model.ts'
import { overPlane } from '../model/cuts.ts'
import { legendNames } from '../style/points.ts'

/** The surface over the input: the probability of one of two classes, or that of the winning one of more. */
export interface SurfaceKind {
  /** Its form, by the level ½; null for more than two classes. */
  shape: Terrain | null
  /** The class whose probability it is, of two. */
  class: number
  /** The name of that class; null for more than two. */
  name: string | null
  /** Name of the upright axis. */
  axis: string
}

/** The surface of class 1, or of class 0 where that makes a hill of a hollow, which would hide its own points. */
export function surfaceKindOf(model: ClassModel, say: Language): SurfaceKind {
  if (model.classes > 2) return { shape: null, class: 0, name: null, axis: say.axes.probability }
  const found = shapeOf(overPlane(model))
  const [shape, k] = found === 'hollow' ? (['hill', 0] as const) : ([found, 1] as const)
  const name = legendNames(model.dataset, say)[k]
  return { shape, class: k, name, axis: say.axes.probabilityOf({ name }) }
}

function shapeOf({ plane, input }: ClassModel): Terrain | 'hollow' {
  const { rings, borders } = region(points => lead(classScores(plane, points), 2, 1), input)
  const closed = borders.filter(line => line[0] === line.at(-2) && line[1] === line.at(-1)).length
  const open = borders.length - closed
  if (borders.length === 0) return 'plain'
  if (closed === 0 && open === 1) return 'step'
  // Class 1 on both outer sides is two regions; round an island of class 0 it has an outer and an inner ring.
  if (closed === 0 && open === 2) return rings.length === 2 ? 'valley' : 'ridge'
  if (closed === 1 && open === 0) return rings.length === 2 ? 'hollow' : 'hill'
  return 'landscape'
}
