import { readFile } from 'node:fs/promises'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { enclose, stroke } from '../../src/paint/fill-shapes.ts'
import { createPaintKernels, type OpenPaintKernels } from '../../src/paint/kernels.ts'
import { pixelOf } from '../../src/paint/pixels.ts'
import { round } from '../../src/paint/round.ts'
import { compileKernels, instantiate, instantiateShared } from '../../src/paint/web-assembly.ts'
import { createCoverage } from './reference/coverage.ts'
import { fillDisc } from './reference/disc.ts'
import { createPixels, maskBy, paintOver } from './reference/pixels.ts'
import { stroke as strokeReference } from './reference/stroke.ts'

const module = await compileKernels(await readFile('dist/kernels/paint.wasm'))
const page = await compileKernels(await readFile('dist/kernels/page.wasm'))
const script = (await import('../../dist/kernels/paint.js' as string)) as ReturnType<OpenPaintKernels>

const seed = 1806
// Most places lie inside, some at borders, some far outside.
const coordinate = fc.oneof(
  fc.double({ min: -30, max: 130, noNaN: true }),
  fc.integer({ min: -1, max: 100 }),
  fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, -1e9, 1e12),
)
const points = fc.array(coordinate, { maxLength: 24 })
const color = fc.integer({ min: 0, max: 0xffffff }).map(value => `#${value.toString(16).padStart(6, '0')}`)
const opacity = fc.oneof(fc.constant(1), fc.double({ min: 0, max: 1, noNaN: true }))
const width = fc.double({ min: 0.01, max: 20, noNaN: true })
const shape = fc.oneof(
  fc.record({ kind: fc.constant('area' as const), points, color, opacity, evenodd: fc.boolean() }),
  fc.record({
    kind: fc.constant('line' as const),
    points,
    color,
    opacity,
    closed: fc.boolean(),
    half: width,
    cap: fc.constantFrom('butt' as const, 'round' as const),
  }),
  fc.record({
    kind: fc.constant('disc' as const),
    x: coordinate,
    y: coordinate,
    radius: width,
    color,
    opacity,
  }),
  // What was painted on a layer until then, over the page.
  fc.record({
    kind: fc.constant('layer' as const),
    x: fc.integer({ min: -60, max: 60 }),
    y: fc.integer({ min: -60, max: 60 }),
    share: fc.integer({ min: 0, max: 256 }),
    masked: fc.boolean(),
  }),
)
const drawings = fc.record({
  wide: fc.integer({ min: 1, max: 120 }),
  high: fc.integer({ min: 1, max: 90 }),
  density: fc.constantFrom(1, 2, 1.37),
  shapes: fc.array(shape, { minLength: 1, maxLength: 8 }),
})
type Drawing = typeof drawings extends fc.Arbitrary<infer T> ? T : never

/** A drawing by the JavaScript that the kernels were written from. */
function byReference({ wide, high, density, shapes }: Drawing): Uint32Array {
  const coverage = createCoverage(wide, high)
  const page = createPixels(wide, high, pixelOf('#fafafa'))
  const [layer, mask] = [createPixels(wide, high), createPixels(wide, high)]
  for (const [i, shape] of shapes.entries()) {
    const target = i % 2 === 0 ? layer : page
    if (shape.kind === 'area') {
      const line = finite(shape.points, density)
      for (let k = 0; k < line.length; k += 2)
        coverage.edge(...(line.slice(k, k + 2) as [number, number]), ...after(line, k))
      coverage.fill(target, shape.color, shape.opacity, shape.evenodd ? 'evenodd' : 'nonzero')
    } else if (shape.kind === 'line') {
      strokeReference(finite(shape.points, density), shape.closed, shape.half, shape.cap, coverage)
      coverage.fill(target, shape.color, shape.opacity, 'nonzero')
    } else if (shape.kind === 'disc') {
      if (Number.isFinite(shape.x + shape.y))
        fillDisc(target, shape.x, shape.y, shape.radius, pixelOf(shape.color), shape.opacity)
    } else {
      if (shape.masked) {
        fillDisc(mask, wide / 2, high / 2, 20, pixelOf('#000000'), 0.7)
        maskBy(layer, mask)
        mask.data.fill(0)
      }
      paintOver(page, layer, shape.x, shape.y, shape.share)
      layer.data.fill(0)
    }
  }
  return page.data
}

