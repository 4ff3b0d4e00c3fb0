import { expect, it } from 'vitest'
import { readSpecObject } from '../../../src/encode/catalog.ts'
import { columnsByWorth } from '../../../src/scene/model/importance.ts'
import { drawnDataset, drawnNetwork } from '../../network/vectors.ts'

it('columns are shuffled among a seeded sample of very many rows, and all of these are in the matrix', () => {
  const dataset = drawnDataset('rows', 3000, Array(20).fill(1), 3)
  const network = drawnNetwork('network', [20, 1024, 3], 'tanh', 1)
  const spec = readSpecObject({ data: 'a.csv', model: 'm.json', scene: 'columns' })
  const { samples, shuffled, confusion } = columnsByWorth(
    { dataset, network, choice: null },
    { spec, alpha: 0 },
  )
  expect(samples).toBe(3000)
  expect(shuffled).toBeGreaterThan(500)
  expect(shuffled).toBeLessThan(1000)
  expect(confusion.flat().reduce((sum, count) => sum + count, 0)).toBe(3000)
})
