import { classifiers } from '../../estimators/classifiers.ts'
import type { DividedPlane, Plane, Predictor } from '../../estimators/estimator.ts'
import { type Mechanism, oneByOne } from '../../estimators/mark.ts'
import { FEW_LEVELS, roughRegions, smoothRegions } from '../../estimators/regions.ts'
import type { Scores } from '../../geometry/cut-polygon.ts'
import { progress } from '../../geometry/ease.ts'
import { corners } from '../../geometry/linear-scores.ts'
import type { Scored } from '../../language/facts.ts'
import { capital } from '../../language/formats.ts'
import type { Language } from '../../language/language.ts'
import { classScores } from '../../network/forward.ts'
import { inputsOnPlane } from '../../network/input-plane.ts'
import { hasHidden, type Network } from '../../network/network.ts'
import { winners } from '../../network/scores.ts'
import { lostRows } from '../../network/without-unit.ts'
import { keptIn } from '../../options/kept-in.ts'
import type { Spec } from '../../options/spec.ts'
import { openPlane } from '../coordinates/plane.ts'
import type { Layout, MarkName } from '../layout/layout.ts'
import { drawPoints } from '../marks/marks.ts'
import type { ClassModel } from '../model/class-model.ts'
import { pickRows } from '../model/common-model.ts'
import { correctAmong, wrongAmong } from '../model/compared/tasks.ts'
import { firstCuts, type UnitCut } from '../model/cuts.ts'
import { hasPulls, strongestPulls } from '../model/learning/pulls.ts'
import { comparisonOf } from '../model/part-readers.ts'
import { foreignTo, planeOf, type Slice, withNetwork } from '../model/slices/slice.ts'
import { drawnTo, RINGS } from '../plane/drawn-line.ts'
import { filled, type Shape } from '../shape.ts'
import { dotRadius, wrongMarks } from '../style/points.ts'
import type { Theme } from '../style/theme.ts'
import { confidenceTint } from '../style/themes.ts'
import { pointsOf } from '../words/dataset.ts'
import { cutsDecider, linearOf } from '../words/facts.ts'
import { rankingOf } from '../words/scores.ts'
import { foreignNear } from '../words/slice.ts'
import { atRows, drawMarks, type MarkCanvas } from './draw-marks.ts'
import { pullMarks } from './pull-marks.ts'

/** Those of each model, which take a second: a page draws a figure in its author's size and in one that fits. */
const shownOf = new WeakMap<ClassModel, Compared[]>()

/** The classifiers of a model as they are shown. */
export function showComparison(model: ClassModel): Compared[] {
  return keptIn(shownOf, model, () =>
    comparisonOf(model)!.fitted.map(({ name, fitted, wrong }) => {
      // In a plan the network stands in the place of all.
      const classifier = predictorOf(fitted === null ? 'network' : name, model)
      const { own, plane } = overPlane(classifier, fitted, model)
      return { ...classifier.show(own, plane), ...markedBy(plane.scores, wrong, model) }
    }),
  )
}

/** A classifier over the input plane: restricted to a slice where it can be. */
function overPlane(
  { restrict, outputs }: Predictor<Plane, DividedPlane>,
  fitted: unknown,
  { input: { centre, half }, classes, dataset, slice }: ClassModel,
): { own: unknown; plane: Plane } {
  const at = slice && planeOf(slice)
  const restricted = at && restrict?.(fitted, at)
  const own = restricted ?? fitted
  const inputs = (points: Float64Array) => (at && !restricted ? inputsOnPlane(points, at) : points)
  const plane = {
    ...{ centre, half, classes },
    labels: dataset.y,
    scores: (points: Float64Array) => outputs(own, inputs(points)),
    ...(at && { slice: restricted ? ('restricted' as const) : ('whole' as const) }),
    moves: slice?.moving != null,
  }
  return { own, plane }
}

/** A classifier of the registry, or the network of the model beside them. */
function predictorOf(name: string, model: ClassModel): Predictor<Plane, DividedPlane> {
  return (
    classifiers[name] ?? {
      words: say => say.estimators.network,
      restrict: () => model.plane,
      outputs: (_, x) => classScores(model.plane, x),
      show(_, { classes, scores, ...square }) {
        const cuts = firstCuts(model)
        const hidden = hasHidden(model.network)
        return {
          sentence: say =>
            say.classifiers.network({
              // Its counts are of the whole network, as those of all others.
              by: hidden ? cutsDecider({ ...model, slice: null }, cuts.length) : linearOf(2, classes),
              hidden,
            }),
          regions: smoothRegions(scores, classes, square),
          mechanism: unitCuts(cuts),
        }
      },
    }
  )
}

