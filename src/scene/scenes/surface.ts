import type { Spec } from '../../options/spec.ts'
import { seenFrom } from '../geometry/camera.ts'
import { firstCuts } from '../model/cuts.ts'
import type { FigureModel } from '../model/figure-model.ts'
import { turnAt, turnChapters } from '../space/turn.ts'
import { profile } from '../surface/profile.ts'
import { type SurfaceKind, surfaceKindOf } from '../surface/surface-kind.ts'
import { surfaceInSpace } from '../surface/surface-plot.ts'
import { networkNotes, sampleNotes } from '../words/captions.ts'
import { withChoice } from '../words/choice.ts'
import {
  capital,
  constantResult,
  cutsSubject,
  heldOut,
  layersName,
  ofClasses,
  planeName,
  shortfall,
  withArticle,
} from '../words/facts.ts'
import type { SceneDefinition } from './define.ts'

/** The output's probability over the input plane, a sheet that turns over a map of its regions. */
export const surface: SceneDefinition = {
  facts: {
    name: 'surface',
    summary: 'the probability of a class over the input plane as a sheet in space, turning',
    duration: () => 8,
    size: { width: 600, height: 600 },
    chapters: ['before', 'turn', 'after'],
    takes: ['turns', 'view', 'sheet', 'cuts'],
    withoutHidden: 'alone',
  },
  alt({ sheet }, { dataset: { features }, network }) {
    const over = `over the input ${planeName(features.length)}`
    const probability = `the probability of a class, by ${layersName(network)}`
    if (!sheet) return `they stand at the height of ${probability}, ${over}`
    return `${probability}, is ${features.length === 1 ? 'a curve' : 'a sheet that turns'} ${over}`
  },
  hasCamera: ({ input }) => input.dimensions === 2,
  plane: { missing: 'no surface' },
  plan({ spec, model, theme }) {
    const features = model.dataset.features.length
    const cuts = spec.cuts ? firstCuts(model) : []
    const kind = surfaceKindOf(model)
    return {
      title: `${kind.title} over the input ${planeName(features)}`,
      captions: withChoice(captionOf(spec, model, cuts.length, kind), model),
      chapters: turnChapters,
      poster: ([chapter]) => ({ time: chapter.start, chapter }),
      notes: [...sampleNotes(model), ...networkNotes(model, spec)],
      draw(layout, chapters) {
        const parts = [model, kind, cuts, layout, theme, spec] as const
        if (features === 1) {
          const shapes = profile(...parts)
          return () => ({ key: [], shapes: () => shapes })
        }
        const { camera, shapes } = surfaceInSpace(...parts)
        return (time, view) => {
          const own = { ...camera, azimuth: camera.azimuth + turnAt(time, chapters, spec) }
          const seen = { ...seenFrom(own, view), zoom: view?.zoom ?? 1 }
          return { key: Object.values(seen), shapes: () => shapes(seen) }
        }
      },
    }
  },
}

function captionOf({ sheet }: Spec, model: FigureModel, cuts: number, { name, title }: SurfaceKind): string {
  const { correct, dataset } = model
  const samples = dataset.y.length
  const count = `${correct === samples ? 'all' : `${correct} of`} ${samples} on the right side${ofClasses(model)}${shortfall(model)}${heldOut(model)}`
  const constant = constantResult(model, correct, samples)
  if (constant) return `${capital(constant)}${heldOut(model)}`
  if (name === null) return `The height is how sure it is: ${count}`
  if (!sheet) return `The height is ${title}: ${count}`
  const subject = cutsSubject(model, cuts)
  return capital(`${withArticle(subject)} make${subject.plural ? '' : 's'} ${name}: ${count}`)
}
