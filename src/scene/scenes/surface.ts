import { SpecError } from '../../options/error.ts'
import { firstCuts } from '../model/cuts.ts'
import type { FigureModel } from '../model/figure-model.ts'
import { turnAt, turnChapters } from '../space/turn.ts'
import { profile } from '../surface/profile.ts'
import { type SurfaceKind, surfaceKindOf } from '../surface/surface-kind.ts'
import { surfaceInSpace } from '../surface/surface-plot.ts'
import { sampleNotes } from '../words/captions.ts'
import { capital, cutsSubject, layersName, planeName } from '../words/facts.ts'
import type { SceneDefinition } from './define.ts'

/** The output's probability over the input plane, a sheet that turns over a map of its regions. */
export const surface: SceneDefinition = {
  facts: {
    name: 'surface',
    summary: 'the probability of a class over the input plane as a sheet in space, turning',
    duration: () => 8,
    size: { width: 600, height: 600 },
    takes: ['turns', 'view', 'sheet', 'cuts'],
  },
  alt: (_, features, network) =>
    `the probability of a class, by ${layersName(network)}, is a sheet that turns over the input ${planeName(features)}`,
  plan({ spec, model, theme }) {
    const features = model.dataset.features.length
    if (features > 2)
      throw new SpecError(
        'scene',
        'surface',
        `another one: over a projection of ${features} features there is no surface; choose two with --features A,B, or train on two components with --reduce 2`,
      )
    const cuts = firstCuts(model)
    const kind = surfaceKindOf(model)
    return {
      title: `${kind.title} over the input ${planeName(features)}`,
      captions: captionOf(model, cuts.length, kind),
      chapters: turnChapters,
      poster: ([chapter]) => ({ time: chapter.start, chapter }),
      notes: sampleNotes(model),
      draw(layout, chapters) {
        const parts = [model, kind, spec.cuts ? cuts : [], layout, theme, spec] as const
        if (features === 1) {
          const shapes = profile(...parts)
          return () => ({ key: [], shapes: () => shapes })
        }
        const { camera, shapes } = surfaceInSpace(...parts)
        return (time, view) => {
          const seen = view ?? { ...camera, azimuth: camera.azimuth + turnAt(time, chapters, spec), zoom: 1 }
          return { key: Object.values(seen), shapes: () => shapes(seen) }
        }
      },
    }
  },
}

function captionOf(model: FigureModel, cuts: number, { name }: SurfaceKind): string {
  const { correct, dataset } = model
  const samples = dataset.y.length
  const count = `${correct === samples ? 'all' : `${correct} of`} ${samples} on the right side`
  if (name === null) return `The height is how sure it is: ${count}`
  const subject = cutsSubject(model, cuts)
  return capital(`${subject.name} make${subject.plural ? '' : 's'} ${name}: ${count}`)
}