/** The marks of points that some of the classifiers draws. */
function comparedMarks(compared: readonly Compared[], { rows }: ClassModel): MarkName[] {
  const wrong = rows.filter(row => compared.some(one => one.wrong[row] === 1)).length
  const support = compared.some(({ mechanism }) => mechanism.above?.(1).some(({ key }) => key === 'support'))
  const foreign = compared.some(({ slice }) => slice && foreignNear(slice) > 0)
  const others: MarkName[] = [
    ...(support ? ['support' as const] : []),
    ...(foreign ? ['foreign' as const] : []),
  ]
  return [...wrongMarks(wrong), ...others]
}

/** The near points of each classifier that are right in another class's colour, in words; none without a slice. */
export function foreignNotes(model: ClassModel, say: Language): string[] {
  const { scores } = scoresIn(model, say)
  const each = showComparison(model).flatMap(({ slice }, i) =>
    slice ? [{ name: scores[i].label, foreign: foreignNear(slice) }] : [],
  )
  return each.length > 0 ? [say.slice.foreignTo({ each })] : []
}

/** The scores of a model's classifiers under their names, and the points that they are of. */
export function scoresIn(model: ClassModel, say: Language) {
  const { fitted, notLearned } = comparisonOf(model)!
  const scored: Scored = { samples: model.dataset.y.length, notLearned }
  const scores = fitted.map(({ name: id, wrong }, i) => {
    const correct = correctAmong({ wrong }, scored.samples)
    const words = predictorOf(id, model).words(say)
    return { ...words, label: capital(words.name), id, correct, notLearned: notLearned?.correct[i] ?? null }
  })
  return { scores, scored }
}

/** The planes that the classifiers of a model divide, a plot each, and what is said of them. */
export function openPlanes({ model, say, theme }: { model: ClassModel; say: Language; theme: Theme }) {
  const compared = showComparison(model)
  const { scores, scored } = scoresIn(model, say)
  const results = scores.map(score => say.scores.above({ score, scored }))
  return {
    title: say.titles.ways({ count: compared.length }),
    data: say.data.points(pointsOf(model.dataset)),
    captions: compared.map(({ sentence }, i) =>
      say.scores.caption({ label: scores[i].label, says: sentence(say), result: results[i][0] }),
    ),
    ranking: () => say.scores.ranking(rankingOf(scores, scored)),
    plots: scores.map((score, i) => ({ ...score, name: score.id, words: results[i] })),
    draw: (i: number, layout: Layout, state: ComparedState) =>
      drawCompared(model, compared[i], layout, theme, state),
    axes: (layout: Layout, opacity: number) => openPlane(model.input, layout, theme).axes(opacity),
    marks: comparedMarks(compared, model),
  }
}

/** A classifier as it is shown, with the points that it gets wrong. */
export interface Compared extends DividedPlane {
  /** 1 for each row of the data that is on the wrong side, else 0. */
  wrong: Uint8Array
  /** The slice, with the rows that are right though their places on it have another class; null without one. */
  slice: Slice | null
}

/** The progress of a classifier's picture, 0 to 1. */
export interface ComparedState {
  /** The marks of how it finds its answer. */
  mechanism: number
  /** The opacity of marks and lines, while they fade. */
  shown: number
  tint: number
  /** The share of the lines between the classes that is drawn, and after it the rings of points on their wrong side. */
  line: number
  /** The rings of points on the wrong side, where they come later than the lines. */
  rings?: number
}

