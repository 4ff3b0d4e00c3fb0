import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  crop,
  findChanges,
  rectangleAround,
  roomForChanges,
  skipEqual,
  spansOf,
} from './reference/difference.ts'
import { asDrawn, either, type Spans, seeThrough } from './reference/lzw-encoder.ts'

const seed = 11
const kindNames = ['drawn', 'see-through', 'either']
/** Two pictures of a width, of which the second differs at some places. */
const pictures = fc
  .tuple(fc.integer({ min: 1, max: 13 }), fc.integer({ min: 1, max: 9 }))
  .chain(([width, height]) => {
    const length = width * height
    return fc.tuple(
      fc.constant(width),
      fc.uint8Array({ minLength: length, maxLength: length, max: 3 }),
      fc.array(fc.nat(length - 1), { maxLength: 12 }),
    )
  })
const changed = (before: Uint8Array, places: number[]) =>
  before.map((value, i) => (places.includes(i) ? (value + 1) % 4 : value))
const spansBetween = (before: Uint8Array, after: Uint8Array, width: number) => {
  const changes = findChanges(before, after, width, roomForChanges(width, after.length / width))
  const place = rectangleAround(changes, width)
  if (place === null) return null
  const pixels = crop(after, width, place, new Uint8Array(after.length))
  const room: Spans = { ends: new Uint32Array(after.length), kinds: new Uint8Array(after.length), count: 0 }
  const { ends, kinds, count } = spansOf(changes, width, place, pixels, room)
  const lengths = Array.from(ends.subarray(0, count), (end, i) => end - (ends[i - 1] ?? 0))
  return { place, pixels, spans: lengths.map((length, i) => [length, kindNames[kinds[i]]] as const) }
}

it('equal values are skipped up to the four that hold the first difference', () => {
  fc.assert(
    fc.property(fc.nat(40), fc.nat(40), (length, place) => {
      const before = new Uint32Array(length)
      const after = before.map((_, i) => (i === place ? 0xff000000 : 0))
      const whole = length - (length % 4)
      expect(skipEqual(before, after, 0)).toBe(place < whole ? place - (place % 4) : whole)
    }),
    { seed },
  )
})

describe('the changes between two pictures', () => {
  it('are all that differs, in order, and end with their row', () => {
    fc.assert(
      fc.property(pictures, ([width, before, places]) => {
        const after = changed(before, places)
        const { bounds, count } = findChanges(
          before,
          after,
          width,
          roomForChanges(width, after.length / width),
        )
        const found: number[] = []
        for (let i = 0; i < 2 * count; i += 2) {
          expect(Math.floor((bounds[i + 1] - 1) / width)).toBe(Math.floor(bounds[i] / width))
          for (let at = bounds[i]; at < bounds[i + 1]; at++) found.push(at)
        }
        expect(found).toEqual([...new Set(places)].sort((a, b) => a - b))
      }),
      { seed },
    )
  })

  it('lie in a rectangle that has one on each side', () => {
    fc.assert(
      fc.property(pictures, ([width, before, places]) => {
        const xs = places.map(i => i % width)
        const ys = places.map(i => Math.floor(i / width))
        const expected = places.length > 0 && {
          left: Math.min(...xs),
          top: Math.min(...ys),
          width: Math.max(...xs) - Math.min(...xs) + 1,
          height: Math.max(...ys) - Math.min(...ys) + 1,
        }
        expect(spansBetween(before, changed(before, places), width)?.place ?? false).toEqual(expected)
      }),
      { seed },
    )
  })
})

describe('the spans of a rectangle', () => {
  it('draw exactly what has changed, and cover it whole; where there is a choice, it is for one colour', () => {
    fc.assert(
      fc.property(pictures, ([width, before, places]) => {
        const found = spansBetween(before, changed(before, places), width)
        if (found === null) return
        const { place, pixels, spans } = found
        const inside = Array.from({ length: place.width * place.height }, (_, i) => {
          const row = place.top + Math.floor(i / place.width)
          return places.includes(row * width + place.left + (i % place.width))
        })
        expect(spans.flatMap(([length, kind]) => Array(length).fill(kind === kindNames[asDrawn]))).toEqual(
          inside,
        )
        let at = 0
        for (const [length, kind] of spans) {
          if (kind === kindNames[either]) expect(new Set(pixels.subarray(at, at + length)).size).toBe(1)
          at += length
        }
      }),
      { seed },
    )
  })

  it('are see-through where long unchanged runs have several colours, with a choice at their ends', () => {
    const row = (text: string) => Uint8Array.from(text, Number)
    const before = row('011112222233333044444444')
    const after = row('111112222233333144444440')
    expect(spansBetween(before, after, 24)!.spans).toEqual([
      [1, 'drawn'],
      [4, 'either'],
      [5, 'see-through'],
      [5, 'either'],
      [1, 'drawn'],
      [7, 'either'],
      [1, 'drawn'],
    ])
    expect(kindNames[seeThrough]).toBe('see-through')
  })

  it('leave the choice for short unchanged runs colour by colour', () => {
    const before = Uint8Array.from([0, 1, 1, 2, 3, 3, 0])
    const after = Uint8Array.from([1, 1, 1, 2, 3, 3, 1])
    expect(spansBetween(before, after, 7)!.spans).toEqual([
      [1, 'drawn'],
      [2, 'either'],
      [1, 'either'],
      [2, 'either'],
      [1, 'drawn'],
    ])
  })
})
