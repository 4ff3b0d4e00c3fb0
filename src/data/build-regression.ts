import { SpecError } from '../options/error.ts'
import type { Spec } from '../options/spec.ts'
import { type ModelData, scaled, withFeatures } from './build.ts'
import type { RawRegression, RegressionDataset, Scale, Unit } from './dataset.ts'
import { formulaGenerator } from './formula.ts'
import { withHeldOut } from './held-out.ts'
import { LEAST } from './number.ts'
import { areAllEqual, fitScale } from './scale.ts'

/** Draws and scales points of a formula, for a model with its inputs. @throws SpecError for no numbers, or other features */
export function generateRegression(spec: Spec, given?: ModelData): RegressionDataset {
  const { data, domain, dataSeed, seed, noise, samples } = spec
  const drawn = { samples: samples!, noise: noise!, domain: domain!, seed: dataSeed ?? seed }
  const raw = formulaGenerator(data).generate(drawn)
  const points = given ? withFeatures(raw, given.features, data) : raw
  const rows = withHeldOut({ ...raw, ...points }, spec)
  return standardized(scaled(rows, spec, given), given?.target ?? unitsOf(rows))
}

/** Points with targets in their own units, and in these. */
export function standardized(
  {
    y,
    target: name,
    test,
    ...points
  }: RawRegression & Partial<Pick<RegressionDataset, 'test'>> & { scale: Scale },
  { mean, deviation, log }: Unit,
): RegressionDataset {
  const target = { name, mean, deviation, ...(log && { log }) }
  return {
    ...points,
    ...{ y: standardizedTarget(y, target), target, classes: [] },
    ...(test && { test: { x: test.x, y: standardizedTarget(test.y, target) } }),
  }
}

export function standardizedTarget(y: Float64Array, { mean, deviation }: Unit): Float64Array {
  return y.map(value => (value - mean) / deviation)
}

/** The units of targets to train on; messages name a `file`. @throws SpecError where they are all the same, or of one row */
export function unitsOf({ y, target: name }: Pick<RawRegression, 'y' | 'target'>, file?: string) {
  const at = file === undefined ? undefined : { place: { file } }
  if (y.length < 2)
    throw new SpecError(name, `${y.length} row`, 'a target of two rows or more to train on', at)
  if (areAllEqual(y))
    throw new SpecError(name, y[0], 'a target that differs between the rows to train on', at)
  const { mean, deviation } = fitScale(y, 1, 'standard')
  if (deviation[0] < LEAST)
    throw new SpecError(name, deviation[0], `numbers that differ by ${LEAST} or more`, at)
  return { mean: mean[0], deviation: deviation[0] }
}