/** Draws one classifier in a plot of any size, without axes and words. */
export function drawCompared(
  model: ClassModel,
  { regions, mechanism, wrong, slice }: Omit<Compared, 'sentence'>,
  layout: Layout,
  theme: Theme,
  state: ComparedState,
): Shape[] {
  const { input, rows } = model
  const plane = openPlane(input, layout, theme)
  const { place } = plane
  const { scale } = layout
  const canvas: MarkCanvas = { place, scale, radius: dotRadius(rows.length, layout), theme, model }
  const shapes: Shape[] = [filled('ground', [place(corners(input.centre, input.half))], theme.background)]
  if (state.tint > 0)
    for (const { class: k, step, steps, rings } of regions.areas)
      shapes.push(
        filled(`area ${k} ${step}`, rings.map(place), confidenceTint(theme, k, step, steps, state.tint)),
      )
  shapes.push(plane.grid(1 - 0.7 * state.tint))
  shapes.push(...faded('below', state, layout, canvas, mechanism.below))
  const { line, shown } = state
  const ink = { stroke: theme.ink, width: 2.2 * scale }
  shapes.push(...drawnTo('border', regions.borders.map(place), line, shown, ink))
  shapes.push(plane.frame)
  // All stay in one order, whoever is wrong about them: so none jumps from one classifier to the next.
  // Names in each of several small plots would be many.
  const points = { ...model, named: false, rows: rows.toSorted(), wrong: 0, slice }
  const centres = place(pickRows(input.coordinates, points.rows, 2))
  const ringed = state.rings ?? progress(line, RINGS, 1) * shown
  shapes.push(...drawPoints(points, centres, layout, theme, { foreign: ringed }))
  // In a training wrong points are told by the regions, too: rings that lie on each other leave.
  const lighter = state.rings === undefined ? undefined : 1
  const missed = Array.from(points.rows).filter(row => wrong[row] === 1)
  if (ringed > 0 && missed.length > 0) shapes.push(...rings(missed, canvas, ringed, lighter))
  shapes.push(...faded('above', state, layout, canvas, mechanism.above))
  return shapes
}

/** The points that a classifier puts on the wrong side, with those that are right in another class's colour. */
function markedBy(scores: Scores, wrong: Uint8Array, { slice, input, all, classes }: ClassModel) {
  if (!slice) return { wrong, slice }
  const right = wrong.map(one => 1 - one)
  const foreign = foreignTo({ labels: all.y, right, classes }, scores(input.coordinates))
  return { wrong, slice: { ...slice, foreign } }
}

/** The same for the network of a model; of one that lacks a unit, the rows that are lost. */
export function markedRows(model: ClassModel): Pick<Compared, 'wrong' | 'slice'> {
  const { network, plane, all, classes, without } = model
  const lost = lostRows(without)
  const wrong = without
    ? Uint8Array.from(all.y.keys(), row => Number(lost.has(row)))
    : wrongAmong(winners(classScores(network, all.x), classes), all.y)
  return markedBy(places => classScores(plane, places), wrong, model)
}

/** The units cut one after the other. */
export function unitCuts(cuts: readonly UnitCut[]): Mechanism {
  const ends = cuts.map(cut => cut.ends)
  return {
    below: progress => [
      { kind: 'lines', key: 'cuts', lines: oneByOne(ends, progress), stroke: 'accent', width: 1.6 },
    ],
  }
}

/** Pieces of a ring of so few pixels: within a twentieth of one, and half of them are half the work in every frame. */
const RING = 24

function rings(rows: number[], canvas: MarkCanvas, opacity: number, lighter?: number): Shape[] {
  const { radius, scale, theme } = canvas
  const around = { rows, radius: radius + 1.7 * scale, least: radius, lighter, pieces: RING }
  return atRows(around, 1.2 * scale, opacity, canvas).map(shape => ({ ...shape, stroke: theme.ink }))
}

/** The marks of a mechanism, clipped to the plot. */
function faded(
  key: string,
  { mechanism, shown }: ComparedState,
  { plot: { x, y, size } }: Layout,
  canvas: MarkCanvas,
  marks: Mechanism['below'],
): Shape[] {
  if (mechanism <= 0 || shown <= 0) return []
  const children = drawMarks(marks?.(mechanism) ?? [], canvas)
  return [{ kind: 'group', key, children, clip: { rectangle: [x, y, size, size] }, opacity: shown }]
}

/** The input plane as the networks of a training divide it: their regions and the cuts of their first layer. */
export function learningRegions(model: ClassModel, layout: Layout, theme: Theme, spec: Spec) {
  const axes = openPlane(model.input, layout, theme).axes()
  return (network: Network, { shown, rings }: { shown: number; rings: number }): Shape[] => {
    const now = withNetwork(model, network)
    const scores = (points: Float64Array) => classScores(now.plane, points)
    const seen = spec.cuts ? firstCuts(now) : []
    const pulled = hasPulls(spec, now) ? strongestPulls(now, seen) : []
    const divided = {
      regions: roughRegions(scores, model.classes, model.input, FEW_LEVELS),
      mechanism: { below: () => [...pullMarks(pulled, now), ...unitCuts(seen).below!(1)] },
      ...markedRows(now),
    }
    const state = { mechanism: 1, shown, tint: shown, line: 1, rings }
    return [...drawCompared(model, divided, layout, theme, state), ...axes]
  }
}
