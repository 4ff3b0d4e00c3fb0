import type { Recipe } from '../encode/recipe.ts'
import type { FigureSpec } from '../options/sweep.ts'
import type { OwnScene } from '../scene/compose/own-scene.ts'
import type { Trained } from '../scene/model/trained.ts'
import type { Scene } from '../scene/scene.ts'

/** The input that a scene is built from, as plain data; the files of its font are those of the animation. */
export interface SceneInput {
  spec: FigureSpec
  parts: readonly Trained[]
}

/** A figure before its pixels are drawn. */
export interface MadeFigure {
  /** The networks on their data, with their verdicts: one, or one for each value of a sweep. */
  parts: Trained[]
  scene: Scene
  /** The input that the scene was built from. */
  input: SceneInput
  recipe: Recipe
  /** Alternative text: what the picture shows, in words. */
  alt: string
  /** The scene of one's own that it has instead of that of its spec. */
  own?: OwnScene
  /** Remarks for the user that the picture does not show, such as what was decided about the data. */
  notes: string[]
  /** The same data and networks under another spec. */
  under(spec: FigureSpec): MadeFigure
}
