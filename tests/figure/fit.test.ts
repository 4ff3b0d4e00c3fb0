import { expect, it } from 'vitest'
import { readSpecObject } from '../../src/encode/catalog.ts'
import { firstFitting, refined } from '../../src/figure/fit.ts'

const drawn = { width: 1, height: 1, frames: 1, framesInFile: 1, seconds: 0, density: 1 }
const kept = (bytes: number) => ({ drawn: { ...drawn, bytes }, chunks: bytes <= 100 ? [] : null })

it.each([
  [119, [2, 1]],
  [121, [2]],
])(
  'a reduction that is predicted at %i of 100 bytes is tried where less fits: %j',
  async (bytes, expected) => {
    const tried: number[] = []
    // Predictions are by the sizes of the last one drawn; here they are right.
    const found = await firstFitting([200, bytes, 50], 100, kept(200), async index => {
      tried.push(index)
      return kept([200, bytes, 50][index])
    })
    expect(tried).toEqual(expected)
    expect(found).toMatchObject({ index: 2 })
  },
)

it.each([
  ['takes less of its last step where that fits', 60, 376, 93],
  ['takes all of it where the file has 85 % of the limit', 85, 300, 85],
])('a reduction %s', async (_, bytes, width, expected) => {
  const ways = [400, 300].map(size => ({ spec: readSpecObject({ data: 'blobs', size }), losses: {} }))
  const found = await refined(ways, { index: 1, kept: kept(bytes) }, 100, async ({ spec }) =>
    kept(Math.round(60 + (43 * (spec.size.width - 300)) / 100)),
  )
  expect([found.way.spec.size.width, found.kept.drawn.bytes]).toEqual([width, expected])
})
