import { describe, expect, it } from 'vitest'
import { levelsFor } from '../../../src/estimators/regions.ts'
import { classScores } from '../../../src/network/forward.ts'
import { winner } from '../../../src/network/scores.ts'
import { buildModel } from '../../../src/scene/model/class-model.ts'
import type { PathShape, Shape } from '../../../src/scene/shape.ts'
import { confidenceTint, themes } from '../../../src/scene/style/themes.ts'
import { boundsOf, captionOf, contains, dotsOf, pathsOf } from '../outline.ts'
import { clusterTable, type Made, make, remake } from '../stage.ts'

const { ink, accent } = themes.light
const table = 'table.csv'
const flowers = make({ data: table, hidden: '2', scene: 'boundary' }, clusterTable(2, ['a', 'b', 'c'], 30))
const blobs = make({ data: 'blobs', scene: 'boundary' })
const cases: Record<string, Made> = {
  blobs,
  circles: make({ data: 'circles', scene: 'boundary', samples: 120 }),
  'three classes': flowers,
  'five classes': make({ data: 'clusters', classes: 5, hidden: '6', samples: 100, scene: 'boundary' }),
  'two layers': make({ data: 'moons', hidden: '3,2', samples: 100, scene: 'boundary' }),
  'one feature': make(
    { data: table, hidden: '2', scene: 'boundary' },
    [
      'size,kind',
      ...Array.from({ length: 60 }, (_, i) => `${i / 10},${i >= 20 && i < 40 ? 'in' : 'out'}`),
    ].join('\n'),
  ),
}

function captionsOf({ scene }: Made): string[] {
  return scene.chapters.map(({ start, end }) => {
    return captionOf(scene.at((start + end) / 2))
  })
}

function inked(shapes: Shape[]): PathShape[] {
  return pathsOf(shapes).filter(shape => shape.stroke === ink)
}

describe.each(Object.entries(cases))('boundary of %s', (_, { scene }) => {
  it('shows nothing of the answer at first, and all of it on the still', () => {
    expect(inked(scene.at(0))).toEqual([])
    for (const shape of pathsOf(scene.at('poster'))) expect(shape.opacity ?? 1).toBeGreaterThan(0.2)
  })
})

describe('the regions', () => {
  it.each(['blobs', 'circles', 'three classes', 'five classes'])(
    'of %s have every sample in the region of the class that the network gives it',
    name => {
      const { spec, dataset, network, scene } = cases[name]
      const model = buildModel(spec, dataset, network)
      const classes = dataset.classes.length
      const scores = classScores(network, dataset.x)
      const areas = pathsOf(scene.at('poster')).filter(({ fill }) => fill && fill !== accent)
      const centres = dotsOf(scene.at('poster')).flatMap(dots => Array.from(dots.centres))
      const levels = levelsFor(classes).length
      const classOf = new Map(
        dataset.classes.flatMap((_, k) =>
          Array.from({ length: levels + 1 }, (_, step) => [confidenceTint(themes.light, k, step, levels), k]),
        ) as [string, number][],
      )
      let checked = 0
      model.rows.forEach((row, i) => {
        const given = winner(scores, row, classes)
        const sorted = Array.from(scores.subarray(row * classes, (row + 1) * classes)).sort((a, b) => b - a)
        // Within a pixel of the border either side may be.
        if (sorted[0] - sorted[1] < 0.15) return
        const top = areas.findLast(
          ({ lines }) =>
            lines.filter(line => contains(line, centres[2 * i], centres[2 * i + 1])).length % 2 === 1,
        )
        expect(classOf.get(top!.fill!)).toBe(given)
        checked++
      })
      expect(checked).toBeGreaterThan(50)
    },
  )

  it('are left out without a sheet, the border stays', () => {
    const { scene } = remake(blobs, { sheet: false })
    const shapes = scene.at('poster')
    expect(pathsOf(shapes).filter(({ fill }) => fill && fill !== accent)).toEqual([])
    expect(inked(shapes)).toHaveLength(1)
  })
})

