import { describe, expect, it } from 'vitest'
import { random } from '../../../src/data/random.ts'
import { corners } from '../../../src/geometry/linear-scores.ts'
import { isInside } from '../../../src/geometry/split-convex.ts'
import * as en from '../../../src/language/en.ts'
import { classScores, scores } from '../../../src/network/forward.ts'
import { linearRegions } from '../../../src/network/linear-regions.ts'
import { regionBorder } from '../../../src/network/region-border.ts'
import { winner } from '../../../src/network/scores.ts'
import { figureResult } from '../../../src/render/describe-result.ts'
import { buildScene } from '../../../src/scene/scenes/build.ts'
import { modelOf } from '../../../src/scene/scenes/model-of.ts'
import { regions } from '../../../src/scene/scenes/regions.ts'
import { regionFacts } from '../../../src/scene/units/region-facts.ts'
import { placedUnits } from '../../../src/scene/units/unit-ids.ts'
import { captionOf, dotsOf, pathsOf } from '../outline.ts'
import { type MadeRegression, makeRegression } from '../regressions.ts'
import { clusterTable, type Made, make, middle } from '../stage.ts'

const relu = { activation: 'relu', scene: 'regions', restarts: 2 }
const table = Array.from({ length: 60 }, (_, i) => `${i / 10},${i >= 20 && i < 40 ? 'in' : 'out'}`)
const cases: Record<string, Made> = {
  moons: make({ ...relu, data: 'moons', hidden: '6', samples: 100 }),
  'two layers': make({ ...relu, data: 'circles', hidden: '5,4', samples: 100 }),
  'leaky layers': make({ ...relu, data: 'moons', activation: 'leaky_relu', hidden: '4,3', samples: 100 }),
  'three classes': make({ ...relu, data: 'clusters', hidden: '4', samples: 90 }),
  'no hidden layer': make({ ...relu, data: 'moons', activation: 'sigmoid', hidden: 0, restarts: null, samples: 60 }), // biome-ignore format: one line
  'one feature': make({ ...relu, data: 'table.csv', hidden: '3' }, ['size,kind', ...table].join('\n')),
  slice: make(
    { ...relu, data: 'table.csv', hidden: '5', slice: 'size 1,size 3' },
    clusterTable(4, ['a', 'b', 'c']),
  ),
}
const curve = makeRegression({ ...relu, data: 'y = sin(3*x)', hidden: '6,3' })
const saddle = makeRegression({ ...relu, data: 'z = x*y', hidden: '5', samples: 80 })

/** Values of the spec's model and its result. */
function read({ spec, dataset, network, record, scene }: Made | MadeRegression) {
  const model = modelOf(spec, { dataset, network, record } as Made)
  const part = { dataset, network, record, model }
  const { regions } = figureResult(spec, { parts: [part], scene, alt: '' } as never)
  return { model, regions: regions! }
}

const captionIn = ({ scene }: Pick<Made, 'scene'>, id: string) => {
  const chapter = scene.chapters.find(chapter => chapter.id === id)!
  return captionOf(scene.at(middle(chapter)))
}

