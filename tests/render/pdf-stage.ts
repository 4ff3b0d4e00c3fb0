import { expect } from 'vitest'
import { writePdf } from '../../src/paint/pdf.ts'
import { tools } from '../../src/render/tools.ts'
import type { Shape } from '../../src/scene/shape.ts'
import { paintings } from './pdf-content.ts'

export const fonts = await tools.fonts()
export const about = { nnanim: '{"spec":"(\\\\) \\\\u00fc"}' }
export const write = (shapes: readonly Shape[], background: string | null = '#ffffff') =>
  writePdf({ width: 200, height: 100, background, shapes }, fonts, about)

export const square = (x: number, more: object = {}): Shape => ({
  ...{
    kind: 'path',
    lines: [[x, 10, x + 20, 10, x + 20, 30, x, 30]],
    closed: true,
    fill: '#ff0000',
    ...more,
  },
})

/** What a PDF paints for a shape after others is what it paints for that alone. */
export async function expectSameAfter(before: readonly Shape[], last: Shape): Promise<void> {
  const alone = paintings(await write([last], null))
  const first = paintings(await write(before, null))
  expect(paintings(await write([...before, last], null)).slice(first.length)).toEqual(alone)
}
