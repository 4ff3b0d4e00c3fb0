export type {
  ClassDataset,
  Dataset,
  HeldOut,
  HeldOutRegression,
  Reduction,
  RegressionDataset,
  Scale,
  Target,
} from './data/dataset.ts'
export type { DateForm } from './data/dates.ts'
export type { Encoding } from './data/encoding.ts'
export type { FigureInput, SpecInput } from './encode/catalog.ts'
export type { PlainFormat } from './encode/formats.ts'
export {
  createPalette,
  type GifOptions,
  type IndexedFrame,
  indexPixels,
  type Pixels,
  writeGif,
} from './encode/gif/steps.ts'
export { readFigureSpec, readSpec } from './encode/read-spec.ts'
export type { Recipe } from './encode/recipe.ts'
export type { Weights } from './encode/weights.ts'
export { bundledFont } from './figure/built.ts'
export { draw } from './figure/draw.ts'
export {
  type Figure,
  type FigureCall,
  type FigureCallOptions,
  type FigureNetwork,
  figure,
} from './figure/figure.ts'
export type { FigureProgress } from './figure/make.ts'
export { type OwnData, toTable } from './figure/own-data.ts'
export type { Files } from './figure/page-host.ts'
export { type TrainAsyncOptions, type TrainingInput, train, trainAsync } from './figure/train.ts'
export { loadLanguage } from './language/languages.ts'
export type { ActivationName } from './network/activation.ts'
export type { BestLine } from './network/best-line.ts'
export type { TrialStep } from './network/candidates.ts'
export type { InsidePoint } from './network/fences/openings.ts'
export { forward } from './network/forward.ts'
export { type MinimizeOptions, type Minimum, minimize, type Objective } from './network/lbfgs.ts'
export { lossAndGradient } from './network/loss.ts'
export type { Model, Snapshot } from './network/models/model.ts'
export { readModel, toModel } from './network/models/nnanim.ts'
export type {
  Choice,
  ClassHits,
  ClassRecord,
  ClassScores,
  ContinuationStage,
  FailedStart,
  FitScores,
  HeldOutRecord,
  Iterate,
  Layer,
  Network,
  RegressionChoice,
  RegressionRecord,
  RegressionTrial,
  SolverRecord,
  TrainingRecord,
  Trial,
  Verdict,
} from './network/network.ts'
export { type AdamOptions, adamUpdate as adam } from './network/solvers/adam.ts'
export type { Update } from './network/solvers/epochs.ts'
export { type SgdOptions, sgdUpdate as sgd } from './network/solvers/sgd.ts'
export type {
  ClassTraining,
  IterationStep,
  RegressionTraining,
  TrainingOf,
  TrainingOptions,
  TrainingSpec,
  TrainingStep,
} from './network/training.ts'
export { type VerdictOptions, verdict } from './network/verdict.ts'
export { type Place, SpecError, WorkError } from './options/error.ts'
export type { HiddenLayer, Interval, SequencePart, ThemeChange } from './options/forms.ts'
export type { Size } from './options/paper.ts'
export type { ReadOptions } from './options/read-text.ts'
export type { Spec } from './options/spec.ts'
export type { FigureSpec, SpecJson, Sweep, SweepPanel } from './options/sweep.ts'
export { paint } from './paint/paint.ts'
export { toSvg } from './paint/svg.ts'
export type { OwnPlane, OwnScene } from './scene/compose/own-scene.ts'
export type { Font } from './scene/font.ts'
export type { Asked, Chapter, Moment, Scene, View } from './scene/scene.ts'
export { buildScene } from './scene/scenes/build.ts'
export { loadScenes } from './scene/scenes/registry.ts'
export type {
  DotsShape,
  GroupShape,
  ImageShape,
  Marker,
  PathShape,
  Shape,
  TextShape,
} from './scene/shape.ts'