function after(line: readonly number[], k: number): [number, number] {
  const next = (k + 2) % line.length
  return [line[next], line[next + 1]]
}

/** Points in pixels, without those that are not finite. */
function finite(line: readonly number[], density: number): number[] {
  const kept: number[] = []
  for (let i = 0; i + 1 < line.length; i += 2)
    if (Number.isFinite(line[i] + line[i + 1]))
      kept.push(round(line[i]) * density, round(line[i + 1]) * density)
  return kept
}

function byKernels(kernels: ReturnType<typeof createPaintKernels>) {
  return ({ wide, high, density, shapes }: Drawing): Uint32Array => {
    kernels.setSize(wide, high)
    const [page, layer, mask] = [0, 1, 2].map(() => kernels.takePicture(wide, high)) as [
      number,
      number,
      number,
    ]
    kernels.fillAll(page, pixelOf('#fafafa'))
    for (const [i, shape] of shapes.entries()) {
      const target = i % 2 === 0 ? layer : page
      if (shape.kind === 'area') {
        enclose(shape.points, density, kernels)
        kernels.fill(target, pixelOf(shape.color), shape.opacity, shape.evenodd)
      } else if (shape.kind === 'line') {
        stroke(finite(shape.points, density), shape.closed, shape.half, shape.cap, kernels)
        kernels.fill(target, pixelOf(shape.color), shape.opacity, false)
      } else if (shape.kind === 'disc') {
        if (Number.isFinite(shape.x + shape.y))
          kernels.fillDisc(target, shape.x, shape.y, shape.radius, pixelOf(shape.color), shape.opacity)
      } else {
        if (shape.masked) {
          kernels.fillDisc(mask, wide / 2, high / 2, 20, pixelOf('#000000'), 0.7)
          kernels.touch(mask, 0, 0, wide, high)
          kernels.maskBy(layer, mask)
          kernels.clear(mask)
        }
        kernels.paintOver(page, layer, shape.x, shape.y, shape.share)
        kernels.clear(layer)
      }
    }
    return kernels.dataOf(page, wide * high)
  }
}

/** The place of the first pixel of two pictures that is not the same; -1 where all are. */
function differing(one: Uint32Array, other: Uint32Array): number {
  expect(one).toHaveLength(other.length)
  return one.findIndex((pixel, i) => pixel !== other[i])
}

describe('kernels that paint', () => {
  it.each([
    ['WebAssembly in memory that is shared', () => instantiateShared(module)],
    ['the WebAssembly of pages', () => instantiate(page)],
    ['the JavaScript of pages', () => script],
  ] as [string, OpenPaintKernels][])('as %s give the pixels of the reference, bit for bit', (_, open) => {
    const paint = byKernels(createPaintKernels(open))
    fc.assert(
      fc.property(drawings, drawing => {
        expect(differing(paint(drawing), byReference(drawing))).toBe(-1)
      }),
      { seed, numRuns: 80 },
    )
  })

  it('take lines of any length, as their memory grows', () => {
    const kernels = createPaintKernels(() => instantiateShared(module))
    kernels.setSize(50, 40)
    for (const count of [3, 5000, 4, 200_000]) {
      const line = Float64Array.from(
        { length: 2 * count },
        (_, i) => (i % 2 === 0 ? 25 : 20) + 9 * Math.sin(i),
      )
      expect(kernels.setPoints(line)).toBe(count)
      expect(kernels.scalePoints(count, 1)).toBe(count)
    }
  })

  it('restore what was copied where it was painted over, and nothing else is touched', () => {
    const kernels = createPaintKernels(() => instantiateShared(module))
    const [page, ground] = [kernels.takePicture(50, 40), kernels.takePicture(50, 40)]
    kernels.setSize(50, 40)
    kernels.fillAll(page, pixelOf('#123456'))
    kernels.fillDisc(page, 20, 20, 9, pixelOf('#ff0000'), 1)
    kernels.copyAll(page, ground)
    const before = kernels.dataOf(page, 2000).slice()
    enclose([3, 4, 30, 8, 44, 39], 1, kernels)
    kernels.fill(page, pixelOf('#00ff00'), 0.5, false)
    expect(kernels.dataOf(page, 2000)).not.toEqual(before)
    kernels.restore(page, ground)
    expect(kernels.dataOf(page, 2000)).toEqual(before)
  })
})