describe('the cuts', () => {
  it('are drawn one by one, each on the line where its unit is 0', () => {
    const { scene, network, spec, dataset } = blobs
    const { input } = buildModel(spec, dataset, network)
    const { plot } = { plot: boundsOf(pathsOf(scene.at(0)).findLast(({ closed }) => closed)!) }
    const cuts = (time: number) =>
      pathsOf(scene.at(time)).filter(
        ({ stroke, lines, width }) => stroke === accent && width === 1.6 && lines[0].length === 4,
      )
    expect(cuts(0)).toHaveLength(0)
    expect(cuts(scene.chapters[1].end)).toHaveLength(1)
    expect(cuts(scene.chapters[2].end)).toHaveLength(2)
    const [{ weights, biases }] = network.layers
    cuts(scene.still).forEach(({ lines: [line] }, unit) => {
      for (const i of [0, 2]) {
        const x = input.centre[0] + input.half * ((2 * (line[i] - plot[0])) / (plot[2] - plot[0]) - 1)
        const y = input.centre[1] - input.half * ((2 * (line[i + 1] - plot[1])) / (plot[3] - plot[1]) - 1)
        expect(weights[0][unit] * x + weights[1][unit] * y + biases[unit]).toBeCloseTo(0, 6)
      }
    })
  })

  it('of more than four units are not drawn but counted together', () => {
    const made = cases['five classes']
    expect(captionsOf(made)).toHaveLength(4)
    expect(captionsOf(made)[3]).toMatch(/^6 units together (separate all|get \d+ of) 100$/)
  })
})

describe('the sides of cuts', () => {
  const sidesIn = ({ scene }: Made, time: number) =>
    pathsOf(scene.at(time)).filter(({ key }) => key?.startsWith('side '))
  const endOf = ({ scene }: Made, id: string) => scene.chapters.find(chapter => chapter.id === id)!.end

  it.each(['blobs', 'circles', 'one feature'])(
    'of %s come one by one, and overlap in the region of a class, in its colour',
    name => {
      const made = cases[name]
      const { scene, network, dataset } = made
      const cuts = scene.chapters.filter(({ id }) => id.startsWith('cut-'))
      expect(cuts).toHaveLength(network.layers[0].biases.length)
      for (const [i, { start, end }] of cuts.entries()) {
        expect(sidesIn(made, start)).toHaveLength(i)
        expect(sidesIn(made, end)).toHaveLength(i + 1)
      }
      const sides = sidesIn(made, endOf(made, 'cut-1'))
      const [own] = new Set(sides.map(({ fill }) => themes.light.classes.indexOf(fill!)))
      const { rows } = buildModel(made.spec, dataset, network)
      const centres = dotsOf(scene.at(0)).flatMap(dots => Array.from(dots.centres))
      const last = sidesIn(made, endOf(made, 'regions') - 0.1)
      const inAll = Array.from(rows, (row, i) => [
        dataset.y[row] === own,
        last.every(({ lines }) => contains(lines[0], centres[2 * i], centres[2 * i + 1])),
      ])
      const right = inAll.filter(([isOwn, isIn]) => isOwn === isIn).length
      expect(right / inAll.length).toBeGreaterThan(0.9)
      expect(inAll.some(([isOwn]) => isOwn) && inAll.some(([isOwn]) => !isOwn)).toBe(true)
    },
  )

  it('are as strong as the weights of their units, and give way to the tints', () => {
    const made = cases.circles
    const weights = made.network.layers[1].weights.map(([weight]) => Math.abs(weight))
    const shares = sidesIn(made, endOf(made, 'regions') - 0.1).map(({ opacity }) => opacity! / 0.36)
    const sum = weights.reduce((a, b) => a + b)
    expect(shares).toEqual(weights.map(weight => expect.closeTo(weight / sum, 9)))
    expect(sidesIn(made, endOf(made, 'certainty'))).toEqual([])
    expect(sidesIn(remake(made, { sheet: false }), endOf(made, 'cut-0'))).toEqual([])
  })

  it('are where units are on, where they speak for no one class', () => {
    for (const name of ['three classes', 'two layers']) {
      const made = cases[name]
      const sides = sidesIn(made, endOf(made, 'cut-1'))
      expect(sides.map(({ fill }) => fill)).toEqual([accent, accent])
    }
  })
})

it.each(['blobs', 'circles'])('lets each sentence of %s stand until it is read', name => {
  const { scene } = cases[name]
  const times = Array.from({ length: 25 * scene.duration }, (_, i) => i / 25)
  const seconds = new Map<string, number>()
  for (const time of times) {
    const said = captionOf(scene.at(time)).replace(/h[₁₂₃]/, 'h')
    seconds.set(said, (seconds.get(said) ?? 0) + 1 / 25)
  }
  expect([...seconds.keys()]).toHaveLength(5)
  for (const [said, stands] of seconds) {
    const words = said.split(' · ')[0].split(' ').length
    expect(stands + 0.05, said).toBeGreaterThanOrEqual(Math.max(1, 0.2 * words))
  }
})

describe('more than two features', () => {
  it.each([3, 4])('are refused, with what to do: %i', features => {
    expect(() =>
      make({ data: table, hidden: '2', scene: 'boundary' }, clusterTable(features, ['a', 'b'])),
    ).toThrow(
      `scene: got "boundary", expected another one: over ${features} features there is no boundary; see it over two of them with --slice auto, or train on two components with --reduce 2`,
    )
  })
})
