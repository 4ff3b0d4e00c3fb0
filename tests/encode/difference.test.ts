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

it('long runs without a change are see-through, the rest is what it is now', () => {
  const width = 40
  const before = new Uint8Array(3 * width).fill(1)
  const after = before.slice()
  for (const column of [3, 9, 30]) after[width + column] = 2
  const place = { left: 2, top: 0, width: 36, height: 2 }
  const [first, second] = [0, 1].map(row =>
    [...changedPixels(before, after, width, place, 9)].slice(36 * row, 36 * row + 36).join(''),
  )
  expect(first).toBe('9'.repeat(36))
  expect(second).toBe(`12111112${'9'.repeat(20)}2${'1'.repeat(7)}`)
})
