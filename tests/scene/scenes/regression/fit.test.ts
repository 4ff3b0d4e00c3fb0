import { describe, expect, it } from 'vitest'
import * as en from '../../../../src/language/en.ts'
import { forward } from '../../../../src/network/forward.ts'
import { sumValues, unitSum } from '../../../../src/scene/model/unit-sum.ts'
import type { Shape } from '../../../../src/scene/shape.ts'
import { centredPoint } from '../../../../src/scene/words/predicted-point.ts'
import { distanceTo, flat, pathsOf, textsOf } from '../../outline.ts'
import { type MadeRegression, makeRegression, numberOf, unitsIn } from '../../regressions.ts'
import { middle } from '../../stage.ts'

const networks: [string, object][] = [
  ['sine of six tanh', { data: 'y = sin(3*x)', hidden: '6:tanh' }],
  ['a bump of three sigmoids', { data: 'y = exp(-4*x*x)', hidden: '3:sigmoid' }],
  ['an angle of five relu', { data: 'y = 1000*abs(x)', hidden: '5:relu' }],
  ['ten units, of which some are the rest', { data: 'y = sin(5*x)', hidden: '10:tanh', alpha: 1e-6 }],
  ['two layers, the second of relu', { data: 'y = x^3-2*x', hidden: '4:tanh,4:relu' }],
  ['a straight line', { data: 'y = 3*x+1', hidden: '0', restarts: 10 }],
]

/** The places of a curve from its left to its right, in pixels; null where it is not there. */
function curveOf(shapes: Shape[], key: string): Float64Array | null {
  const paths = pathsOf(shapes)
  const within = paths.find(shape => shape.key === key)
  const beyond = paths.find(shape => shape.key === `${key} beyond`)
  if (!within || !beyond) return null
  const [left, right] = beyond.lines
  return Float64Array.from([
    ...Array.from(left).slice(0, -2),
    ...Array.from(within.lines[0]),
    ...Array.from(right).slice(2),
  ])
}

const ownX = ({ dataset }: MadeRegression, x: number) =>
  x * dataset.scale.deviation[0] + dataset.scale.mean[0]
const ownY = ({ dataset: { target } }: MadeRegression, y: number) => y * target.deviation + target.mean

/** Weight × output of each unit of the last hidden layer at standardized inputs: an array a unit. */
function given({ network }: MadeRegression, x: Float64Array): number[][] {
  const outputs = [x, ...forward(network, x)]
  const [h, { weights }] = [outputs[network.layers.length - 1], network.layers[network.layers.length - 1]]
  return weights.map(([weight], unit) => Array.from(x, (_, i) => weight * h[i * weights.length + unit]))
}

const average = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

