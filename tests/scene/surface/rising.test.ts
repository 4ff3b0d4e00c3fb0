import { expect, it } from 'vitest'
import { gridPlaces } from '../../../src/geometry/height-field.ts'
import { fromBox } from '../../../src/geometry/tween.ts'
import { classScores } from '../../../src/network/forward.ts'
import type { Network } from '../../../src/network/network.ts'
import { buildModel } from '../../../src/scene/model/class-model.ts'
import { planeSum } from '../../../src/scene/model/plane-sum.ts'
import { buildProbabilitySurface, HIGH, LOW } from '../../../src/scene/surface/probability-surface.ts'
import { sharesOf, summed } from '../../../src/scene/surface/rising.ts'
import { captionOf, pathsOf } from '../outline.ts'
import { clusterTable, make, middle } from '../stage.ts'

const made = make({ data: 'circles', scene: 'surface', samples: 100 })
const modelOf = ({ spec, dataset, network }: typeof made) => buildModel(spec, dataset, network)
/** The same network with a softmax of two outputs, by other numbers with the same differences. */
function withTwoOutputs({ layers: [hidden, { weights, biases }] }: Network): Network {
  const both = (value: number) => [0.7 - value / 3, 0.7 + (2 * value) / 3]
  const output = {
    weights: weights.map(([w]) => both(w)),
    biases: both(biases[0]),
    activation: 'softmax' as const,
  }
  return { layers: [hidden, output] }
}

const ground = gridPlaces(9, node => node / 4 - 1)
const sigmoid = (z: number) => 1 / (1 + Math.exp(-z))

it.each([
  ['one output', made],
  ['two outputs', { ...made, network: withTwoOutputs(made.network) }],
  ['two layers', make({ data: 'moons', hidden: '4,2', restarts: 1 })],
  ['no hidden layer', make({ data: 'moons', hidden: '0' })],
  ['more than six units', make({ data: 'moons', hidden: '9', restarts: 1 })],
])('all parts and the bias are the lead of a class over another one: %s', (_, figure) => {
  const model = modelOf(figure)
  for (const shown of [0, 1]) {
    const sum = planeSum(model.plane, model.input, shown)
    expect(sum.parts.length).toBeLessThanOrEqual(7)
    const all = summed(
      sum.valuesAt(ground),
      sum.parts.map(() => 1),
      sum.bias,
    )
    const scores = classScores(model.plane, fromBox(ground, model.input))
    all.forEach((value, i) => {
      const row = scores.subarray(i * model.classes, (i + 1) * model.classes)
      expect(value).toBeCloseTo(row[shown] - row[1 - shown], 9)
    })
  }
})

it('the sum has what has slid in: unit by unit its output times its weight', () => {
  const model = modelOf(made)
  const { parts, valuesAt } = planeSum(model.plane, model.input)
  const [hidden, output] = model.plane.layers
  const places = fromBox(ground, model.input)
  for (const slid of [0, 0.2, 0.37, 0.5, 0.81, 1]) {
    const shares = sharesOf(3, slid)
    // One after the other, and the first one is there.
    expect(shares[0]).toBe(1)
    expect(shares[2] === 0 || shares[1] === 1).toBe(true)
    summed(valuesAt(ground), shares, 0).forEach((value, i) => {
      const [x, y] = places.subarray(2 * i)
      const own = parts.map(([j]) => {
        const z = hidden.weights[0][j] * x + hidden.weights[1][j] * y + hidden.biases[j]
        return output.weights[j][0] * sigmoid(z)
      })
      expect(value).toBeCloseTo(own[0] + shares[1] * own[1] + shares[2] * own[2], 9)
    })
  }
  expect(sharesOf(3, 1)).toEqual([1, 1, 1])
})

it.each([0.95, 0.05])('water at p = %f ends on the line of that probability', p => {
  const model = modelOf(made)
  const base = buildProbabilitySurface(model, 0)
  const odds = Math.log(p / (1 - p))
  const cut = buildProbabilitySurface(model, 0, odds, base.surfaceMesh)
  const level = LOW + (HIGH - LOW) * p
  // No piece of the sheet crosses it, and its tints are those of before.
  for (const { corners } of cut.surfaceMesh.pieces) {
    const off = corners.map(v => cut.corners[3 * v + 2] - level)
    expect(Math.min(...off) > -1e-6 || Math.max(...off) < 1e-6).toBe(true)
  }
  const steps = ({ surfaceMesh }: typeof base) => new Set(surfaceMesh.pieces.map(({ step }) => step))
  expect([...steps(cut)].every(step => step <= 4)).toBe(true)
})

