import { expect, it } from 'vitest'
import { readSpec } from '../../src/encode/read-spec.ts'
import { runToEnd } from '../../src/network/lbfgs.ts'
import { trainInSteps } from '../../src/network/train.ts'
import { loadDataset } from '../../src/render/load.ts'
import { openVectors } from './kernels.ts'

// Counted on this dataset: 4,392 evaluations with 8,3 units, and 1,923 with 16. With starts that all go to their end there were
// 7,194 with 8,3; with 10 pairs, and each problem on the way to the next solved to its end, 10,842 and 5,127.
it.each([
  [[8, 3], 5000, 0.4486],
  [[16], 3500, 0.1312],
])('digits with %j units take few evaluations, and end as low as with more', async (hidden, most, loss) => {
  const spec = readSpec({ data: 'digits', hidden })
  const { record } = runToEnd(trainInSteps(await loadDataset(spec), spec, { openLoops: openVectors }))
  const all = [...(record.failed ?? []), record]
  expect(all.reduce((sum, { evaluations }) => sum + evaluations, 0)).toBeLessThan(most)
  expect(record.loss).toBeLessThan(loss)
  expect(record.correct).toBeGreaterThanOrEqual(1785)
})