describe.each(networks)('fit of %s', (_, options) => {
  const made = makeRegression({ scene: 'fit', ...options })
  const { scene, dataset, network } = made
  const at = (time: number | 'poster') => flat(scene.at(time))
  const still = at('poster')
  const parts = Array.from({ length: 7 }, (_, p) => curveOf(still, `part ${p}`)).filter(part => part !== null)
  const mean = curveOf(still, 'mean')!
  const toUnits = unitsIn(still)

  it('draws the network’s own output, within half a pixel and to its ends', () => {
    const sum = curveOf(still, 'sum')!
    const units = toUnits(sum)
    const [low, high] = [units[0][0], units.at(-1)![0]]
    const x = Float64Array.from({ length: 2001 }, (_, i) => low + ((high - low) * i) / 2000)
    const scaled = x.map(value => (value - dataset.scale.mean[0]) / dataset.scale.deviation[0])
    const y = forward(network, scaled).at(-1)!
    const perUnit = [0, 1].map(d => (sum[sum.length - 2 + d] - sum[d]) / (units.at(-1)![d] - units[0][d]))
    const off = Array.from(x, (value, i) =>
      distanceTo(
        [sum[0] + perUnit[0] * (value - low), sum[1] + perUnit[1] * (ownY(made, y[i]) - units[0][1])],
        sum,
      ),
    )
    expect(Math.max(...off)).toBeLessThan(0.5)
    // A good margin beyond the data, and not the frame's corners.
    const own = Array.from(dataset.x, value => ownX(made, value))
    const width = Math.max(...own) - Math.min(...own)
    expect((Math.min(...own) - low) / width).toBeCloseTo(0.12, 2)
    expect((high - Math.max(...own)) / width).toBeCloseTo(0.12, 2)
  })

  it('draws each unit’s weight times its output, less its mean over the points, the largest first', () => {
    const means = given(made, dataset.x).map(average)
    const spreads = given(made, dataset.x).map((values, unit) =>
      Math.sqrt(average(values.map(value => (value - means[unit]) ** 2))),
    )
    const order = [...spreads.keys()].sort((a, b) => spreads[b] - spreads[a])
    const units = toUnits(mean)
    const scaled = Float64Array.from(units, ([x]) => (x - dataset.scale.mean[0]) / dataset.scale.deviation[0])
    const own = given(made, scaled)
    const predicted = forward(network, dataset.x).at(-1)!
    for (const [, y] of units) expect(y).toBeCloseTo(ownY(made, average([...predicted])), 6)
    const perUnit = (toUnits([0, 1])[0][1] - toUnits([0, 0])[0][1]) / 1
    const single = parts.slice(0, 6)
    single.forEach((part, p) => {
      toUnits(part).forEach(([, y], i) => {
        const value = (own[order[p]][i] - means[order[p]]) * dataset.target.deviation
        expect(Math.abs((y - units[i][1] - value) / perUnit)).toBeLessThan(0.5)
      })
    })
  })

  it('adds the drawn parts up to the drawn sum in every frame', () => {
    for (let i = 0; i <= 60; i++) {
      const shapes = at((i / 60) * scene.duration * 0.999)
      const sum = curveOf(shapes, 'sum')
      if (!sum) continue
      // All of the parts before, and of one a share that is seen as its area.
      const areas = parts.map((_, p) => pathsOf(shapes).find(({ key }) => key === `band ${p}`))
      const drawn = parts.map((_, p) => curveOf(shapes, `part ${p}`))
      const lower = Float64Array.from(mean)
      const add = (p: number, share: number) => {
        for (let k = 1; k < lower.length; k += 2) lower[k] += share * (parts[p][k] - mean[k])
      }
      const now = areas.findIndex(area => area !== undefined)
      drawn.forEach((line, p) => {
        if (line && p !== now && line.length === parts[p].length && isAdded(shapes, p)) add(p, 1)
      })
      if (now >= 0) {
        const widest = parts[now].reduce(
          (best, v, k) =>
            k & 1 && Math.abs(v - mean[k]) > Math.abs(parts[now][best] - mean[best]) ? k : best,
          1,
        )
        add(now, (sum[widest] - lower[widest]) / (parts[now][widest] - mean[widest]))
        expect(Array.from(areas[now]!.lines[0]).slice(sum.length).length).toBe(sum.length)
      }
      const off = Array.from(sum, (value, k) => Math.abs(value - lower[k]))
      expect(Math.max(...off), `frame ${i}`).toBeLessThan(0.5)
    }
  })

  it('ends each stick on the sum', () => {
    const sum = curveOf(still, 'sum')!
    const sticks = pathsOf(still).find(({ key }) => key === 'sticks')!.lines
    expect(sticks).toHaveLength(dataset.y.length)
    for (const [x, y, endX, endY] of sticks.map(line => Array.from(line))) {
      expect(endX).toBe(x)
      expect(Number.isFinite(y)).toBe(true)
      expect(distanceTo([endX, endY], sum)).toBeLessThan(0.5)
    }
  })

  it('says the errors that the sums have, in the target’s own units', () => {
    const contributions = given(made, dataset.x)
    const means = contributions.map(average)
    const order = [...means.keys()].sort((a, b) => spread(b) - spread(a))
    function spread(unit: number) {
      return average(contributions[unit].map(value => (value - means[unit]) ** 2))
    }
    const { mean: targetMean, deviation } = dataset.target
    const base = network.layers.at(-1)!.biases[0] + means.reduce((a, b) => a + b, 0)
    const errorOf = (units: number[]) => {
      const squares = Array.from(dataset.y, (y, i) => {
        const value = units.reduce((sum, unit) => sum + contributions[unit][i] - means[unit], base)
        return ((value - y) * deviation) ** 2
      })
      return Math.sqrt(average(squares))
    }
    const said = (id: string) => {
      const chapter = scene.chapters.find(chapter => chapter.id === id)
      return chapter ? scene.saysAt(middle(chapter))[0] : null
    }
    const errorIn = (text: string) =>
      numberOf(/(?:[Ee]rror|:) ([\d.,e−-]+\d)/.exec(text)![1].replace(',', ''))
    const close = (text: string, value: number) =>
      expect(Math.abs(errorIn(text) - value)).toBeLessThanOrEqual(0.051 * 10 ** Math.floor(Math.log10(value)))
    close(said('mean')!, errorOf([]))
    const seen = scene.chapters.filter(({ id }) => id.startsWith('part-')).length
    for (let p = 0; p < seen; p++) close(said(`part-${p}`)!, errorOf(order.slice(0, p + 1)))
    const rest = said('rest')
    if (rest) close(rest, errorOf(order))
    const fit = said('fit')!
    close(fit, errorOf(order))
    const own = Array.from(dataset.y, y => y * deviation + targetMean)
    const total = average(own.map(y => (y - average(own)) ** 2))
    const r2 = 1 - errorOf(order) ** 2 / total
    expect(Math.abs(Number(/R² ([\d.]+)/.exec(fit)?.[1] ?? 'NaN') - r2)).toBeLessThan(0.0051)
    for (const chapter of scene.chapters)
      for (const text of scene.saysAt(middle(chapter)))
        if (chapter.id !== 'data') expect(text.split(' · ')[0].split(' ').length).toBeLessThanOrEqual(8)
  })
})

