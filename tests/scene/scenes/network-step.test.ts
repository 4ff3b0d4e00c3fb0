import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readSpecObject } from '../../../src/encode/catalog.ts'
import type { Network } from '../../../src/network/network.ts'
import { layoutOfNetwork, unpack } from '../../../src/network/parameter-layout.ts'
import { figureResult } from '../../../src/render/describe-result.ts'
import { stepOf } from '../../../src/scene/model/step.ts'
import { buildScene } from '../../../src/scene/scenes/build.ts'
import { modelOf } from '../../../src/scene/scenes/model-of.ts'
import type { TextShape } from '../../../src/scene/shape.ts'
import { textBox, textGap } from '../../../src/scene/style/give-way.ts'
import { captionOf, flat, spell } from '../outline.ts'
import { type Made, make } from '../stage.ts'

const played = { scene: 'network', play: 'step' }

const numbersAt = ({ scene }: Made, moment: number | 'poster') =>
  flat(scene.at(moment)).filter(
    (shape): shape is TextShape =>
      shape.kind === 'text' && /\d ?\d*$/.test(shape.text) && /^(number|\d)/.test(shape.key ?? ''),
  )

const three = (value: number) => (Number(value.toFixed(3)) + 0).toFixed(3).replace('-', '−')

/** The step of a network of sigmoids with one output, by hand. */
function byHand({ layers: [first, second] }: Network, x: readonly number[], y: number) {
  const sigmoid = (z: number) => 1 / (1 + Math.exp(-z))
  const z = first.biases.map((b, j) => b + x.reduce((sum, value, i) => sum + value * first.weights[i][j], 0))
  const h = z.map(sigmoid)
  const out = second.biases[0] + h.reduce((sum, value, i) => sum + value * second.weights[i][0], 0)
  const p = sigmoid(out)
  const delta = p - y
  const deltas = h.map((value, j) => value * (1 - value) * second.weights[j][0] * delta)
  const triples = [
    ...first.weights.flatMap((row, i) => row.map((w, j) => [w, deltas[j] * x[i]])),
    ...first.biases.map((b, j) => [b, deltas[j]]),
    ...second.weights.map(([w], j) => [w, delta * h[j]]),
    [second.biases[0], delta],
  ]
  return { z, h, out, p, delta, deltas, triples, loss: -Math.log(y === 1 ? p : 1 - p) }
}

const made = make({ data: 'blobs', hidden: 2, ...played })
const { dataset, network, record, scene } = made
const first = unpack(record.trace![0].parameters, layoutOfNetwork(network))
const lossOf = (row: number) => byHand(first, [...dataset.x.slice(2 * row, 2 * row + 2)], dataset.y[row]).loss
const losses = Array.from(dataset.y, (_, row) => lossOf(row))
const worst = losses.indexOf(Math.max(...losses))
const hand = byHand(first, [...dataset.x.slice(2 * worst, 2 * worst + 2)], dataset.y[worst])

describe('the still of one step of 2-2-1', () => {
  const texts = numbersAt(made, 'poster').map(({ text }) => text)

  it('has all that a reader needs to compute it again: the row, and by own computation sums, slopes and weights', () => {
    const { z, h, out, p, delta, deltas } = hand
    const x = [...dataset.x.slice(2 * worst, 2 * worst + 2)]
    const wanted = [
      ...x.map(three),
      ...z.map(value => `z ${three(value)}`),
      ...h.map(value => `h ${three(value)}`),
      ...deltas.map(value => `δ ${three(value)}`),
      ...[`z ${three(out)}`, `p ${three(p)}`, `y ${dataset.y[worst]}`, `δ ${three(delta)}`],
      ...hand.triples.flatMap(([w, slope]) => [`∂ ${three(slope)}`, `→ ${three(w - 0.5 * slope)}`]),
    ]
    expect(texts).toEqual(expect.arrayContaining(wanted))
    for (const [w] of hand.triples) expect(texts.some(text => text.replace('b ', '') === three(w))).toBe(true)
    expect(texts.length).toBe(wanted.length + hand.triples.length)
  })

  it('has no number over another, nor in a small picture', () => {
    for (const size of ['900x700', '600x600']) {
      const spec = readSpecObject({ data: 'blobs', hidden: 2, size, ...played })
      const small = { ...made, scene: buildScene(spec, dataset, network, record) }
      const numbers = numbersAt(small, 'poster')
      expect(numbers.length).toBe(texts.length)
      const boxes = numbers.map(text => textBox(text))
      const [rows, boxesOf] = [numbers.map(({ key }) => key!.replace(/ \d+$/, '')), boxes.entries()]
      for (const [i, box] of boxesOf)
        for (const [j, other] of boxes.entries())
          if (j > i && rows[i] !== rows[j]) expect(textGap(box, other)).toBeGreaterThan(0)
    }
  })

  it('says the loss of the row, and by how much it falls', () => {
    const { start, end } = scene.chapters.find(({ id }) => id === 'error')!
    expect(captionOf(scene.at((start + end) / 2))).toContain(three(hand.loss))
    const after = byHand(unpackMoved(), [...dataset.x.slice(2 * worst, 2 * worst + 2)], dataset.y[worst])
    const { start: from } = scene.chapters.find(({ id }) => id === 'loss')!
    expect(captionOf(scene.at(from + 0.1))).toContain(`from ${three(hand.loss)} to ${three(after.loss)}`)
  })
})

