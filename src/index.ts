export * from './core.ts'
export type { PairDependence, PartialDependence } from './network/dependence.ts'
export type { FewColumns } from './network/few-columns.ts'
export type { StepLayer } from './network/one-step.ts'
export type { WithoutUnit } from './network/without-unit.ts'
export { loadFont } from './render/font.ts'
export { loadDataset, loadRegression } from './render/load.ts'
export type { Progress, RenderOptions } from './render/options.ts'
export { render } from './render/render.ts'
export type {
  ColumnResult,
  ComparisonResult,
  ConfusionResult,
  ErrorColumnResult,
  ExplainResult,
  FencedOff,
  FenceResult,
  NotLearnedScore,
  Output,
  PanelResult,
  RegionsResult,
  RegressorResult,
  ResidualResult,
  Result,
  SliceResult,
} from './render/result.ts'
