import { describe, expect, it } from 'vitest'
import { resizeFigure } from '../../../src/options/sweep.ts'
import { buildFigure } from '../../../src/scene/scenes/build.ts'
import type { Shape, TextShape } from '../../../src/scene/shape.ts'
import { dataOf, figureOf } from './make-page.ts'

describe('a page’s glyphs', () => {
  it('have the letters of texts in whatever size a phone lays it out', async () => {
    const figure = await figureOf({ data: 'moons', scene: 'compare', samples: 40 })
    const { glyphs } = (await dataOf(figure)).glyphs
    const { spec, parts } = figure.input
    const textsOf = (shapes: readonly Shape[]): TextShape[] =>
      shapes.flatMap(shape => {
        if (shape.kind === 'group') return textsOf(shape.children)
        return shape.kind === 'text' ? [shape] : []
      })
    for (const [width, height] of [
      [256, 448],
      [671, 279],
    ])
      for (const { text, weight = 400 } of textsOf(
        buildFigure(resizeFigure(spec, { width, height }), parts).at('poster'),
      ))
        expect([text, [...text].filter(character => !(character in glyphs[weight]))]).toEqual([text, []])
  })
})
