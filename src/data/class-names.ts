import { SpecError } from '../options/error.ts'
import type { Spec } from '../options/spec.ts'
import type { ClassDataset } from './dataset.ts'

/**
 * The data with the names that a spec gives its classes, in their order; without any the data itself. Its points, and
 * so the network, stay as they are.
 *
 * @throws SpecError for another number of names
 */
export function withClassNames(
  dataset: ClassDataset,
  { classNames }: Pick<Spec, 'classNames'>,
): ClassDataset {
  if (classNames === null) return dataset
  const { classes } = dataset
  if (classNames.length === classes.length) return { ...dataset, classes: classNames }
  const own = classes.slice(0, 12).join(', ')
  throw new SpecError(
    'classNames',
    classNames.join(','),
    `${classes.length} names, one for each class: ${own}`,
  )
}
