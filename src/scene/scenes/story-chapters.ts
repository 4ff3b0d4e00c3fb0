import type { Verdict } from '../../network/network.ts'
import type { Spec } from '../../spec/spec.ts'
import { progress } from '../geometry/ease.ts'
import { lastOne } from '../memoize.ts'
import { capital } from '../model/cuts.ts'
import type { Actors } from '../model/figure-model.ts'
import { buildRoad } from '../model/trajectory.ts'
import { bestLineStage } from '../plane/best-line.ts'
import type { Chapter, Scene, View } from '../scene.ts'
import type { Shape } from '../shape.ts'
import type { Layout } from '../style/layout.ts'
import { numberWord } from '../style/text.ts'
import type { Theme } from '../style/theme.ts'
import { hiddenFact, inputFact } from '../words/facts.ts'
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
  actors: Actors,
  layout: Layout,
  theme: Theme,
  { path, cuts }: Pick<Spec, 'path' | 'cuts'>,
  verdict: Verdict | undefined,
  build: (figure: Figure) => Scene,
): Part[] {
  const { input, hidden } = actors
  const flat = input.flat && input.dimensions === 2
  return [
    ...dataParts(actors, layout, theme, flat && cuts ? build(boundary) : null),
    ...layerParts(actors, path === 'staged', verdict, build(transform)),
    ...(hidden.stride === 3 ? [turning('All sides', orbitCaption(actors), build(orbit))] : []),
    ...(flat ? [turning('The surface', surfaceCaption(actors), build(surface))] : []),
  ]
}

/** The points, the best straight line on them, and the cuts of the first units. */
function dataParts(actors: Actors, layout: Layout, theme: Theme, regions: Scene | null): Part[] {
  const { dataset } = actors
  const { points, line } = bestLineStage(actors, layout, theme)
  const remember = lastOne<Shape[]>()
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
      caption: capital(inputFact(actors).replace(/^The data: /, '')),
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
      caption: cutsCaption(actors, cutting.length),
      seconds: 1 + 0.9 * cutting.length,
      // The line that fails stays until the plane bends.
      at: share => [...regions.at(first.start + (last.end - first.start) * share), ...line(1)],
    },
  ]
}

/** The way through all hidden layers, and what a line or plane does at its end. */
function layerParts(actors: Actors, staged: boolean, verdict: Verdict | undefined, scene: Scene): Part[] {
  const { legs } = buildRoad(actors, staged)
  const [ways, line] = [scene.chapters.slice(1, legs.length + 1), scene.chapters[legs.length + 1]]
  const during = ({ start, end }: Chapter, from = 0, to = 1) => ({
    at: (share: number, view?: View) => scene.at(start + (end - start) * (from + (to - from) * share), view),
  })
  const parts: Part[] = legs.map(({ name, caption, seconds }, i) => ({
    name,
    caption,
    seconds: 1.7 * seconds,
    ...(i > 0 && { joined: true }),
    ...during(ways[i]),
  }))
  const fact = capital(hiddenFact(actors))
  const judged = verdict && verdictCaption(actors, verdict)
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
