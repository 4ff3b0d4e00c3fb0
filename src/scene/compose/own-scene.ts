import { eases } from '../../geometry/ease.ts'
import { languageOf } from '../../language/languages.ts'
import type { Network } from '../../network/network.ts'
import { SpecError } from '../../options/error.ts'
import type { Spec } from '../../options/spec.ts'
import { openPlane } from '../coordinates/plane.ts'
import type { Font } from '../font.ts'
import type { Layout } from '../layout/layout.ts'
import { drawPoints } from '../marks/marks.ts'
import type { ClassModel } from '../model/class-model.ts'
import { pickRows } from '../model/common-model.ts'
import type { Trained } from '../model/trained.ts'
import type { Scene } from '../scene.ts'
import type { Shape } from '../shape.ts'
import { wrongMarks } from '../style/points.ts'
import type { Theme } from '../style/theme.ts'
import { timeline } from '../timeline/timeline.ts'
import type { SceneSource } from './define.ts'
import { sceneFrom } from './plan-scene.ts'

/** The plane in which a scene of one's own draws, and what is drawn there. */
export interface OwnPlane {
  /** The trained network. */
  network: Network
  /** The input of each point, two features a point in the network's own units. */
  x: Float64Array
  /** Index of the class of each point. */
  y: Int32Array
  /** Pixels (× 2) of places (× 2) in units of `x`. */
  place(points: ArrayLike<number>): Float64Array
  /** Behind all: the frame, and lines at the ticks. */
  ground: readonly Shape[]
  /** Names and ticks of the axes. */
  axes: readonly Shape[]
  /** The points at pixels (× 2), as other scenes draw them; `wrong` is the strength, 0 to 1, of the marks of wrong ones. */
  points(pixels: Float64Array, wrong?: number): Shape[]
  /** `#rrggbb` by the index of a class, of text, and of the lines of units. */
  colors: { classes: readonly string[]; ink: string; accent: string }
  /** Pixels: a unit of strokes and dots, 1 in a picture of 600 × 600. */
  scale: number
}

/** A scene of one's own: what it draws of a network of classes over two features. */
export interface OwnScene {
  /** The title, above the captions. */
  title: string
  /** Alternative text; without it the title. */
  alt?: string
  /** Its chapters, one after the other, with their seconds and what the head says meanwhile. */
  chapters: readonly { id: string; seconds: number; caption?: string }[]
  /** Prepares what stays the same, and gives a function that draws a moment by how far each chapter is, 0 to 1. */
  draw(plane: OwnPlane): (done: Readonly<Record<string, number>>) => Shape[]
}

/** The seconds of a scene of one's own. @throws SpecError for what is none */
export function secondsOf({ title, chapters, draw }: OwnScene): number {
  const wrong = (key: string, got: unknown, expected: string) => new SpecError(`scene.${key}`, got, expected)
  if (typeof title !== 'string') throw wrong('title', title, 'a text')
  if (!Array.isArray(chapters) || chapters.length === 0) throw wrong('chapters', chapters, 'one or more')
  if (typeof draw !== 'function') throw wrong('draw', draw, 'a function')
  for (const [i, { id, seconds }] of chapters.entries()) {
    if (typeof id !== 'string') throw wrong(`chapters[${i}].id`, id, 'a text')
    if (!(seconds > 0)) throw wrong(`chapters[${i}].seconds`, seconds, 'a number above 0')
  }
  return chapters.reduce((sum, { seconds }) => sum + seconds, 0)
}

/** The scene of a network on its data. @throws SpecError for other data than of classes and two features */
export function ownSceneOf(own: OwnScene, spec: Spec, { model, record }: Trained, font?: Font): Scene {
  if (!model || !('classes' in model) || model.input.dimensions !== 2)
    throw new SpecError('scene', undefined, 'data of classes and two features, for a scene of one’s own')
  return { ...sceneFrom(sourceOf(own, model), spec, model, languageOf(spec), record, font), font }
}

function sourceOf({ title, chapters, draw }: OwnScene, model: ClassModel): SceneSource {
  return {
    plan: ({ spec, theme }) => ({
      title,
      captions: Object.fromEntries(chapters.map(({ id, caption = '' }) => [id, [caption] as const])),
      marks: wrongMarks(model.wrong),
      notes: () => [],
      ...timeline(
        spec,
        chapters.map(({ id, seconds }) => {
          return { id, name: id, share: seconds, moves: { [id]: { over: [0, 1], ease: eases.linear } } }
        }),
        layout => {
          const paint = draw(planeOf(model, layout, theme))
          return done => {
            const shapes = paint(done)
            if (Array.isArray(shapes)) return shapes
            throw new SpecError('scene.draw', shapes, 'a function that gives a function of shapes')
          }
        },
      ),
    }),
  }
}

function planeOf(model: ClassModel, layout: Layout, theme: Theme): OwnPlane {
  const { input, dataset, network, rows } = model
  const plane = openPlane(input, layout, theme)
  return {
    ...{ network, x: dataset.x, y: dataset.y, place: plane.place, scale: layout.scale },
    ...{ ground: [plane.grid(), plane.frame], axes: plane.axes() },
    points: (pixels, wrong = 0) =>
      drawPoints(model, pickRows(pixels, rows, 2), layout, theme, { marked: wrong, missed: wrong }),
    colors: { classes: theme.classes, ink: theme.ink, accent: theme.accent },
  }
}