/** The first weights behind the step. */
function unpackMoved(): Network {
  const [triples, layers] = [[...hand.triples], structuredClone(first.layers)]
  const next = () => {
    const [w, slope] = triples.shift()!
    return w - 0.5 * slope
  }
  for (const layer of layers) {
    layer.weights = layer.weights.map(row => row.map(next))
    layer.biases = layer.biases.map(next)
  }
  return { layers }
}

describe('one step', () => {
  it('ends as it begins, with nothing of a row', () => {
    expect(scene.at(scene.duration).map(spell)).toEqual(scene.at(0).map(spell))
    expect(numbersAt(made, 0)).toEqual([])
  })

  it('counts the steps over all rows that follow', () => {
    const { start, end } = scene.chapters.find(({ id }) => id === 'steps')!
    const said = Array.from(
      { length: 40 },
      (_, i) => captionOf(scene.at(start + ((end - start) * (i + 0.5)) / 40))!,
    )
    const counts = said.flatMap(
      text => /^Step (\d+): \d+ of 200 right/.exec(text)?.slice(1).map(Number) ?? [],
    )
    expect(counts.at(-1)).toBe(20)
    expect(counts).toEqual(counts.toSorted((a, b) => a - b))
  })

  it('begins with the weights of a model file, takes the row that is named and a rate of its own', () => {
    const spec = readSpecObject({
      data: 'blobs',
      model: 'a.json',
      row: 3,
      steps: 7,
      learningRate: 0.25,
      ...played,
    })
    const step = stepOf(modelOf(spec, { dataset, network }))!
    expect(step).toMatchObject({ row: 2, y: dataset.y[2], network, rate: 0.25, steps: 7 })
    expect([...step.x]).toEqual([...dataset.x.slice(4, 6)])
  })

  it('counts rows as --fix does: those held out last', () => {
    const own = make({ data: 'blobs', test: 0.25, row: 200, ...played, restarts: 1, maxIter: 5 })
    const step = stepOf(modelOf(own.spec, own))!
    expect([...step.x]).toEqual([...own.dataset.test!.x.slice(-2)])
  })

  it('is in the result', () => {
    const model = modelOf(made.spec, made)
    const { step } = figureResult(made.spec, { parts: [{ ...made, model }], scene, alt: '' })
    expect(step).toMatchObject({ row: worst + 1, rate: 0.5, class: dataset.classes[dataset.y[worst]] })
    expect(step!.loss).toBeCloseTo(hand.loss, 12)
    const { z, delta, gradient, weights } = step!.layers[1]
    expect([z[0], delta[0]]).toEqual([expect.closeTo(hand.out, 12), expect.closeTo(hand.delta, 12)])
    expect(gradient.weights.flat().map((slope, i) => slope / hand.h[i])).toEqual([
      expect.closeTo(hand.delta, 12),
      expect.closeTo(hand.delta, 12),
    ])
    expect(weights).toEqual(first.layers[1].weights)
  })

  it.each([
    [{ scene: 'network', play: 'step', row: 0 }, /row/],
    [{ scene: 'network', play: 'step', steps: 0 }, /steps/],
    [{ scene: 'network', play: 'step', steps: 201 }, /steps.*1 to 200|200/],
    [{ scene: 'network', row: 3 }, /row.*--play step/],
    [{ scene: 'network', play: 'training', steps: 3 }, /steps.*--play step/],
    [{ scene: 'regions', activation: 'relu', play: 'step' }, /only by network, not by regions/],
    [{ scene: 'transform', play: 'step' }, /network/],
    [{ scene: 'network', learningRate: 0.2 }, /learningRate/],
  ])('%j is refused', (keys, why) => {
    expect(() => readSpecObject({ data: 'blobs', ...keys })).toThrow(why)
  })

  it('is refused of numbers that are predicted, and of a row that there is not', () => {
    expect(() => readSpecObject({ data: 'y = sin(3*x)', ...played })).toThrow(/play/)
    const spec = readSpecObject({ data: 'blobs', hidden: 2, row: 201, ...played })
    expect(() => buildScene(spec, dataset, network, record)).toThrow(/row: got 201, expected one of 1 to 200/)
  })
})

it('the table of the manual has the numbers of this step', () => {
  const [, table] = /### One step([\s\S]*?)\n## /.exec(readFileSync('docs/scenes.md', 'utf8'))!
  const rows = Array.from(
    table.matchAll(/^\| `([^|`]+)` +\|([^|]*)\|([^|]*)\|([^|]*)\|$/gm),
    ([, , ...cells]) => cells.map(cell => Number(cell.trim().replace('−', '-'))),
  ).filter(cells => cells.every(Number.isFinite))
  expect(rows.length).toBe(hand.triples.length)
  for (const [i, [w, slope]] of hand.triples.entries())
    for (const [k, value] of [w, slope, w - 0.5 * slope].entries()) expect(rows[i][k]).toBeCloseTo(value, 3)
  for (const value of [...hand.z, ...hand.h, hand.out, hand.p, hand.delta, ...hand.deltas, hand.loss])
    expect(table).toContain(three(value))
})
