import type { Verdict } from '../../network/network.ts'
import type { Spec } from '../../spec/spec.ts'
import { progress } from '../geometry/ease.ts'
import { memoizeLast } from '../memoize.ts'
import type { FigureModel } from '../model/figure-model.ts'
import { buildTrajectory } from '../model/trajectory.ts'
import { bestLinePlot } from '../plane/best-line.ts'
import type { Chapter, Scene, View } from '../scene.ts'
import type { Shape } from '../shape.ts'
import type { Layout } from '../style/layout.ts'
import type { Theme } from '../style/theme.ts'
import { capital, hiddenFact, inputFact, numberWord } from '../words/facts.ts'
import { cutsCaption, orbitCaption, surfaceCaption, verdictCaption } from '../words/story.ts'
import { boundary } from './boundary.ts'
import type { Figure } from './figure.ts'
import { orbit } from './orbit.ts'
import { surface } from './surface.ts'
import { transform } from './transform.ts'

/** Where the chapter of the line is parted: the camera is in the middle of its rocking. */
const HALF = 0.525

/** A chapter of the story. */
interface Part {
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
  build: (figure: Figure) => Scene,
): Part[] {
  const { input, hidden } = model
  const flat = input.flat && input.dimensions === 2
  return [
    ...dataParts(model, layout, theme, flat && cuts ? build(boundary) : null),
    ...layerParts(model, path === 'staged', verdict, build(transform)),
    ...(hidden.stride === 3 ? [turning('All sides', orbitCaption(model), build(orbit))] : []),
    ...(flat ? [turning('The surface', surfaceCaption(model), build(surface))] : []),
  ]
}

/** The points, the best straight line on them, and the cuts of the first units. */
function dataParts(model: FigureModel, layout: Layout, theme: Theme, regions: Scene | null): Part[] {
  const { dataset } = model
  const { points, line } = bestLinePlot(model, layout, theme)
  const remember = memoizeLast<Shape[]>()
  const stage = (drawn: number, marked: number) =>
    remember(`${drawn} ${marked}`, () => [...points(marked), ...line(drawn)])
  const parts: Part[] = [
    {
      name: 'The data',
      caption: `${dataset.y.length} points in ${numberWord(dataset.classes.length)} classes`,
      seconds: 2.2,
      at: () => stage(0, 0),
    },
    {
      name: 'The best line',
      caption: capital(inputFact(model).replace(/^The data: /, '')),
      seconds: 3.2,
      joined: true,
      at: share => stage(progress(share, 0, 0.35), progress(share, 0.4, 0.55)),
    },
  ]
  const cutting = regions?.chapters.filter(({ name }) => name.startsWith('Cut')) ?? []
  if (!regions || cutting.length === 0) return parts
  const [first, last] = [cutting[0], cutting[cutting.length - 1]]
  return [
    ...parts,
    {
      name: 'The cuts',
      caption: cutsCaption(model, cutting.length),
      seconds: 1 + 0.9 * cutting.length,
      // The line that fails stays until the plane bends.
      at: share => [...regions.at(first.start + (last.end - first.start) * share), ...line(1)],
    },
  ]
}

/** The way through all hidden layers, and what a line or plane does at its end. */
function layerParts(model: FigureModel, staged: boolean, verdict: Verdict | undefined, scene: Scene): Part[] {
  const { segments } = buildTrajectory(model, staged)
  const [positions, line] = [
    scene.chapters.slice(1, segments.length + 1),
    scene.chapters[segments.length + 1],
  ]
  const during = ({ start, end }: Chapter, from = 0, to = 1) => ({
    at: (share: number, view?: View) => scene.at(start + (end - start) * (from + (to - from) * share), view),
  })
  const parts: Part[] = segments.map(({ name, caption, seconds }, i) => ({
    name,
    caption,
    seconds: 1.7 * seconds,
    ...(i > 0 && { joined: true }),
    ...during(positions[i]),
  }))
  const fact = capital(hiddenFact(model))
  const judged = verdict && verdictCaption(model, verdict)
  if (!judged)
    return [...parts, { name: 'The line', caption: fact, seconds: 3, joined: true, ...during(line) }]
  return [
    ...parts,
    { name: 'The line', caption: fact, seconds: 2.4, joined: true, ...during(line, 0, HALF) },
    { name: 'The verdict', caption: judged, seconds: 1.8, joined: true, ...during(line, HALF, 1) },
  ]
}

/** A scene that turns, once round. */
function turning(name: string, caption: string, scene: Scene): Part {
  return { name, caption, seconds: 4.8, at: (share, view) => scene.at(share * scene.duration, view) }
}
