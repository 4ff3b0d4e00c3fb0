import { expect, it } from 'vitest'
import { type PathShape, type Shape, translate, translator } from '../../src/scene/shape.ts'
import { boundsOf } from './outline.ts'

const pixels = { data: new Uint8ClampedArray(4), width: 1, height: 1 }
const shapes: Shape[] = [
  { kind: 'path', lines: [[0, 0, 10, 5], Float64Array.of(2, 3, 4, 5)], closed: true, fill: '#000000' },
  { kind: 'dots', centres: [1, 2, 3, 4], radius: [1, 2], colors: ['#000000'] },
  { kind: 'text', x: 5, y: 6, text: 'a', size: 12, fill: '#000000', rotate: 0.3 },
  { kind: 'image', x: 1, y: 2, width: 30, height: 40, pixels, smooth: true },
]

it('moves shapes of every kind, and nothing else of them', () => {
  translate(shapes, 100, -20).forEach((shape, i) => {
    expect(shape.kind).toBe(shapes[i].kind)
    const [left, top, right, bottom] = boundsOf(shapes[i])
    expect(boundsOf(shape)).toEqual([left + 100, top - 20, right + 100, bottom - 20])
  })
})

it('moves groups with their clips, and leaves what it was given', () => {
  const before = structuredClone(shapes)
  const clips = [
    { rectangle: [0, 1, 20, 30] as [number, number, number, number] },
    { polygon: [0, 0, 9, 0, 9, 9] },
  ]
  const moved = clips.map(
    clip => translate([{ kind: 'group', children: shapes, clip, opacity: 0.5 }], 7, 8)[0],
  )
  expect(moved).toMatchObject([
    { opacity: 0.5, clip: { rectangle: [7, 9, 20, 30] } },
    { opacity: 0.5, clip: { polygon: Float64Array.of(7, 8, 16, 8, 16, 17) } },
  ])
  for (const group of moved) expect(group).toMatchObject({ children: translate(shapes, 7, 8) })
  expect(shapes).toEqual(before)
})

it('moves what a path says of its lines with them', () => {
  const [moved] = translate(
    [
      {
        ...{ kind: 'path', lines: [[1, 2, 3, 4]], closed: false },
        circles: { centres: [1, 2], radius: 3 },
        part: { of: [1, 2, 3, 4, 5, 6], from: 0, to: 1 },
      },
    ],
    10,
    20,
  ) as PathShape[]
  expect(Array.from(moved.circles!.centres)).toEqual([11, 22])
  expect(Array.from(moved.part!.of)).toEqual([11, 22, 13, 24, 15, 26])
  expect(moved.part).toMatchObject({ from: 0, to: 1 })
})

it('moves a shape once, under a key of its place', () => {
  const move = translator(1, 2, 3)
  const [first] = move([{ ...shapes[0], key: 'frame' }])
  expect(first.key).toBe('3 frame')
  const shape = { ...shapes[1], key: 'points' }
  expect(move([shape])[0]).toBe(move([shape])[0])
})
