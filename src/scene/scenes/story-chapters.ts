import type { Language } from '../../language/languages.ts'
import type { Verdict } from '../../network/network.ts'
import type { Spec } from '../../options/spec.ts'
import { chapterOf } from '../chapters.ts'
import { progress } from '../geometry/ease.ts'
import { memoizeLast } from '../memoize.ts'
import { firstCuts } from '../model/cuts.ts'
import { bestLineInView } from '../model/drawn.ts'
import type { FigureModel } from '../model/figure-model.ts'
import { gapOf } from '../model/gap.ts'
import { buildTrajectory } from '../model/trajectory.ts'
import { type BestLinePlot, bestLinePlot, judgedByBest } from '../plane/best-line.ts'
import type { Scene, View } from '../scene.ts'
import type { Shape } from '../shape.ts'
import { dataCube } from '../space/data-cube.ts'
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
import { pointsOf } from '../words/dataset.ts'
import { bestFacts, hiddenFact, inputFact } from '../words/facts.ts'
import { boundary } from './boundary.ts'
import type { SceneDefinition } from './define.ts'
import { orbit } from './orbit.ts'
import { surface } from './surface.ts'
import { transform } from './transform.ts'
import { segmentId, VERDICT } from './transform-chapters.ts'

/** A chapter of the story. */
interface Part {
  id: string
  name: string
  caption: string
  /** Seconds of the default pace. */
  seconds: number
  /** Seconds that it takes at most, where some of it shows nothing new; what is left over goes to the others. */
  most?: number
  /** Set where it goes on where the one before it ends, so that nothing has to fade. */
  joined?: true
  /** Prepares what it shows at a share of its time. */
  open(stage: Stage): (share: number, view?: View) => Shape[]
}

/** The layout and theme of the chapters, and the scenes in them. */
export interface Stage {
  layout: Layout
  theme: Theme
  /** The scene of a figure in this layout, without a head of its own; for the same one always the same. */
  scene(source: SceneDefinition): Scene
}

/** The chapters of the story, each where data and network have it. */
export function storyParts(
  model: FigureModel,
  { path, cuts, view }: Pick<Spec, 'path' | 'cuts' | 'view'>,
  verdict: Verdict | undefined,
  say: Language,
): Part[] {
  const { input, hidden } = model
  const flat = input.flat && input.dimensions === 2
  return [
    ...(input.stride === 3
      ? cubeParts(model, view, say)
      : dataParts(model, flat && cuts ? firstCuts(model).length : 0, say)),
    ...layerParts(model, path === 'staged', verdict, say),
    ...(hidden.stride === 3 ? [turning('orbit', say.chapters.orbit, orbitCaption(model, say), orbit)] : []),
    ...(flat ? [turning('surface', say.chapters.surface, surfaceCaption(model, say), surface)] : []),
  ]
}

/** Shows the points and the best straight line or planes, drawn and with the points marked that they get wrong to a share. */
type BestPlot = (drawn: number, marked: number, view?: View) => Shape[]

/** The points, and the best straight line or planes on them with the points that they get wrong. */
function bestParts(model: FigureModel, say: Language, open: (stage: Stage) => BestPlot): Part[] {
  const { dataset, input } = model
  const fails = judgedByBest(model).wrong > 0
  // In a projection there are only the points that the best planes get wrong, where there are any.
  const shown = !input.projected || fails
  const points = say.data.points(pointsOf(dataset))
  const drawn = bestLineInView(model)
  const best =
    model.choice || input.projected || dataset.reduction
      ? inputFact(model, drawn, say)
      : say.results.best(bestFacts(model, drawn))
  const data: Part = {
    id: 'data',
    name: say.chapters.data,
    caption: shown ? points : best,
    seconds: 2.2,
    most: 2.2,
    open: stage => {
      const plot = open(stage)
      return (_, view) => plot(0, 0, view)
    },
  }
  if (!shown) return [data]
  const line: Part = {
    id: 'best-line',
    name: say.chapters.bestLine,
    caption: best,
    seconds: fails ? 3.2 : 2.2,
    most: fails ? 5 : 4,
    joined: true,
    open: stage => {
      const plot = open(stage)
      return (share, view) => plot(progress(share, 0, fails ? 0.35 : 0.5), progress(share, 0.4, 0.6), view)
    },
  }
  return [data, line]
}

