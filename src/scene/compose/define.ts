import type { Dataset } from '../../data/dataset.ts'
import type { Caption } from '../../language/facts.ts'
import type { Language } from '../../language/language.ts'
import type { ClassRecord, Network, RegressionRecord } from '../../network/network.ts'
import type { SceneFacts } from '../../options/catalog.ts'
import type { SequencePart } from '../../options/forms.ts'
import type { Spec } from '../../options/spec.ts'
import type { FigureSpec } from '../../options/sweep.ts'
import type { ChapterPlan } from '../chapters.ts'
import type { Font } from '../font.ts'
import type { Layout, MarkName } from '../layout/layout.ts'
import type { ClassModel } from '../model/class-model.ts'
import type { LinesDrawn } from '../model/drawn.ts'
import type { FigureModel } from '../model/figure-model.ts'
import type { LearningClock } from '../model/learning/learning-clock.ts'
import type { PartName, RegressionPartName } from '../model/parts.ts'
import type { RegressionModel } from '../model/regression-model.ts'
import type { Chapter } from '../scene.ts'
import type { Shape } from '../shape.ts'
import type { Theme } from '../style/theme.ts'
import type { Draw } from '../timeline/timeline.ts'
import type { UnitFacts } from '../units/unit-facts.ts'
import type { PlacedUnit } from '../units/unit-ids.ts'
import type { PredictedPoint } from '../words/predicted-point.ts'

/** The scenes that a figure may show, by name: all of them, or those that a page brings along. */
export type SceneTable = Readonly<Record<string, SceneDefinition<FigureModel>>>

type PartOf<Model> = Model extends RegressionModel ? RegressionPartName : PartName

type RecordOf<Model> = Model extends RegressionModel ? RegressionRecord : ClassRecord

/** The scene that plays parts one after the other; a page without such has none. */
export type PlaySequence = (parts: readonly SequencePart[], scenes: SceneTable) => SceneSource

/** The input of planning a scene. */
export interface SceneContext<Model extends FigureModel = ClassModel> {
  spec: Spec
  /** The model of the figure. It does not depend on the scene: all panels of a picture have the same. */
  model: Model
  say: Language
  record?: RecordOf<Model> | undefined
  theme: Theme
  /** The font of its texts, where that is not the bundled one. */
  font?: Font | undefined
  /** Set where it is a panel of a sweep. */
  sweep?: SweepContext<Model> | undefined
}

/** The things that the panels of a sweep have in common. */
export interface SweepContext<Model extends FigureModel = ClassModel> {
  /** The clock of all trainings. */
  clock: LearningClock | undefined
  /** The model of the deepest network, whose chapters are those of the picture. */
  leading: Model
}

/** The texts of a scene, its chapters and its drawing. What is `@unpaged` no page calls: there it is null. */
export interface ScenePlan {
  /** Its own title, for a spec that gives none. */
  title: string
  chapters: readonly ChapterPlan[]
  /** Its own captions by chapter id, or one for all chapters. */
  captions: Caption | Readonly<Record<string, Caption>>
  /** Captions that frames bring themselves, so that the head has room for them. */
  spoken?: readonly Caption[]
  /** Captions by chapter id that the spec gives a part of a sequence, before its one for all. */
  given?: Readonly<Record<string, string>>
  /** Its own titles by chapter id, where they differ from chapter to chapter. */
  titles?: Readonly<Record<string, string>>
  /** The moment that a still shows: a time, and the chapter that it belongs to. */
  poster(chapters: readonly Chapter[]): { time: number; chapter: Chapter }
  /** The end of its argument, where all of the result is there and said, like the still; that without it. */
  end?(chapters: readonly Chapter[]): { time: number; chapter: Chapter }
  /** The chapter in which it goes one way, where it then comes back the same way. */
  way?(chapters: readonly Chapter[]): Chapter
  /** Facts that the picture cannot carry. @unpaged */
  notes(): readonly string[]
  /** The marks of points that it draws, where data and network have such, but for those held out, which all scenes draw. */
  marks?: readonly MarkName[]
  /** No legend in the head, as it says itself what its colours mean. */
  legend?: false
  /** Set where it fills all that is below the head, instead of a square. */
  below?: true
  /** Set where it does not move at all. */
  rests?: true
  /** The words and, `@unpaged` too, notes on its slices, where it has several. */
  sliced?: { near: readonly string[]; notes(): readonly string[] }
  /** Pixels that a scale below its plot takes at a text scale of 1; none without it. */
  foot?: number
  /** Prepares all that does not change with time. */
  draw(layout: Layout, chapters: readonly Chapter[]): Draw
}

/** One kind of scene, which draws any network of its task, wherever it was trained. What is `@unpaged` is null in pages. */
export interface SceneDefinition<Model extends FigureModel = ClassModel> {
  facts: SceneFacts
  /** The parts that it takes of a network besides the model that all scenes have. */
  parts?: readonly PartOf<Model>[]
  /** Those that it takes besides, by what it plays. */
  playedParts?: Partial<Record<NonNullable<Spec['play']>, readonly PartOf<Model>[]>>
  /** True where it shows the network that it was given; true by default. */
  showsNetwork?(spec: FigureSpec): boolean
  /** A clause of the alternative text: what happens in it, for one who does not see it. @unpaged */
  alt(spec: Spec, model: Model, say: Language): string
  /** A sentence of the alternative text: the results that it shows, where they are not the network's alone. @unpaged */
  result?(model: Model, say: Language): string
  /** The linear decisions that it draws; none without it. @unpaged */
  lines?(spec: Spec, model: Model): LinesDrawn
  /** The scene that draws a network without hidden layers over a plane, on which nothing would move here. */
  resting?: string
  /** True where a camera sees what it shows of a model; without it that is a plane. */
  hasCamera?(model: Model): boolean
  /** The words for what is missing over more than two features; `whole` where it is missing over one, too. */
  plane?: { missing: string; whole?: true }
  /** The chapters in which the border between the classes lies in the hidden space, and in the input: on a page a bead runs along it. */
  bead?: readonly string[]
  /** The units that it frames, for a reader who points at one: their places among shapes, and their facts. */
  units?: {
    placed(shapes: readonly Shape[]): PlacedUnit[]
    facts(model: Model, unit: string, say: Language): UnitFacts
    /** The model without a unit; null for what is no hidden unit. */
    without?(model: Model, unit: string): Model | null
  }
  /** The target and the prediction of a row, where it has these instead of a class. */
  point?(model: Model, row: number, say: Language): PredictedPoint
  /** @throws SpecError for data, or a network that is known or that the spec names, that it cannot show: asked before a training */
  check?(dataset: Dataset, spec: Spec, network?: Network): void
  /** @throws SpecError for what it cannot show */
  plan(context: SceneContext<Model>): ScenePlan
}

/** A scene of regression. */
export type RegressionScene = SceneDefinition<RegressionModel>

/** The source of a scene: one of the table, or several that are played as one, which has no facts of its own. */
export type SceneSource = Pick<
  SceneDefinition<FigureModel>,
  'check' | 'plan' | 'plane' | 'hasCamera' | 'showsNetwork'
> & {
  facts?: SceneFacts
}
