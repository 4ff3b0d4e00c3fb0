import { type Dataset, isRegression, type Reduction } from '../data/dataset.ts'
import { percent } from '../data/number.ts'
import { SpecError } from '../options/error.ts'
import type { Spec } from '../options/spec.ts'
import { discriminants } from './discriminants.ts'
import { principalComponents, projectOntoComponents } from './projection.ts'

/** Size of a component at most, as of a scaled feature. */
const maxComponent = 1e9

/** The reduction that a spec asks for. @throws SpecError where the data do not give so many components */
export function fitReduction(dataset: Dataset, reduce: NonNullable<Spec['reduce']>): Reduction {
  const { x, y, features, classes } = dataset
  const [method, number] = reduce.split(':') as [Reduction['method'], string]
  const count = Number(number)
  const refuse = (expected: string, instead?: string) =>
    new SpecError('reduce', reduce, expected, instead ? { suggestion: `"${instead}"` } : undefined)
  if (features.length === count) throw refuse(`nothing: the data have ${count} features already`)
  if (features.length < count) throw refuse(`at least ${count} features, the data have ${features.length}`)
  if (method === 'pca') {
    if (y.length < count) throw refuse(`at least ${count} rows, the data have ${y.length}`)
    const { mean, axes, shares } = principalComponents(x, y.length, features.length, count)
    return { method, mean: [...mean], axes, shares }
  }
  const pca = `pca:${count}`
  if (isRegression(dataset)) throw refuse('principal components: discriminants part classes', pca)
  const most = classes.length - 1
  if (count > most) throw refuse(`at most ${most}, one discriminant less than classes`, pca)
  if (y.length <= classes.length) throw refuse(`more rows than classes, the data have ${y.length}`, pca)
  const found = discriminants(dataset)
  if (found.axes.length < count)
    throw refuse(
      `class means that differ in ${count} directions, those of the data in ${found.axes.length}`,
      pca,
    )
  const { mean, axes, shares } = found
  return { method, mean: [...mean], axes: axes.slice(0, count), shares: shares.slice(0, count) }
}

/**
 * A scaled dataset on the components that a spec asks for, or that a model was trained on: they are its features, and not
 * scaled again. Where neither has any it stays as it is.
 *
 * @throws SpecError where the data do not give such components, or with values that are far too large
 */
export function reduceDataset<Data extends Dataset>(
  dataset: Data,
  reduce: Spec['reduce'],
  given?: Reduction,
): Data {
  const reduction = given ?? (reduce && fitReduction(dataset, reduce))
  if (!reduction) return dataset
  const { features, scale } = dataset
  const { method, axes, shares } = reduction
  const onAxes = (rows: Pick<Dataset, 'x' | 'y'>) => projectOntoComponents(rows.x, rows.y.length, reduction)
  const x = onAxes(dataset)
  const test = dataset.test && { ...dataset.test, x: onAxes(dataset.test) }
  const isVisible = (value: number) => Math.abs(value) <= maxComponent
  if (!x.every(isVisible) || test?.x.every(isVisible) === false)
    throw new SpecError('reduce', method, `components with values from -${maxComponent} to ${maxComponent}`)
  const name = { pca: 'PC', lda: 'LD' }[method]
  return {
    ...dataset,
    x,
    features: axes.map((_, k) => `${name}${k + 1} (${percent(shares[k])})`),
    scale: { mean: axes.map(() => 0), deviation: axes.map(() => 1) },
    reduction: { ...reduction, features, scale },
    ...(test && { test }),
  }
}