describe.each(Object.entries(cases))('regions of %s', (name, made) => {
  const { scene } = made
  const { model, regions } = read(made)
  const found =
    name === 'one feature' ? null : linearRegions(model.plane, corners(model.input.centre, model.input.half))!

  it('are counted in the captions as they come, and at the end', () => {
    const steps = scene.chapters.filter(({ id }) => /^(crease|layer)-/.test(id))
    const counts = steps.map(({ name }) => name.match(/(\w+)( of \d+ possible)? regions?/)![1])
    const numbers = counts.map(word => ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'].indexOf(word)).map((at, i) => (at < 0 ? Number(counts[i]) : at)) // biome-ignore format: one line
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b))
    expect(numbers.at(-1) ?? 1).toBe(regions.count)
    if (found) expect(regions.count).toBe(found.length)
    expect(regions.byLayer.at(-1) ?? 1).toBe(regions.count)
    expect(regions.maps).toBeLessThanOrEqual(regions.count)
    expect(regions.count).toBeLessThanOrEqual(regions.most)
  })

  it('loop: nothing but points is there at first and at the end', () => {
    const keys = (time: number) =>
      scene.at(time).map(({ key }) => key).filter(key => /^(crease|region|answer|corner|junction)/.test(key ?? '')) // biome-ignore format: one line
    expect(keys(0)).toEqual([])
    expect(keys(scene.duration)).toEqual([])
    expect(keys(scene.still)).toContain('region 0')
  })

  it('rings each corner of the boundary, and no other place', () => {
    if (!found) return
    const border = regionBorder(found, model.input)
    expect([regions.corners, regions.junctions]).toEqual([border.corners.length, border.junctions.length])
    const still = scene.at('poster')
    const dots = dotsOf(still).filter(({ key }) => key === 'corners')
    expect(dots.reduce((sum, { centres }) => sum + centres.length / 2, 0)).toBe(border.corners.length)
    if (border.segments.length > 0)
      expect(captionIn(made, 'answer')).toContain(en.regions.boundary({ corners: border.corners.length }))
  })

  it('say in --json what the network gives, in the units of the table', () => {
    const { input, slice } = model
    const inputs = input.dimensions
    const scale = slice ? slice.axes.map(axis => [slice.columns.scale.mean[axis], slice.columns.scale.deviation[axis]]) : made.dataset.scale.mean.map((mean, d) => [mean, made.dataset.scale.deviation[d]]) // biome-ignore format: one line
    expect(regions.areas.reduce((sum, area) => sum + area, 0)).toBeCloseTo(1, 9)
    for (const { polygon, map, pattern } of regions.cells) {
      const centre = polygon[0].map(
        (_, d) => polygon.reduce((sum, place) => sum + place[d], 0) / polygon.length,
      )
      const scaled = centre.map((value, d) => (value - scale[d][0]) / scale[d][1])
      const outputs = scores(model.plane, Float64Array.from(scaled))
      expect(map.length).toBe(outputs.length)
      map.forEach((of, k) => {
        const value = centre.reduce((sum, x, d) => sum + of[d] * x, of[inputs])
        expect(Math.abs(value - outputs[k])).toBeLessThan(1e-9 * (1 + Math.abs(outputs[k])))
      })
      expect(pattern.map(({ length }) => length)).toEqual(made.network.layers.slice(0, -1).map(({ biases }) => biases.length)) // biome-ignore format: one line
      centre.forEach((value, d) => {
        expect(value).toBeGreaterThan(regions.window[2 * d])
        expect(value).toBeLessThan(regions.window[2 * d + 1])
      })
    }
  })

  it('answer a pointer: each point is in one region, which counts it', () => {
    const placed = placedUnits(scene.at('poster'))
    expect(placed.length).toBe(regions.count)
    const counted = placed.map(({ unit }) =>
      Number(/^(\d+) of/.exec(regionFacts(model, unit, en).lines.at(-1)!)![1]),
    )
    const rows = [...model.rows].filter(row => {
      const [x, y] = model.input.coordinates.subarray(2 * row)
      return isInside(corners(model.input.centre, model.input.half), x, y)
    })
    expect(counted.reduce((sum, count) => sum + count, 0)).toBe(rows.length)
    const { unit } = placed[0]
    const asked = scene.at('poster', { asked: { unit } } as never)
    expect(pathsOf(asked).filter(({ key }) => key === 'asked').length).toBe(1)
  })
})

describe('the boundary', () => {
  it('has the classes of the network at both sides of each corner', () => {
    const { model } = read(cases.moons)
    const found = linearRegions(model.plane, corners(model.input.centre, model.input.half))!
    for (const at of regionBorder(found, model.input).corners) {
      const around = Array.from({ length: 16 }, (_, i) => [at[0] + 1e-4 * Math.cos(i), at[1] + 1e-4 * Math.sin(i)]).flat() // biome-ignore format: one line
      const classes = classScores(model.plane, Float64Array.from(around))
      expect(new Set(Array.from({ length: 16 }, (_, i) => winner(classes, i, 2))).size).toBe(2)
    }
  })

  it('says how many regions so many lines can make, for one layer alone', () => {
    const last = (made: Made) => made.scene.chapters.findLast(({ id }) => id.startsWith('crease'))!.name
    expect(last(cases.moons)).toMatch(/possible/)
    expect(last(cases['two layers'])).not.toMatch(/possible/)
  })
})