it.each([0.5, 0.8, 0.05])('the shore at p = %f is the line of the network within half a pixel', p => {
  const model = modelOf(made)
  const odds = Math.log(p / (1 - p))
  const { surfaceMesh } = buildProbabilitySurface(model, 0)
  const cut = p === 0.5 ? { surfaceMesh } : buildProbabilitySurface(model, 0, odds, surfaceMesh)
  const { pieces, ground } = cut.surfaceMesh
  const off = (x: number, y: number) => {
    const [a, b] = classScores(model.plane, fromBox(Float64Array.of(x, y), model.input))
    return a - b - odds
  }
  const sideOf = ({ corners }: (typeof pieces)[number]) =>
    Math.sign(corners.reduce((sum, v) => sum + off(ground[2 * v], ground[2 * v + 1]), 0))
  const [over, under] = [1, -1].map(
    side => new Set(pieces.filter(piece => sideOf(piece) === side).flatMap(({ corners }) => corners)),
  )
  const shore = [...over].filter(v => under.has(v))
  expect(shore.length).toBeGreaterThan(20)
  for (const v of shore) {
    const [x, y] = ground.subarray(2 * v)
    const slope = Math.hypot(off(x + 1e-5, y) - off(x - 1e-5, y), off(x, y + 1e-5) - off(x, y - 1e-5)) / 2e-5
    // Half of the ground is less than 250 pixels at the default size.
    expect((250 * Math.abs(off(x, y))) / slope).toBeLessThan(0.5)
  }
})

it('water and border keep still while heights become a probability', () => {
  const { scene } = made
  const { start, end } = scene.chapters.find(({ id }) => id === 'squash')!
  const seen = (time: number) => pathsOf(scene.at(time)).filter(({ key }) => key?.includes('water'))
  const [first, ...later] = [0.02, 0.3, 0.6, 0.98].map(share => seen(start + share * (end - start)))
  expect(first.length).toBeGreaterThan(0)
  const places = (paths: typeof first) =>
    paths.flatMap(({ lines }) => lines.flatMap(line => Array.from(line)))
  for (const paths of later)
    places(paths).forEach((value, i) => {
      expect(value).toBeCloseTo(places(first)[i], 9)
    })
})

it('begins and ends alike, and says what happens', () => {
  const { scene } = made
  const says = scene.chapters.map(chapter => captionOf(scene.at(middle(chapter))))
  expect(says.slice(0, 4)).toEqual([
    'Three units, three surfaces · each: output × weight',
    'Added up, they make a hill',
    'The bias raises the surface',
    'Water at zero: the shore is the boundary · height: the log-odds of class 0',
  ])
  const fills = (time: number) => pathsOf(scene.at(time)).filter(({ fill }) => fill).length
  expect(fills(scene.duration)).toBe(fills(0))
})

it('only turns in less than ten seconds, and for three classes', () => {
  const ids = (options: object, table?: string) => make(options, table).scene.chapters.map(({ id }) => id)
  expect(ids({ data: 'moons', scene: 'surface', duration: 8, restarts: 1 })).toEqual(['turn'])
  const table = clusterTable(2, ['a', 'b', 'c'], 10)
  expect(ids({ data: 'table.csv', hidden: '2', scene: 'surface' }, table)).toEqual(['turn'])
})

it('counts the surfaces that stand there, and has water only where there is a shore', () => {
  const film = make({ data: 'moons', scene: 'surface', hidden: '9', restarts: 1 })
  expect(captionOf(film.scene.at(0))).toContain('Nine units, seven surfaces')
  const idsOf = ({ scene }: typeof film) => scene.chapters.map(({ id }) => id)
  expect(idsOf(film)).toContain('water')
  const dry = make({ data: 'moons', scene: 'surface', hidden: '2', restarts: 1, alpha: 1e5 })
  expect(buildModel(dry.spec, dry.dataset, dry.network).boundary).toBe('none')
  expect(idsOf(dry)).toEqual(['units', 'sum', 'bias', 'result', 'turn', 'after'])
})
