import { classCount } from '../options/dataset-facts.ts'
import { SpecError } from '../options/error.ts'
import type { Spec } from '../options/spec.ts'
import type { ClassDataset, RawDataset, Scale, Unit } from './dataset.ts'
import type { Encoding } from './encoding.ts'
import { withHeldOut } from './held-out.ts'
import { generatorOf, generators } from './registry.ts'
import { takeColumns } from './sample.ts'
import { applyScale, fitScale } from './scale.ts'

/** The data that a network was trained on, as far as its model file knows them: what it does not is the data's own. */
export interface ModelData {
  features?: readonly string[]
  classes?: readonly string[]
  /** It replaces the spec's. */
  scale?: Scale
  encodings?: readonly Encoding[]
  /** The unit of the target of a regression, which has no classes. */
  target?: Unit
}

/**
 * Draws a built-in dataset with all its features, or those of a model, and scales it.
 *
 * @param rows those of its generator's `loadRows`, where it has that
 * @throws SpecError for an unknown dataset, or when a model has other features or lacks a class
 */
export function generateDataset(spec: Spec, given?: ModelData, rows?: readonly string[]): ClassDataset {
  const raw = generated(spec, rows)
  return scaled(withHeldOut(given ? asGiven(raw, given, spec.data) : raw, spec), spec, given)
}

/** The points of a built-in dataset, `rows` as of `generateDataset`. @throws SpecError for an unknown one */
export function generated(spec: Spec, rows?: readonly string[]): RawDataset {
  const generator = generatorOf(spec.data)
  if (!generator)
    throw new SpecError('data', spec.data, `one of ${generators.map(({ name }) => name).join(', ')}`)
  return generator.generate({
    samples: spec.samples ?? generator.samples,
    noise: spec.noise ?? generator.noise ?? 0,
    classes: classCount(spec, generator),
    hollow: spec.hollow,
    seed: spec.dataSeed ?? spec.seed,
    rows,
  })
}

/** Size of a scaled feature at most: beyond it neither training nor a picture has digits left. */
const maxScaled = 1e9

/** Points of either task. */
export type PlainPoints = Pick<RawDataset, 'x' | 'features' | 'unfilled' | 'encodings'> & {
  test?: { x: Float64Array }
}

/** Points with other numbers: of the rows that are held out, and of those with gaps, too. */
export function mapNumbers<Raw extends PlainPoints>(raw: Raw, map: (x: Float64Array) => Float64Array): Raw {
  const { x, unfilled, test } = raw
  return {
    ...raw,
    x: map(x),
    ...(unfilled && { unfilled: map(unfilled) }),
    ...(test && { test: { ...test, x: map(test.x) } }),
  }
}

/** Points in the scale of a model, or in that of the spec. @throws SpecError for values far too large in that scale */
export function scaled<Raw extends PlainPoints>(raw: Raw, spec: Spec, given?: ModelData) {
  const scale = given?.scale ?? fitScale(raw.x, raw.features.length, spec.scale)
  const points = mapNumbers(raw, x => applyScale(x, scale))
  for (const values of [points.x, points.test?.x ?? []]) {
    const odd = values.findIndex(value => !(Math.abs(value) <= maxScaled))
    if (odd < 0) continue
    const name = raw.features[odd % raw.features.length]
    const field = given?.scale ? 'model' : 'scale'
    const expected = `a scale in which ${name} has values from -${maxScaled} to ${maxScaled}`
    throw new SpecError(field, spec[field], expected)
  }
  return { ...points, scale }
}

/** The same points with a model's order of features and its class indexes. */
function asGiven(raw: RawDataset, given: ModelData, data: string): RawDataset {
  const { y, classes } = raw
  const points = withFeatures(raw, given.features, data)
  if (!given.classes) return { ...points, y, classes }
  const indexes = classes.map(name => given.classes!.indexOf(name))
  if (indexes.includes(-1)) {
    const unknown = classes[indexes.indexOf(-1)]
    throw new SpecError('model', given.classes, `a class "${unknown}", which ${data} has`)
  }
  return { ...points, y: y.map(index => indexes[index]), classes: [...given.classes] }
}

/** Points with a model's features in its order, if it names them. @throws SpecError for one that the data do not have */
export function withFeatures(
  { x, features }: PlainPoints,
  names: readonly string[] = features,
  data: string,
): PlainPoints {
  const columns = names.map(name => features.indexOf(name))
  if (columns.includes(-1)) {
    const missing = names[columns.indexOf(-1)]
    throw new SpecError('model', missing, `features of ${data}: ${features.join(', ')}`)
  }
  return { x: takeColumns(x, features.length, columns), features: [...names] }
}