/** True where a part is pale, being in the sum. */
function isAdded(shapes: Shape[], p: number): boolean {
  return pathsOf(shapes).some(({ key, opacity = 1 }) => key === `part ${p}` && opacity < 0.999)
}

it('marks the hinges of relu where its weighted sum is 0', () => {
  const made = makeRegression({ data: 'y = abs(x)', hidden: '5:relu', scene: 'fit' })
  const still = flat(made.scene.at('poster'))
  const toUnits = unitsIn(still)
  const hinges = still.flatMap(shape =>
    shape.kind === 'dots' && shape.key!.startsWith('hinge') && shape.opacity !== 0
      ? toUnits(shape.centres).map(([x]) => x)
      : [],
  )
  const [{ weights, biases }, output] = made.network.layers
  const expected = biases.flatMap((bias, unit) => {
    const at = ownX(made, -bias / weights[0][unit])
    return Math.abs(output.weights[unit][0]) > 0.05 && Math.abs(at) < 2.4 ? [at] : []
  })
  expect(expected.length).toBeGreaterThan(0)
  for (const at of expected) expect(Math.min(...hinges.map(x => Math.abs(x - at)))).toBeLessThan(1e-6)
})

describe('units of fit', () => {
  const saidIn = ({ scene }: MadeRegression) =>
    scene.chapters.filter(({ id }) => id.startsWith('part-')).map(chapter => scene.saysAt(middle(chapter))[0])
  const made = makeRegression({ data: 'y = sin(3*x)', hidden: '6:tanh', scene: 'fit' })

  it('are numbered as they come: in words, at their curves, and of a point', () => {
    const names = textsOf(made.scene.at('poster')).filter(({ key }) => /^unit \d+$/.test(key!))
    const said = saidIn(made)
    expect(said.length).toBeGreaterThan(3)
    expect(said.map(text => /h[₁-₆]/.exec(text)![0])).toEqual(
      ['h₁', 'h₂', 'h₃', 'h₄', 'h₅', 'h₆'].slice(0, said.length),
    )
    expect(names.map(({ text }) => text)).toEqual(['h₁', 'h₂', 'h₃', 'h₄', 'h₅', 'h₆'])
    const { parts } = unitSum(made.model)
    const x = made.model.all.x.subarray(0, 1)
    const { deviation } = made.dataset.target
    const told = centredPoint(made.model, 0, en).parts
    parts.forEach((part, p) => {
      const value = sumValues(made.network, unitSum(made.model).means, part.units, x)[0] * deviation
      expect(told[p].name).toBe(`h${'₁₂₃₄₅₆'[p]}`)
      expect(numberOf(told[p].value)).toBeCloseTo(value, 1)
    })
  })

  it('that make the sum worse say why, once, and the others what they add', () => {
    const errors = unitSum(made.model)
    expect(errors.parts[0].rmse).toBeGreaterThan(1.02 * errors.rmse)
    const [first, ...others] = saidIn(made)
    expect(first).toMatch(/^With one unit: error \d.* more than without h₁: the other units correct it$/)
    for (const text of others) expect(text).toMatch(/^With \w+: [\d.]+ · what h. adds$/)
    const grows = makeRegression({ data: 'y = 3*x+1', hidden: '2:tanh', scene: 'fit' })
    expect(unitSum(grows.model).parts[0].rmse).toBeLessThan(unitSum(grows.model).rmse)
    expect(saidIn(grows).join()).not.toContain('more than')
  })
})

it('refuses two inputs in words', () => {
  expect(() => makeRegression({ data: 'z = x*y', hidden: '3', scene: 'fit' })).toThrow(
    /another one: fit draws a target over one feature, not over 2; surface and levels/,
  )
})
