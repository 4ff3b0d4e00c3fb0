import { describe, expect, it } from 'vitest'
import { tableDataset } from '../../../src/data/build-table.ts'
import { readSpec } from '../../../src/encode/catalog.ts'
import type { Network } from '../../../src/network/network.ts'
import { buildScene } from '../../../src/scene/scenes/build.ts'
import type { DotsShape, Shape } from '../../../src/scene/shape.ts'
import { mixColors } from '../../../src/scene/style/color.ts'
import { themeOf } from '../../../src/scene/style/theme.ts'

/** More classes round the origin than a byte can number, times four shades of haze; a sector each, all colours different. */
const count = 68
const angles = Array.from({ length: count }, (_, k) => (2 * Math.PI * k) / count)
const table = ['x,y,kind', ...angles.flatMap((a, k) => Array(12).fill(`${Math.cos(a)},${Math.sin(a)},c${k}`))]
const classColors = angles.map((_, k) => `#${(0x300000 + k * 0x0101ff).toString(16).padStart(6, '0')}`)

function shapesOf(scene: string, units: number): { shapes: Shape[]; theme: ReturnType<typeof themeOf> } {
  const spec = readSpec({
    data: 'many.csv',
    scene,
    hidden: units,
    scale: 'none',
    label: 'kind',
    theme: { base: 'light', classes: classColors },
  })
  const { dataset } = tableDataset(spec, table.join('\n'), 'many.csv')
  const order = dataset.classes.map(name => Number(name.slice(1)))
  const pick = (values: number[]) => order.map(k => values[k])
  const [x, y] = [Math.cos, Math.sin].map(f => pick(angles.map(a => 8 * f(a))))
  const network: Network = {
    layers: [
      {
        weights: [[1, 0, 0].slice(0, units), [0, 1, 0].slice(0, units)],
        biases: Array(units).fill(0),
        activation: 'identity',
      },
      {
        weights: [x, y, order.map(() => 0)].slice(0, units),
        biases: order.map(() => 0),
        activation: 'softmax',
      },
    ],
  }
  return { shapes: buildScene(spec, dataset, network).at('poster'), theme: themeOf(spec) }
}

function dotsOf(shapes: Shape[]): DotsShape[] {
  return shapes.flatMap(shape =>
    shape.kind === 'dots' ? [shape] : shape.kind === 'group' ? dotsOf(shape.children) : [],
  )
}

describe(`${count} classes`, () => {
  it('have dots of their own colours in the cube', { timeout: 60_000 }, () => {
    const { shapes, theme } = shapesOf('orbit', 3)
    const used = new Set(dotsOf(shapes).flatMap(({ colors, fill }) => Array.from(fill ?? [], i => colors[i])))
    const shown = (color: string) =>
      [0, 1, 2, 3].some(step => used.has(mixColors(color, theme.background, step * 0.07)))
    expect(theme.classes.slice(0, count).filter(color => !shown(color))).toEqual([])
  })

  it('have regions of their own tints on the surface', { timeout: 60_000 }, () => {
    const { shapes, theme } = shapesOf('surface', 2)
    const fills = new Set(shapes.flatMap(shape => (shape.kind === 'path' ? (shape.fill ?? []) : [])))
    // Tints are shaded by the light: towards the theme's shade, in ten steps.
    const tints = (k: number) =>
      [0.65, 0.825, 1].map(share => mixColors(theme.background, theme.tints[k], share))
    const shaded = (tint: string) =>
      Array.from({ length: 11 }, (_, step) => mixColors(tint, theme.shade, (step / 10) * 0.32))
    const missing = angles
      .map((_, k) => k)
      .filter(
        k =>
          !tints(k)
            .flatMap(shaded)
            .some(fill => fills.has(fill)),
      )
    expect(missing).toEqual([])
  })
})
