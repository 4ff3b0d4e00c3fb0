import { expect, it } from 'vitest'
import { readSpec } from '../../src/encode/read-spec.ts'
import { runToEnd } from '../../src/network/lbfgs.ts'
import { trainInSteps } from '../../src/network/train.ts'
import { loadDataset } from '../../src/render/load.ts'
import { openVectors } from './kernels.ts'

// Counted on this dataset: 4,392 evaluations. With starts that all go to their end there were 7,194; with 10 pairs, and each
// problem on the way to the next solved to its end, 10,842.
it('digits with 8,3 units take few evaluations, and end as low as with more', async () => {
  const spec = readSpec({ data: 'digits', hidden: [8, 3] })
  const { record } = runToEnd(trainInSteps(await loadDataset(spec), spec, { openLoops: openVectors }))
  const all = [...(record.failed ?? []), record]
  expect(all.reduce((sum, { evaluations }) => sum + evaluations, 0)).toBeLessThan(5000)
  expect(record.loss).toBeLessThan(0.4486)
  expect(record.correct).toBeGreaterThanOrEqual(1785)
})
