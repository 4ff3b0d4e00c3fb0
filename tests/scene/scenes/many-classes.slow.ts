import { describe, expect, it } from 'vitest'
import { tableDataset } from '../../../src/data/build-table.ts'
import { readSpecObject } from '../../../src/encode/catalog.ts'
import type { Network } from '../../../src/network/network.ts'
import { buildScene } from '../../../src/scene/scenes/build.ts'
import { mixColors } from '../../../src/scene/style/color.ts'
import { themeOf } from '../../../src/scene/style/themes.ts'
import { dotsOf } from '../outline.ts'

/** Classes round the origin, a sector each, in colours that are all different. */
function shapesOf(scene: string, units: number, count: number) {
  const angles = Array.from({ length: count }, (_, k) => (2 * Math.PI * k) / count)
  const rows = angles.flatMap((a, k) => Array(6).fill(`${Math.cos(a)},${Math.sin(a)},c${k}`))
  const classes = angles.map((_, k) => `#${(0x300000 + k * 0x0101ff).toString(16).padStart(6, '0')}`)
  const theme = { base: 'light', classes }
  const spec = readSpecObject({
    data: 'many.csv',
    scene,
    hidden: units,
    scale: 'none',
    label: 'kind',
    view: '-60,-35',
    theme,
  })
  const { dataset } = tableDataset(spec, ['x,y,kind', ...rows].join('\n'), 'many.csv')
  const order = dataset.classes.map(name => Number(name.slice(1)))
  const [x, y] = [Math.cos, Math.sin].map(f => order.map(k => 8 * f(angles[k])))
  const hidden = [
    [1, 0, 0],
    [0, 1, 0],
  ].map(weights => weights.slice(0, units))
  const output = [x, y, order.map(() => 0)].slice(0, units)
  const network: Network = {
    layers: [
      { weights: hidden, biases: Array(units).fill(0), activation: 'identity' },
      { weights: output, biases: order.map(() => 0), activation: 'softmax' },
    ],
  }
  return { shapes: buildScene(spec, dataset, network).at('poster'), theme: themeOf(spec) }
}

describe('more classes than a byte can number', () => {
  it('have dots of their own colours in the cube, with four shades of haze each', () => {
    const count = 66
    const { shapes, theme } = shapesOf('orbit', 3, count)
    const used = new Set(dotsOf(shapes).flatMap(({ colors, fill }) => Array.from(fill ?? [], i => colors[i])))
    const shown = (color: string) =>
      [0, 1, 2, 3].some(step => used.has(mixColors(color, theme.background, step * 0.07)))
    expect(theme.classes.slice(0, count).filter(color => !shown(color))).toEqual([])
  })

  it('have regions of their own tints on the surface, with three levels each, also seen from below', () => {
    const count = 46
    const { shapes, theme } = shapesOf('surface', 2, count)
    const fills = new Set(shapes.flatMap(shape => (shape.kind === 'path' ? (shape.fill ?? []) : [])))
    // From below no light falls on the tints: all have the same share of the theme's shade.
    const seen = (tint: string) =>
      [0.5, 0.75, 1].some(step =>
        fills.has(mixColors(mixColors(theme.background, tint, 0.3 + 0.7 * step), theme.shade, 0.4)),
      )
    expect(theme.tints.slice(0, count).filter(tint => !seen(tint))).toEqual([])
  })
})
