import { describe, expect, it } from 'vitest'
import * as en from '../../../../src/language/en.ts'
import { activationOf } from '../../../../src/network/activation.ts'
import { forward } from '../../../../src/network/forward.ts'
import { channels } from '../../../../src/scene/style/color.ts'
import { unitFacts } from '../../../../src/scene/units/unit-facts.ts'
import { unitsOf } from '../../../../src/scene/units/unit-ids.ts'
import { contains, flat, pathsOf, textsOf } from '../../outline.ts'
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
  const tiles = unitsOf(scene.at('poster'))
  const last = network.layers.length
  const at = (shares: number[]) => shares.slice(0, dimensions).map((share, d) => centre[d] + half * share)
  const given = (unit: string, x: number[]) => {
    const [column, number] = unit.split('.').map(Number)
    return [x, ...forward(network, Float64Array.from(x))][column][number - 1]
  }

  it('gives every unit a tile whose place says what it gives there', () => {
    expect(tiles.map(({ unit }) => unit).filter(unit => unit.startsWith(`${last}.`))).toEqual([`${last}.1`])
    for (const { unit, x, y, radius } of tiles.filter(({ unit }) => !unit.startsWith('0.'))) {
      const [column, number] = unit.split('.').map(Number)
      const id = `${column} ${number - 1}`
      const { activation } = network.layers[column - 1]
      const grid = Array.from({ length: 1681 }, (_, i) => [
        ((i % 41) - 20) / 20,
        (Math.floor(i / 41) - 20) / 20,
      ])
      const values = grid.map(place => given(unit, at(place)))
      const { range } = activationOf(activation)!
      const [low, high] = range.every(Number.isFinite) ? range : [Math.min(...values), Math.max(...values)]
      if (dimensions === 1) {
        const [line] = pathsOf(still).find(({ key }) => key === `curve ${id}`)!.lines
        const ys = Array.from({ length: line.length / 2 }, (_, i) => line[2 * i + 1])
        const ownValues = Array.from({ length: line.length / 2 }, (_, i) =>
          given(unit, at([(line[2 * i] - x) / radius])),
        )
        // Pixels of a value: straight, from the two places that are farthest apart.
        const [top, bottom] = [ys.indexOf(Math.min(...ys)), ys.indexOf(Math.max(...ys))]
        const scale = (ys[top] - ys[bottom]) / (ownValues[top] - ownValues[bottom] || 1)
        for (let i = 0; i < ys.length; i++)
          expect(Math.abs(ys[i] - ys[bottom] - (ownValues[i] - ownValues[bottom]) * scale)).toBeLessThan(0.5)
        if (column < last) expect(ys.every(pixel => pixel >= y - radius && pixel <= y + radius)).toBe(true)
        continue
      }
      if (column === last) continue
      const areas = pathsOf(still).filter(({ key }) => key?.startsWith(`map ${id} `))
      for (const place of [
        [-0.83, 0.41],
        [0.3, 0.2],
        [0.77, -0.62],
        [-0.4, -0.9],
        [0.05, 0.85],
      ]) {
        const [px, py] = [x + radius * place[0], y - radius * place[1]]
        const top = areas.findLast(
          ({ lines }) => lines.filter(ring => contains(ring, px, py)).length % 2 === 1,
        )!
        const [red, , blue] = channels(top.fill!)
        const value = given(unit, at(place))
        // Blue above 0, orange below, as strong as it is far from it, within one level of eight.
        const sign = value < 0 ? -1 : 1
        if (Math.abs(value) > (high - low) / 8)
          expect(Math.sign(blue - red), `${unit} at ${place}: ${value}`).toBe(sign)
      }
    }
  })

  it('runs points to the output in the target’s own units, and says a unit’s formula in them', () => {
    const runs = scene.chapters.filter(({ id }) => id.startsWith('point-'))
    expect(runs.length).toBeGreaterThan(1)
    for (const chapter of runs) {
      const shapes = flat(scene.at(chapter.start + 0.8 * (chapter.end - chapter.start)))
      const value = textsOf(shapes).find(({ key }) => key === `value ${last} 0`)!
      const said = numberOf(/predicted as (\S+)/.exec(scene.saysAt(middle(chapter)).join(' '))![1])
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
