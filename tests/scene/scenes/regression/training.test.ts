import { describe, expect, it } from 'vitest'
import { forward } from '../../../../src/network/forward.ts'
import type { Network } from '../../../../src/network/network.ts'
import { layoutOfNetwork, unpack } from '../../../../src/network/parameter-layout.ts'
import type { Shape } from '../../../../src/scene/shape.ts'
import { dotsOf, flat, pathsOf } from '../../outline.ts'
import { type MadeRegression, makeRegression, unitsIn } from '../../regressions.ts'
import { middle } from '../../stage.ts'

const made = makeRegression({
  data: 'y = sin(3*x)',
  hidden: '2:tanh',
  test: 0.25,
  scene: 'training',
  duration: 10,
})
const { scene, network, dataset, record } = made
const chapter = (id: string) => scene.chapters.find(chapter => chapter.id === id)!
const at = (time: number) => flat(scene.at(time))
const path = (shapes: Shape[], key: string) => pathsOf(shapes).find(shape => shape.key === key)!
const iterates = record.trace!.map(({ parameters }) => unpack(parameters, layoutOfNetwork(network)))

function rmse(of: Network, { x, y }: { x: Float64Array; y: Float64Array }, { dataset }: MadeRegression) {
  const predicted = forward(of, x).at(-1)!
  const squares = Array.from(y, (value, i) => ((predicted[i] - value) * dataset.target.deviation) ** 2)
  return Math.sqrt(squares.reduce((sum, value) => sum + value, 0) / y.length)
}

/** The number that a text says behind some words, as it was written. */
const said = (text: string, words: string) => Number(new RegExp(`${words} ([\\d.]+)`).exec(text)![1])

const near = (number: number, value: number) =>
  expect(Math.abs(number - value)).toBeLessThanOrEqual(0.051 * 10 ** Math.floor(Math.log10(value)))

describe('the training of a curve', () => {
  it.each([
    ['first', () => iterates[0]],
    ['last', () => network],
  ])('draws the curve of the %s weights, on which all sticks end', (id, networkOf) => {
    const shapes = at(id === 'last' ? chapter('last').start : middle(chapter('first')))
    const toUnits = unitsIn(shapes)
    const line = toUnits(path(shapes, 'curve').lines[0])
    const x = Float64Array.from(line, ([x]) => (x - dataset.scale.mean[0]) / dataset.scale.deviation[0])
    const y = forward(networkOf(), x).at(-1)!
    const { mean, deviation } = dataset.target
    line.forEach(([, own], i) => {
      expect(own).toBeCloseTo(y[i] * deviation + mean, 6)
    })
    const sticks = path(shapes, 'sticks').lines
    expect(sticks).toHaveLength(dataset.y.length + dataset.test!.y.length)
    for (const stick of sticks) {
      const [, [endX, endY]] = toUnits(stick)
      const scaled = Float64Array.of((endX - dataset.scale.mean[0]) / dataset.scale.deviation[0])
      expect(endY).toBeCloseTo(forward(networkOf(), scaled).at(-1)![0] * deviation + mean, 6)
    }
  })

  it('says the errors of its iterates, in the target’s own units', () => {
    const [first] = scene.saysAt(middle(chapter('first')))
    near(said(first, 'error'), rmse(iterates[0], dataset, made))
    near(said(first, 'held-out error'), rmse(iterates[0], dataset.test!, made))
    const [last] = scene.saysAt(chapter('last').start)
    near(said(last, 'error'), rmse(network, dataset, made))
    near(said(last, 'held-out error'), rmse(network, dataset.test!, made))
    const { start, end } = chapter('learning')
    let checked = 0
    for (let i = 0; i < 40; i++) {
      const [text] = scene.saysAt(start + ((end - start) * i) / 40)
      const found = /^Iteration (\d+): error [\d.]+ ·/.exec(text)
      if (!found) continue
      near(said(text, 'error'), rmse(iterates[Number(found[1])], dataset, made))
      expect(text.split(' · ')[0].split(' ').length).toBeLessThanOrEqual(8)
      checked++
    }
    expect(checked).toBeGreaterThan(5)
  })

  it('colours the hidden space by the output, which is linear there', () => {
    const shapes = at(chapter('last').start)
    const frame = Array.from(path(shapes, 'hidden frame').lines[0])
    const stripes = pathsOf(shapes).filter(({ key }) => key!.startsWith('hidden stripe'))
    expect(stripes.length).toBeGreaterThan(2)
    const output = network.layers.at(-1)!
    const [left, top, right, , , bottom] = frame
    const values = stripes.slice(1).map(({ lines: [polygon] }) => {
      const inner: number[] = []
      for (let k = 0; k < polygon.length; k += 2) {
        const [h1, h2] = [
          (2 * (polygon[k] - left)) / (right - left) - 1,
          1 - (2 * (polygon[k + 1] - top)) / (bottom - top),
        ]
        if (Math.abs(h1) > 1 - 1e-9 || Math.abs(h2) > 1 - 1e-9)
          inner.push(output.biases[0] + output.weights[0][0] * h1 + output.weights[1][0] * h2)
      }
      return (Math.min(...inner) * made.dataset.target.deviation + made.dataset.target.mean) as number
    })
    // Each begins where the output reaches a round number.
    for (const value of values) expect(Math.abs(value * 5 - Math.round(value * 5))).toBeLessThan(1e-6)
    // Points have the places of their hidden outputs.
    const points = dotsOf(shapes).find(({ key }) => key === 'hidden points')!
    const h = forward(network, dataset.x)[0]
    Array.from(points.rows!).forEach((row, i) => {
      if (row >= dataset.y.length) return
      const x = (2 * (points.centres[2 * i] - left)) / (right - left) - 1
      const y = 1 - (2 * (points.centres[2 * i + 1] - top)) / (bottom - top)
      const places = [h[2 * row], h[2 * row + 1]]
      expect(Math.min(x, y)).toBeCloseTo(Math.min(...places), 6)
      expect(Math.max(x, y)).toBeCloseTo(Math.max(...places), 6)
    })
  })
})

it('draws targets of more inputs over what is predicted', () => {
  const rows = Array.from({ length: 60 }, (_, i) => {
    const [a, b, c] = [i % 7, (i * i) % 11, (i * 5) % 13]
    return [a, b, c, 3 * a - b + c].join()
  })
  const table = ['a,b,c,price', ...rows].join('\n')
  const made = makeRegression(
    { data: 'table.csv', target: 'price', hidden: '3:tanh', scene: 'training' },
    table,
  )
  const { dataset, network } = made
  const shapes = flat(made.scene.at('poster'))
  const points = dotsOf(shapes).find(({ key }) => key === 'points')!
  const units = unitsIn(shapes)(points.centres)
  const { mean, deviation } = dataset.target
  const predicted = forward(network, dataset.x).at(-1)!
  Array.from(points.rows!).forEach((row, i) => {
    expect(units[i][0]).toBeCloseTo(predicted[row] * deviation + mean, 6)
    expect(units[i][1]).toBeCloseTo(dataset.y[row] * deviation + mean, 6)
  })
})
