import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { paint } from '../../src/paint/canvas.ts'
import type { Shape } from '../../src/scene/shape.ts'
import { recordingSurface } from './recorder.ts'

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

/** What a call paints with, as far as it matters for it. */
const used: Record<string, string[]> = {
  fill: ['fillStyle', 'globalAlpha', 'clips', 'moves'],
  stroke: ['strokeStyle', 'lineWidth', 'lineJoin', 'lineCap', 'dash', 'globalAlpha', 'clips', 'moves'],
  fillText: ['fillStyle', 'font', 'textAlign', 'textBaseline', 'globalAlpha', 'clips'],
  strokeText: [
    'strokeStyle',
    'lineWidth',
    'lineJoin',
    'dash',
    'font',
    'textAlign',
    'textBaseline',
    'globalAlpha',
    'clips',
  ],
}

const painted = (shapes: Shape[]) => {
  const { surface, calls } = recordingSurface()
  paint(shapes, surface)
  return calls
    .filter(({ name }) => name in used)
    .map(({ target, name, arguments: values, state }) => [
      target,
      name,
      values,
      used[name].map(key => state[key]),
    ])
}

describe('paint', () => {
  it('leaves the state of the context as it was', () => {
    fc.assert(
      fc.property(fc.array(shape, { maxLength: 5 }), shapes => {
        const { surface, state } = recordingSurface()
        const before = state()
        paint(shapes, surface, '#ffffff')
        expect(state()).toEqual(before)
      }),
      { seed },
    )
  })

  it('paints a shape the same, whatever shapes came before it', () => {
    fc.assert(
      fc.property(fc.array(shape, { maxLength: 3 }), shape, (before, last) => {
        const alone = painted([last])
        expect(painted([...before, last]).slice(painted(before).length)).toEqual(alone)
      }),
      { seed },
    )
  })

  it('uses no layer for what does not fade or does not paint over itself', () => {
    const { surface, calls } = recordingSurface()
    const one: Shape = { kind: 'path', lines: [[0, 0, 9, 9]], closed: false, stroke: '#000000', opacity: 0.5 }
    paint(
      [one, { kind: 'group', children: [one], opacity: 0.5 }, { kind: 'group', children: [one, one] }],
      surface,
    )
    expect(calls.every(({ target }) => target === 'page')).toBe(true)
    const strokes = calls.filter(({ name }) => name === 'stroke')
    expect(strokes.map(({ state }) => state.globalAlpha)).toEqual([0.5, 0.25, 0.5, 0.5])
  })

  it('rounds coordinates to 1/64 px, so that last bits do not reach the picture', () => {
    const { surface, calls } = recordingSurface()
    const x = 10 / 3
    paint([{ kind: 'dots', centres: [x, 2], radius: 1.1, colors: ['#000000'] }], surface)
    const arc = calls.find(({ name }) => name === 'arc')!
    expect(arc.arguments.slice(0, 3)).toEqual([213 / 64, 2, 70 / 64])
    const other = recordingSurface()
    paint(
      [{ kind: 'dots', centres: [x * (1 + Number.EPSILON), 2], radius: 1.1, colors: ['#000000'] }],
      other.surface,
    )
    expect(other.calls).toEqual(calls)
  })
})
