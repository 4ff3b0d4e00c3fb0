import fc from 'fast-check'
import { expect, it } from 'vitest'
import { changedPixels, changedRectangle } from '../../src/encode/difference.ts'

const width = 6
const bytes = fc.uint8Array({ minLength: 30, maxLength: 30, max: 3 })

it('the changed rectangle holds every change and has one on each side', () => {
  fc.assert(
    fc.property(bytes, fc.array(fc.nat(29), { maxLength: 4 }), (before, places) => {
      const after = before.map((value, i) => (places.includes(i) ? (value + 1) % 4 : value))
      const xs = places.map(i => i % width)
      const ys = places.map(i => Math.floor(i / width))
      const expected =
        places.length === 0
          ? null
          : {
              left: Math.min(...xs),
              top: Math.min(...ys),
              width: Math.max(...xs) - Math.min(...xs) + 1,
              height: Math.max(...ys) - Math.min(...ys) + 1,
            }
      expect(changedRectangle(before, after, width)).toEqual(expected)
    }),
    { seed: 11 },
  )
})

it('unchanged pixels are see-through, changed ones are what they are now', () => {
  const before = Uint8Array.of(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1)
  const after = Uint8Array.of(1, 1, 1, 1, 1, 2, 1, 1, 1, 1, 3, 1)
  expect(changedRectangle(before, after, 4)).toEqual({ left: 1, top: 1, width: 2, height: 2 })
  expect([...changedPixels(before, after, 4, { left: 1, top: 1, width: 2, height: 2 }, 9)]).toEqual([
    2, 9, 9, 3,
  ])
})
