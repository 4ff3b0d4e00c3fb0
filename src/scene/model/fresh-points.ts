import { generateDataset } from '../../data/build.ts'
import type { Dataset, HeldOut } from '../../data/dataset.ts'
import { reduceDataset } from '../../network/reduce.ts'
import type { Spec } from '../../options/spec.ts'

/**
 * As many points as a generated dataset has, which its generator draws with the next data seed, in the features, the scale
 * and the components of that dataset.
 *
 * @throws SpecError where the generator does not give such points
 */
export function freshPoints(spec: Spec, { y, features, scale, classes, reduction }: Dataset): HeldOut {
  const next = { ...spec, samples: y.length, dataSeed: (spec.dataSeed ?? spec.seed) + 1, test: null }
  const drawn = generateDataset(next, {
    features: reduction?.features ?? features,
    scale: reduction?.scale ?? scale,
    classes,
  })
  return reduceDataset(drawn, null, reduction)
}
