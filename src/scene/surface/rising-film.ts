import { seenFrom } from '../../geometry/camera.ts'
import { eases } from '../../geometry/ease.ts'
import type { Caption } from '../../language/facts.ts'
import { hasHidden } from '../../network/network.ts'
import { logit } from '../../network/scores.ts'
import type { Spec } from '../../options/spec.ts'
import { type ChapterPlan, chapterMoment } from '../chapters.ts'
import type { SceneContext, ScenePlan } from '../compose/define.ts'
import { turnedBy } from '../coordinates/turn.ts'
import type { Layout } from '../layout/layout.ts'
import type { FigureModel } from '../model/figure-model.ts'
import { faded } from '../shape.ts'
import { timeline } from '../timeline/timeline.ts'
import { type Origin, openRisingSheet } from './rising-sheet.ts'
import type { SurfaceKind } from './surface-kind.ts'
import { type SheetInSpace, turningSheet } from './surface-plot.ts'

/** Seconds from which on there is time for all chapters. */
const WHOLE = 10

/** True for a film of all chapters; a shorter one only turns, and one without sheets. */
export const isWhole = ({ duration, sheet }: Pick<Spec, 'duration' | 'sheet'>) => sheet && duration >= WHOLE

/** The probability to which the water rises, and from 1 on that to which it sinks; and places on the way of ½ to there. */
const HIGH_WATER = 0.95
const STOPS = 10

/** Places of a turn, each of which is a new picture in all its parts; and the share of it in which the water goes before. */
const PLACES = 64
const DRAINS = 0.06

/** The chapters of a sheet that rises from the sheets of its units, stands in water where it is a probability, and turns. */
export function risingFilm(
  origin: Origin,
  open: (layout: Layout) => SheetInSpace,
  {
    spec,
    model,
    say,
    theme,
    sweep,
  }: Pick<SceneContext<FigureModel>, 'spec' | 'model' | 'say' | 'theme' | 'sweep'>,
  result: Caption,
  kind: SurfaceKind | null,
): Pick<ScenePlan, 'chapters' | 'captions' | 'poster' | 'draw'> {
  const { rising, chapters } = say
  const { sum } = origin
  const even = { over: [0, 1], ease: eases.linear } as const
  const turn = { drains: { over: [0, DRAINS] }, turn: { ...even, over: [DRAINS, 1] } } as const
  const plan = (id: string, name: string, share: number, moves: ChapterPlan['moves'] = {}) => ({
    id,
    name,
    share,
    moves,
  })
  // Of the networks of a sweep, some may have several units.
  const adds = sum.parts.length > 1 || sweep !== undefined
  const film = timeline(
    spec,
    [
      plan('units', rising.chapters.units, 1.9, { shown: { over: [0, 0.25] } }),
      ...(adds ? [plan('sum', say.lift.chapters.sum, 2.5, { slid: even })] : []),
      plan('bias', rising.chapters.bias, 1.3, { biased: { over: [0, 0.7] } }),
      ...(kind
        ? [
            plan('water', rising.chapters.water, 1.9, {
              colored: { over: [0, 0.35] },
              water: { over: [0, 0.35] },
            }),
            plan('squash', rising.chapters.squash, 1.5, { squashed: { over: [0, 0.8] } }),
            plan('level', rising.chapters.level, 2.4, {
              ...{ rises: { over: [0, 0.25] }, sinks: { over: [0.37, 0.72] }, evens: { over: [0.84, 1] } },
            }),
          ]
        : [
            plan('result', chapters.result, 1.6, {
              squashed: { over: [0, 0.4] },
              colored: { over: [0.4, 0.7] },
            }),
          ]),
      plan('turn', chapters.turn, 5, turn),
      plan('after', chapters.afterTurn, 0.7),
    ],
    layout => {
      const sheet = open(layout)
      const rise = openRisingSheet(origin, sheet, layout, theme)
      const stops = PLACES * Math.ceil(Math.abs(spec.turns ?? 1))
      return (channels, view) => {
        const { left, drains, colored, squashed, water = 0, rises = 0, sinks = 0, evens = 0 } = channels
        const turned = turnedBy({ turn: Math.round(channels.turn * stops) / stops }, spec.turns)
        const own = { ...sheet.camera, azimuth: sheet.camera.azimuth + turned }
        const seen = { ...seenFrom(own, view), zoom: view?.zoom ?? 1 }
        if (drains === 1 && left === 1) return sheet.shapes(seen)
        const odds = (Math.round((rises - 2 * sinks + evens) * STOPS) / STOPS) * logit(HIGH_WATER)
        const { shapes, names } = turningSheet(
          {
            ...sheet.round,
            // The upright axis has the numbers of the end.
            axes: sheet.round.axes.slice(0, squashed < 0.5 ? 2 : 3),
            floor: frame => sheet.round.floor(frame, colored * left, odds),
            paint: frame => {
              const risen = rise({ ...channels, water: water * (1 - drains) }, odds, frame)
              return { shapes: faded('sheet', risen, left), places: new Float64Array() }
            },
          },
          layout,
          theme,
        )(seen)
        return [...shapes, ...names]
      }
    },
    { leaves: all => chapterMoment(all, 'after', 0.3).time },
  )
  return {
    ...film,
    poster: all => chapterMoment(all, 'turn', DRAINS),
    captions: {
      units: rising.units({ units: hasHidden(model.network) ? sum.parts.flat().length : 0 }),
      sum: rising.sum({ shape: kind?.shape ?? null }),
      bias: rising.bias({ raises: sum.bias > 0 }),
      ...(kind && {
        water: rising.water({ name: kind.name! }),
        squash: rising.squash,
        level: rising.level({ high: HIGH_WATER, low: 1 - HIGH_WATER }),
      }),
      ...{ result, turn: result, after: result },
    },
  }
}
