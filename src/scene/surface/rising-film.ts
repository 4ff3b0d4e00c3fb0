import { seenFrom } from '../../geometry/camera.ts'
import { eases } from '../../geometry/ease.ts'
import type { Caption } from '../../language/facts.ts'
import { hasHidden } from '../../network/network.ts'
import { logit } from '../../network/scores.ts'
import { chapterMoment, type Moves } from '../chapters.ts'
import type { SceneContext } from '../compose/define.ts'
import { type Turned, turnedBy } from '../coordinates/turn.ts'
import type { Layout } from '../layout/layout.ts'
import type { FigureModel } from '../model/figure-model.ts'
import type { PlaneSum } from '../model/plane-sum.ts'
import type { Chapter } from '../scene.ts'
import { faded } from '../shape.ts'
import { timeline } from '../timeline/timeline.ts'
import { type Risen, risingSheet } from './rising-sheet.ts'
import type { SurfaceKind } from './surface-kind.ts'
import type { turningSheet } from './surface-plot.ts'

/** Seconds from which on there is time for all chapters; in fewer, a sheet only turns. */
const WHOLE = 10

/** The probability to which water rises, and 1 less that to which it sinks; and stops on the way there from ½. */
const HIGH_WATER = 0.95
const STOPS = 10

/** Places of the turn, each of which is a new picture in all its parts; and the share of it in which water goes before. */
const PLACES = 64
const DRAINS = 0.06
const inPlaces = (time: number) => Math.round(time * PLACES) / PLACES

/** What moves in the chapters, and their seconds where the whole takes as long as by itself. */
const CHAPTERS: Record<string, [seconds: number, moves: Moves]> = {
  units: [1.9, { shown: { over: [0, 0.25] } }],
  sum: [2.5, { slid: { over: [0, 1], ease: eases.linear } }],
  bias: [1.3, { biased: { over: [0, 0.7] } }],
  water: [1.9, { colored: { over: [0, 0.35] }, water: { over: [0, 0.35] } }],
  squash: [1.5, { squashed: { over: [0, 0.8] } }],
  level: [2.4, { rises: { over: [0, 0.25] }, sinks: { over: [0.37, 0.72] }, evens: { over: [0.84, 1] } }],
  result: [1.6, { squashed: { over: [0, 0.4] }, colored: { over: [0.4, 0.7] } }],
  turn: [5, { drains: { over: [0, DRAINS] }, turn: { over: [DRAINS, 1], ease: inPlaces } }],
  after: [0.7, { gone: { over: [0.3, 1] } }],
}

/** A sheet comes to be of the sheets of units, stands in water where it has a kind, and turns; null where time is short. */
export function risingFilm(
  sum: PlaneSum,
  { spec, model, say, theme }: SceneContext<FigureModel>,
  result: Caption,
  kind: SurfaceKind | null,
  open: (layout: Layout) => Risen & Turned & { turning: ReturnType<typeof turningSheet> },
) {
  if (!spec.sheet || spec.duration < WHOLE) return null
  const { results, chapters, layers } = say
  const units = sum.parts.flat().length
  const level = { high: HIGH_WATER, low: 1 - HIGH_WATER }
  const captions: Record<string, Caption> = {
    units: hasHidden(model.network) ? results.sheets({ units }) : layers.scored({ classes: 2 }),
    ...(sum.parts.length > 1 && { sum: results.added({ shape: kind?.shape ?? null }) }),
    bias: results.bias({ raises: sum.bias > 0 }),
    ...(kind && {
      water: results.shore({ name: kind.name! }),
      squash: results.squashed,
      level: results.levels(level),
    }),
    ...(!kind && { result }),
    ...{ turn: result, after: result },
  }
  const named: Record<string, string> = {
    result: chapters.result,
    turn: chapters.turn,
    after: chapters.afterTurn,
  }
  const plans = Object.entries(captions).map(([id, [name]]) => {
    const [share, moves] = CHAPTERS[id]
    return { id, name: named[id] ?? name, share, moves }
  })
  const film = timeline(spec, plans, layout => {
    const sheet = open(layout)
    const rise = risingSheet(sum, sheet)
    return (channels, view) => {
      const { gone, drains, colored, squashed, water = 0, rises = 0, sinks = 0, evens = 0 } = channels
      const own = { ...sheet.camera, azimuth: sheet.camera.azimuth + turnedBy(channels, spec.turns) }
      const seen = { ...seenFrom(own, view), zoom: view?.zoom ?? 1 }
      if (drains === 1 && gone === 0) return sheet.shapes(seen)
      const odds = (Math.round((rises - 2 * sinks + evens) * STOPS) / STOPS) * logit(HIGH_WATER)
      const { shapes, names } = sheet.turning(seen, {
        paint: frame => {
          const risen = rise({ ...channels, water: water * (1 - drains) }, odds, frame)
          return { shapes: faded('rising', risen, 1 - gone), places: new Float64Array() }
        },
        map: colored * (1 - gone),
        upright: squashed * (1 - gone),
      })
      return [...shapes, ...names]
    }
  })
  return { ...film, captions, poster: (all: readonly Chapter[]) => chapterMoment(all, 'turn', DRAINS) }
}
