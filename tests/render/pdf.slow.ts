import fc from 'fast-check'
import { describe, it } from 'vitest'
import type { Shape } from '../../src/scene/shape.ts'
import { expectSameAfter } from './pdf-stage.ts'

const seed = 20240607
const number = fc.double({ min: -200, max: 300, noNaN: true })
const color = fc.constantFrom('#000000', '#d55e00', '#0072b2')
const opacity = fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined })
const line = fc.array(number, { minLength: 4, maxLength: 8 })

const { shape } = fc.letrec<{ shape: Shape }>(tie => ({
  shape: fc.oneof(
    { depthSize: 'small' },
    fc.record({
      kind: fc.constant('path' as const),
      lines: fc.array(line, { maxLength: 3 }),
      closed: fc.boolean(),
      fill: fc.option(color, { nil: undefined }),
      stroke: fc.option(color, { nil: undefined }),
      dash: fc.constantFrom<number[] | undefined>(undefined, [4, 2]),
      cap: fc.constantFrom('butt' as const, 'round' as const),
      opacity,
    }),
    fc.record({
      kind: fc.constant('dots' as const),
      centres: line,
      radius: fc.constant(4),
      colors: fc.constant<string[]>(['#111111', '#222222']),
      marker: fc.constantFrom('circle' as const, 'star' as const),
      ring: fc.constantFrom(undefined, { color: '#ffffff', width: 1 }),
      opacity,
    }),
    fc.record({
      kind: fc.constant('text' as const),
      x: number,
      y: number,
      text: fc.string(),
      size: fc.constant(12),
      fill: color,
      halo: fc.constantFrom(undefined, { color: '#ffffff', width: 2 }),
      rotate: fc.constantFrom(undefined, 1),
      opacity,
    }),
    fc.record({
      kind: fc.constant('group' as const),
      children: fc.array(tie('shape'), { maxLength: 3 }),
      clip: fc.constantFrom(undefined, { rectangle: [1, 2, 30, 40] as [number, number, number, number] }),
      opacity,
    }),
  ),
}))

describe('what a PDF paints', () => {
  it('is the same for a shape, whatever shapes came before it, and no state is left behind', async () => {
    const anything = fc.asyncProperty(fc.array(shape, { maxLength: 3 }), shape, expectSameAfter)
    await fc.assert(anything, { seed, numRuns: 30 })
  })
})
