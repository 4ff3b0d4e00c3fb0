import { describe, expect, it } from 'vitest'
import { leastTypeOf } from './phone-type.ts'

describe('on any phone all type has 11 CSS pixels and more', () => {
  it.each([
    { data: 'moons' },
    { data: 'moons', scene: 'boundary' },
    { data: 'iris', scene: 'orbit' },
    { data: 'moons', sequence: 'data,transform' },
    { data: 'moons', scene: 'surface' },
    { data: 'moons', scene: 'story', size: '1280x720' },
    { data: 'moons', scene: 'compare' },
    { data: 'moons', scene: 'training' },
    { data: 'moons', scene: 'data,transform' },
    { data: 'moons', hidden: '1|2|3|4' },
  ])('%j', async options => {
    for (const [width, height] of [
      [360, 560],
      [390, 758],
      [430, 846],
    ])
      expect(await leastTypeOf(options, { width, height })).toBeGreaterThanOrEqual(11)
  })
})
