import { describe, expect, it } from 'vitest'
import * as en from '../../../../src/language/en.ts'
import { forward } from '../../../../src/network/forward.ts'
import { unitFacts } from '../../../../src/scene/units/unit-facts.ts'
import { placedUnits } from '../../../../src/scene/units/unit-ids.ts'
import { flat, pathsOf, textsOf } from '../../outline.ts'
import { makeRegression, numberOf } from '../../regressions.ts'
import { middle } from '../../stage.ts'

const cases: [string, object][] = [
  ['two inputs', { data: 'z = x*y', hidden: '5:tanh' }],
  ['two inputs of relu', { data: 'z = 100*(x+abs(y))', hidden: '4:relu,3:sigmoid' }],
  ['one input', { data: 'y = sin(3*x)', hidden: '6:tanh' }],
  ['one input of relu', { data: 'y = abs(x)-x^2', hidden: '5:relu' }],
]

describe.each(cases)('network of %s', (_, options) => {
  const made = makeRegression({ scene: 'network', restarts: 1, ...options })
  const { scene, dataset, network, model } = made
  const { centre, half, dimensions } = model.input
  const still = flat(scene.at('poster'))
  const tiles = placedUnits(scene.at('poster'))
  const last = network.layers.length

  it('gives every unit a tile, of one input a curve of what it gives', () => {
    expect(tiles.map(({ unit }) => unit).filter(unit => unit.startsWith(`${last}.`))).toEqual([`${last}.1`])
    if (dimensions > 1) return
    for (const { unit, x, y, radius } of tiles.filter(({ unit }) => !unit.startsWith('0.'))) {
      const [column, number] = unit.split('.').map(Number)
      const { lines } = pathsOf(still).find(({ key }) => key === `curve ${column} ${number - 1}`)!
      const [xs, ys] = [0, 1].map(d => Array.from(lines[0]).filter((_, i) => i % 2 === d))
      const values = xs.map(
        pixel =>
          forward(network, Float64Array.of(centre[0] + (half * (pixel - x)) / radius))[column - 1][
            number - 1
          ],
      )
      // Pixels of a value: straight, from the two places that are farthest apart.
      const [top, bottom] = [ys.indexOf(Math.min(...ys)), ys.indexOf(Math.max(...ys))]
      const scale = (ys[top] - ys[bottom]) / (values[top] - values[bottom] || 1)
      for (let i = 0; i < ys.length; i++)
        expect(Math.abs(ys[i] - ys[bottom] - (values[i] - values[bottom]) * scale)).toBeLessThan(0.5)
      if (column < last) expect(ys.every(pixel => pixel >= y - radius && pixel <= y + radius)).toBe(true)
    }
  })

  it('runs points to the output in the target’s own units, and says a unit’s formula in them', () => {
    const runs = scene.chapters.filter(({ id }) => id.startsWith('point-'))
    expect(runs.length).toBeGreaterThan(1)
    for (const chapter of runs) {
      const shapes = flat(scene.at(chapter.start + 0.8 * (chapter.end - chapter.start)))
      const value = textsOf(shapes).find(({ key }) => key === `value ${last} 0`)!
      const said = numberOf(/redicted [^:]+: (\S+)/.exec(scene.saysAt(middle(chapter)).join(' '))![1])
      expect(numberOf(value.text)).toBeCloseTo(said, 6)
    }
    const { lines } = unitFacts(model, `${last}.1`, en)
    const bias = /([+−]\s)?(\S+)$/.exec(lines[0])!
    expect(lines[0].startsWith(`${dataset.target.name} = `)).toBe(true)
    const { mean, deviation } = dataset.target
    const own = network.layers[last - 1].biases[0] * deviation + mean
    expect(Math.abs(numberOf(bias[2]))).toBeCloseTo(Math.abs(own), own > 10 ? 0 : 1)
  })
})
