import type { Verdict } from '../../network/network.ts'
import type { Spec } from '../../options/spec.ts'
import { chapterOf } from '../chapters.ts'
import { progress } from '../geometry/ease.ts'
import { memoizeLast } from '../memoize.ts'
import type { FigureModel } from '../model/figure-model.ts'
import { buildTrajectory } from '../model/trajectory.ts'
import { bestLinePlot } from '../plane/best-line.ts'
import type { Chapter, Scene, View } from '../scene.ts'
import type { Shape } from '../shape.ts'
import type { Layout } from '../style/layout.ts'
import type { Theme } from '../style/theme.ts'
import {
  cutsCaption,
  orbitCaption,
  segmentCaption,
  segmentName,
  surfaceCaption,
  verdictCaption,
} from '../words/captions.ts'
import { capital, counting, hiddenFact, inputFact, inputResult } from '../words/facts.ts'
import { boundary } from './boundary.ts'
import type { SceneDefinition } from './define.ts'
import { orbit } from './orbit.ts'
import { surface } from './surface.ts'
import { transform } from './transform.ts'
import { segmentId } from './transform-chapters.ts'

/** Where the chapter of the line is parted: the camera is in the middle of its rocking. */
const HALF = 0.525

/** A chapter of the story. */
interface Part {
  id: string
  name: string
  caption: string
  /** Seconds of the default pace. */
  seconds: number
  /** Whether it goes on where the one before it ends, so that nothing has to fade. */
  joined?: true
  /** What it shows at a share of its time. */
  at(share: number, view?: View): Shape[]
}

/**
 * The chapters of the story, each where data and network have it; `build` gives the scene of a figure
 * without a head of its own.
 */
export function storyParts(
  model: FigureModel,
  layout: Layout,
  theme: Theme,
  { path, cuts }: Pick<Spec, 'path' | 'cuts'>,
  verdict: Verdict | undefined,
  build: (source: SceneDefinition) => Scene,
): Part[] {
  const { input, hidden } = model
  const flat = input.flat && input.dimensions === 2
  return [
    ...dataParts(model, layout, theme, flat && cuts ? build(boundary) : null),
    ...layerParts(model, path === 'staged', verdict, build(transform)),
    ...(hidden.stride === 3 ? [turning('orbit', 'All sides', orbitCaption(model), build(orbit))] : []),
    ...(flat ? [turning('surface', 'The surface', surfaceCaption(model), build(surface))] : []),
  ]
}

/** The points, the best straight line on them, and the cuts of the first units. */
function dataParts(model: FigureModel, layout: Layout, theme: Theme, regions: Scene | null): Part[] {
  const { dataset } = model
  const { points, line } = bestLinePlot(model, layout, theme)
  const remember = memoizeLast<Shape[]>()
  const plot = (drawn: number, marked: number) =>
    remember([drawn, marked], () => [...points(marked), ...line(drawn)])
  const parts: Part[] = [
    {
      id: 'data',
      name: 'The data',
      caption: `${dataset.y.length} points in ${counting(dataset.classes.length, 'class', 'classes')}`,
      seconds: 2.2,
      at: () => plot(0, 0),
    },
    {
      id: 'best-line',
      name: 'The best line',
      caption: model.input.flat && !dataset.reduction ? capital(inputResult(model)) : inputFact(model),
      seconds: 3.2,
      joined: true,
      at: share => plot(progress(share, 0, 0.35), progress(share, 0.4, 0.55)),
    },
  ]
  const cutting = regions?.chapters.filter(({ id }) => id.startsWith('cut-')) ?? []
  if (!regions || cutting.length === 0) return parts
  const [first, last] = [cutting[0], cutting[cutting.length - 1]]
  return [
    ...parts,
    {
      id: 'cuts',
      name: 'The cuts',
      caption: cutsCaption(model, cutting.length),
      seconds: 1 + 0.9 * cutting.length,
      // The line that fails stays until the plane bends.
      at: share => [...regions.at(first.start + (last.end - first.start) * share), ...line(1)],
    },
  ]
}

/** The transformation by all hidden layers, and the line or plane that decides in the last one. */
function layerParts(model: FigureModel, staged: boolean, verdict: Verdict | undefined, scene: Scene): Part[] {
  const { segments } = buildTrajectory(model, staged)
  const line = chapterOf(scene.chapters, 'line')
  const during = ({ start, end }: Chapter, from = 0, to = 1) => ({
    at: (share: number, view?: View) => scene.at(start + (end - start) * (from + (to - from) * share), view),
  })
  const parts: Part[] = segments.map((segment, i) => ({
    id: segmentId(i),
    name: segmentName(segment),
    caption: segmentCaption(segment, model),
    seconds: 1.7 * segment.seconds,
    ...(i > 0 && { joined: true }),
    ...during(chapterOf(scene.chapters, segmentId(i))),
  }))
  const fact = capital(hiddenFact(model))
  const judged = verdict && verdictCaption(model, verdict)
  if (!judged)
    return [
      ...parts,
      { id: 'line', name: 'The line', caption: fact, seconds: 3, joined: true, ...during(line) },
    ]
  return [
    ...parts,
    { id: 'line', name: 'The line', caption: fact, seconds: 2.4, joined: true, ...during(line, 0, HALF) },
    {
      id: 'verdict',
      name: 'The verdict',
      caption: judged,
      seconds: 1.8,
      joined: true,
      ...during(line, HALF, 1),
    },
  ]
}

/** A scene that turns, once round. */
function turning(id: string, name: string, caption: string, scene: Scene): Part {
  return { id, name, caption, seconds: 4.8, at: (share, view) => scene.at(share * scene.duration, view) }
}