describe('regions of a regression', () => {
  it('are pieces of the curve over one input, whose joints are counted and drawn on it', () => {
    const { regions } = read(curve)
    const pieces = regions.cells
      .map(({ polygon: [[from], [to]], map: [[slope, constant]] }) => ({ from, to, slope, constant }))
      .sort((a, b) => a.from - b.from)
    for (const [i, { from, slope, constant }] of pieces.entries()) {
      if (i === 0) continue
      const before = pieces[i - 1]
      expect(before.to).toBeCloseTo(from, 9)
      expect(before.slope * from + before.constant).toBeCloseTo(slope * from + constant, 6)
    }
    const joints = pieces.filter(
      ({ slope }, i) => i > 0 && Math.abs(slope - pieces[i - 1].slope) > 1e-9,
    ).length
    expect(regions.joints).toBe(joints)
    expect(captionIn(curve, 'answer')).toContain(en.regions.joints({ joints }))
    const { deviation, mean } = curve.dataset.target
    const { scale } = curve.dataset
    for (const { from, to, slope, constant } of pieces) {
      const x = (from + to) / 2
      const [output] = scores(curve.network, Float64Array.of((x - scale.mean[0]) / scale.deviation[0]))
      expect(slope * x + constant).toBeCloseTo(output * deviation + mean, 9)
    }
  })

  it('of classes over one feature have thresholds, and no corners', () => {
    expect(captionIn(cases['one feature'], 'answer')).toMatch(/^3 units together/)
  })

  it('have no boundary over two inputs, and no joints', () => {
    const { regions } = read(saddle)
    expect(regions.joints).toBeUndefined()
    expect([regions.corners, regions.junctions]).toEqual([0, 0])
    expect(pathsOf(saddle.scene.at('poster')).filter(({ key }) => key === 'answer')).toEqual([])
  })
})

describe('networks without linear regions, or with too many', () => {
  it.each([
    ['sigmoid', { activation: 'sigmoid' }, /got "sigmoid", expected one of relu, .*--activation relu/],
    ['tanh in one layer', { hidden: '4:tanh,3:relu' }, /got "tanh"/],
    ['gelu', { activation: 'gelu' }, /got "gelu"/],
  ])('%s are refused in words', (_, options, says) => {
    const call = { ...relu, data: 'moons', samples: 20, maxIter: 1, restarts: 1, ...options }
    expect(() => make(call)).toThrow(says)
    expect(() => makeRegression({ ...call, data: 'z = x*y' })).toThrow(says)
  })

  it('more than 64 units a layer of a file are refused', () => {
    const { spec, dataset } = cases.moons
    const layer = { weights: [[], []], biases: Array(65).fill(0), activation: 'relu' as const }
    const network = { layers: [layer, { weights: [], biases: [0], activation: 'sigmoid' as const }] }
    expect(() => regions.check!(dataset, spec, network)).toThrow(/at most 64 units a layer, not 65/)
    layer.biases.pop()
    expect(() => regions.check!(dataset, spec, network)).not.toThrow()
  })

  it('more regions than can be drawn are refused', () => {
    const rng = random('many')
    const layer = (from: number, units: number, activation: 'relu' | 'sigmoid') => ({
      weights: Array.from({ length: from }, () => Array.from({ length: units }, () => rng() - 0.5)),
      biases: Array.from({ length: units }, () => rng() - 0.5),
      activation,
    })
    const network = {
      layers: [layer(2, 64, 'relu'), layer(64, 64, 'relu'), layer(64, 64, 'relu'), layer(64, 1, 'sigmoid')],
    }
    const { spec, dataset, record } = cases.moons
    expect(() => buildScene(spec, dataset, network, record)).toThrow(/at most 5,000 linear regions/)
  })
})