/** The same in the cube of three features. */
function cubeParts(model: FigureModel, view: Spec['view'], say: Language): Part[] {
  const cubeOf = memoizeLast<ReturnType<typeof dataCube>>()
  const remember = memoizeLast<Shape[]>()
  return bestParts(model, say, stage => {
    const { layout, theme } = stage
    const cube = cubeOf([layout, theme], () => dataCube(model, judgedByBest(model), layout, theme, { view }))
    return (drawn, marked, from) =>
      remember([stage, drawn, marked, ...Object.values(from ?? {})], () =>
        cube({ bestLine: drawn, line: marked }, from),
      )
  })
}

/** The same in the plane, and the cuts of the first units. */
function dataParts(model: FigureModel, cuts: number, say: Language): Part[] {
  const plotOf = memoizeLast<BestLinePlot>()
  const open = ({ layout, theme }: Stage) => plotOf([layout, theme], () => bestLinePlot(model, layout, theme))
  const remember = memoizeLast<Shape[]>()
  const parts = bestParts(model, say, stage => {
    const { points, line } = open(stage)
    return (drawn, marked) => remember([stage, drawn, marked], () => [...points(marked), ...line(drawn)])
  })
  if (cuts === 0) return parts
  return [
    ...parts,
    {
      id: 'cuts',
      name: say.chapters.cuts,
      caption: cutsCaption(model, cuts, say),
      seconds: 1 + 0.9 * cuts,
      open: stage => {
        const regions = stage.scene(boundary)
        const start = chapterOf(regions.chapters, 'cut-0').start
        const { end } = chapterOf(regions.chapters, `cut-${cuts - 1}`)
        // The line that fails stays until the plane bends.
        const line = open(stage).line(1)
        return share => [...regions.at(start + (end - start) * share), ...line]
      },
    },
  ]
}

/** The transformation by all hidden layers, and the line or plane that decides in the last one. */
function layerParts(
  model: FigureModel,
  staged: boolean,
  verdict: Verdict | undefined,
  say: Language,
): Part[] {
  const { segments } = buildTrajectory(model, staged)
  const during =
    (id: string, from = 0, to = 1) =>
    (stage: Stage) => {
      const scene = stage.scene(transform)
      const { start, end } = chapterOf(scene.chapters, id)
      return (share: number, view?: View) =>
        scene.at(start + (end - start) * (from + (to - from) * share), view)
    }
  const parts: Part[] = segments.map((segment, i) => ({
    id: segmentId(i),
    name: segmentName(segment, say),
    caption: segmentCaption(segment, model, say),
    seconds: 1.7 * segment.seconds,
    ...(i > 0 && { joined: true }),
    open: during(segmentId(i)),
  }))
  const fact = hiddenFact(model, say)
  const judged = verdict && verdictCaption(model, verdict, gapOf(model), say)
  // In space the camera rocks all the while; in the plane all is there before the end.
  const most = (seconds: number) => (model.inSpace ? {} : { most: seconds })
  const line = { id: 'line', name: say.chapters.line, caption: fact, joined: true } as const
  if (!judged) return [...parts, { ...line, seconds: 3, ...most(4), open: during('line') }]
  return [
    ...parts,
    { ...line, seconds: 2.4, ...most(3.2), open: during('line', 0, VERDICT) },
    {
      id: 'verdict',
      name: say.chapters.verdict,
      caption: judged,
      seconds: 1.8,
      ...most(1.6),
      joined: true,
      open: during('line', VERDICT, 1),
    },
  ]
}

/** Seconds of each part in a time: more or fewer in the same ratio, but none more than the most that it takes. */
export function partSeconds(parts: readonly Pick<Part, 'seconds' | 'most'>[], duration: number): number[] {
  const most = parts.map(part => part.most ?? Infinity)
  let capped = parts.map(() => false)
  for (;;) {
    const taken = parts.reduce((sum, _, i) => sum + (capped[i] ? most[i] : 0), 0)
    const pace =
      (duration - taken) / parts.reduce((sum, { seconds }, i) => sum + (capped[i] ? 0 : seconds), 0)
    const over = parts.map(({ seconds }, i) => capped[i] || seconds * pace > most[i])
    if (over.every((is, i) => is === capped[i]))
      return parts.map(({ seconds }, i) => (capped[i] ? most[i] : seconds * pace))
    capped = over
  }
}

/** A scene that turns, once round. */
function turning(id: string, name: string, caption: string, source: SceneDefinition): Part {
  return {
    id,
    name,
    caption,
    seconds: 4.8,
    open: stage => {
      const scene = stage.scene(source)
      return (share, view) => scene.at(share * scene.duration, view)
    },
  }
}
