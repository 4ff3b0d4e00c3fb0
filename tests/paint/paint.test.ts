import { expect, it } from 'vitest'
import { type PaintContext, paint } from '../../src/paint/paint.ts'
import type { Shape } from '../../src/scene/shape.ts'

/** A page's canvas whose context notes its calls, as do those of its clones, each with its name. */
function canvas(name: string, calls: string[]) {
  const own = { width: 90, height: 60, cloneNode: () => canvas('layer', calls), getContext: () => context }
  const context: PaintContext = new Proxy({} as PaintContext, {
    get(target, key: keyof PaintContext) {
      if (key === 'canvas') return own
      if (key === 'createImageData')
        return (width: number, height: number) => ({ data: new Uint8ClampedArray(4 * width * height) })
      return target[key] ?? ((...args: unknown[]) => calls.push(`${name} ${key} ${args.length}`))
    },
    set(target, key, value) {
      calls.push(`${name} ${String(key)} = ${value}`)
      return Reflect.set(target, key, value)
    },
  })
  return own
}

function callsOf(shape: Shape): string[] {
  const calls: string[] = []
  paint(canvas('page', calls).getContext(), [shape])
  return calls
}

it('paints what fades as a whole on a layer of its own, and no other shape', () => {
  const look = { closed: true, fill: '#ff0000', opacity: 0.5 }
  const path: Shape = { kind: 'path', lines: [[0, 0, 9, 0, 9, 9]], ...look }
  expect(callsOf(path).filter(call => call.startsWith('layer'))).toEqual([])
  const calls = callsOf({ ...path, stroke: '#0000ff' })
  expect(calls.filter(call => /fillStyle|strokeStyle/.test(call))).toEqual([
    'layer fillStyle = #ff0000',
    'layer strokeStyle = #0000ff',
  ])
  expect(calls.slice(-4)).toEqual([
    'page globalAlpha = 0.5',
    'page drawImage 3',
    'page restore 0',
    'page restore 0',
  ])
})

it('stretches an image from a canvas of its own', () => {
  const pixels = { data: new Uint8ClampedArray(8), width: 2, height: 1 }
  const calls = callsOf({ kind: 'image', x: 1, y: 2, width: 30, height: 40, pixels, smooth: true })
  expect(calls).toContain('layer putImageData 3')
  expect(calls).toContain('page imageSmoothingEnabled = true')
  expect(calls).toContain('page drawImage 5')
})
