import { SpecError } from '../../spec/error.ts'
import { memoizeLast } from '../memoize.ts'
import { firstCuts } from '../model/cuts.ts'
import { buildModel, type FigureModel } from '../model/figure-model.ts'
import type { Shape } from '../shape.ts'
import { turnAt, turnChapters } from '../space/turn.ts'
import { head } from '../style/head.ts'
import { layOut } from '../style/layout.ts'
import { legendNames } from '../style/points.ts'
import { themeOf } from '../style/theme.ts'
import { profile } from '../surface/profile.ts'
import { type SurfaceKind, surfaceKindOf } from '../surface/surface-kind.ts'
import { surfaceInSpace } from '../surface/surface-plot.ts'
import { capital, cutsName } from '../words/facts.ts'
import { sampleNotes } from '../words/notes.ts'
import type { Figure } from './figure.ts'

/** The output's probability over the input plane, a sheet that turns over a map of its regions. */
export const surface: Figure = {
  facts: {
    name: 'surface',
    summary: 'the probability of a class over the input plane as a sheet in space, turning',
    duration: () => 8,
    size: { width: 600, height: 600 },
    takes: ['turns', 'view', 'sheet', 'cuts'],
  },
  build(spec, dataset, network) {
    const features = dataset.features.length
    if (features > 2)
      throw new SpecError(
        'scene',
        'surface',
        `another one: over a projection of ${features} features there is no surface; choose two with --features A,B`,
      )
    const theme = themeOf(spec)
    const model = buildModel(spec, dataset, network)
    const cuts = firstCuts(model)
    const drawn = spec.cuts ? cuts : []
    const surfaceKind = surfaceKindOf(model)
    const title = spec.title ?? `${surfaceKind.title} over the input ${features === 1 ? 'line' : 'plane'}`
    const caption =
      spec.caption === 'none' ? '' : (spec.caption ?? captionOf(model, cuts.length, surfaceKind))
    const legend = spec.legend ? legendNames(dataset) : []
    const layout = layOut(spec.size.width, spec.size.height, {
      title,
      captions: caption ? [caption] : [],
      legend,
    })
    const header = head(layout, theme, { title, caption, legend })
    const chapters = turnChapters(spec)
    const frame = {
      width: spec.size.width,
      height: spec.size.height,
      duration: spec.duration,
      chapters,
      still: chapters[0].start,
      background: theme.background,
      notes: sampleNotes(model),
    }
    if (features === 1) {
      const shapes = [...profile(model, surfaceKind, drawn, layout, theme, spec), ...header]
      return { ...frame, at: () => shapes }
    }
    const { camera, shapes } = surfaceInSpace(model, surfaceKind, drawn, layout, theme, spec)
    const remember = memoizeLast<Shape[]>()
    return {
      ...frame,
      at(time, view) {
        const seen = view ?? { ...camera, azimuth: camera.azimuth + turnAt(time, chapters, spec), zoom: 1 }
        return remember(Object.values(seen).join(), () => [...shapes(seen), ...header])
      },
    }
  },
}

function captionOf(model: FigureModel, cuts: number, { name }: SurfaceKind): string {
  const { correct, dataset } = model
  const samples = dataset.y.length
  const count = `${correct === samples ? 'all' : `${correct} of`} ${samples} on the right side`
  if (name === null) return `The height is how sure it is: ${count}`
  const what = cutsName(model, cuts)
  return capital(`${what} make${/^one /.test(what) ? 's' : ''} ${name}: ${count}`)
}
