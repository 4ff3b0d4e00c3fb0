import { describe, expect, it } from 'vitest'
import { readSpecObject } from '../../../src/encode/catalog.ts'
import { classScores, forward } from '../../../src/network/forward.ts'
import { countCorrect, predict } from '../../../src/network/predict.ts'
import type { PathShape, Shape } from '../../../src/scene/shape.ts'
import { themes } from '../../../src/scene/style/themes.ts'
import { areaOf, captionOf, contains, dotsOf, pathsOf, textsOf } from '../outline.ts'
import { clusterTable, type Made, make, middle, remake } from '../stage.ts'

const blobs = make({ data: 'blobs' })
const noisy = make({ data: 'blobs', noise: 2, seed: 3 })
const three = make({ data: 'table.csv', hidden: '2' }, clusterTable(2, ['setosa', 'versicolor', 'virginica']))
const tanh = make({ data: 'moons', hidden: '2:tanh', samples: 80 })
const flat: [string, Made][] = [
  ['blobs', blobs],
  ['blobs with noise', noisy],
  ['three classes', three],
  ['two units of tanh', tanh],
]
const theme = themes.light

/** Numbers of a picture from its pixels, by the ticks written below it and at its left. */
function rulers(shapes: Shape[]): [(x: number) => number, (y: number) => number] {
  const ticks = textsOf(shapes)
    .map(shape => ({ ...shape, value: Number(shape.text.replace('−', '-').replace('½', '0.5')) }))
    .filter(({ value, text }) => text !== '' && Number.isFinite(value))
  const below = ticks.filter(({ anchor, baseline }) => anchor === 'middle' && baseline === undefined)
  const left = ticks.filter(({ anchor }) => anchor === 'end')
  return [ruler(below.map(({ x, value }) => [x, value])), ruler(left.map(({ y, value }) => [y, value]))]
}

function ruler(marks: number[][]): (pixel: number) => number {
  const [[p, v], [q, w]] = [marks[0], marks[marks.length - 1]]
  return pixel => v + ((pixel - p) / (q - p)) * (w - v)
}

/** The samples' dots in the order of the drawing, with their classes; the legend's dots have no rows. */
function samplesOf(shapes: Shape[]): { x: number; y: number; class: number; ring: string }[] {
  return dotsOf(shapes).flatMap(({ centres, fill, ring, rows }) =>
    ring && rows
      ? Array.from(fill!, (k, i) => ({
          x: centres[2 * i],
          y: centres[2 * i + 1],
          class: k,
          ring: ring.color,
        }))
      : [],
  )
}

/** Rows of a dataset in the order of the drawing: the ones on the wrong side last. */
function rowsOf({ dataset, network }: Made): number[] {
  const predicted = predict(network, dataset.x)
  const rows = Array.from(dataset.y, (_, i) => i)
  return [
    ...rows.filter(i => predicted[i] === dataset.y[i]),
    ...rows.filter(i => predicted[i] !== dataset.y[i]),
  ]
}

function strokes(shapes: Shape[], color: string, width: number): PathShape[] {
  return pathsOf(shapes).filter(
    shape => shape.stroke === color && Math.abs((shape.width ?? 1) - width) < 1e-9,
  )
}

function pointsOf({ lines }: PathShape): [number, number][] {
  return lines.flatMap(line =>
    Array.from({ length: line.length / 2 }, (_, i): [number, number] => [line[2 * i], line[2 * i + 1]]),
  )
}

/** How many of how many samples a caption speaks of. */
function countIn(caption: string): [number, number] {
  const all = /separates? all (\d+)/.exec(caption)
  if (all) return [Number(all[1]), Number(all[1])]
  const some = /(\d+) of (\d+)/.exec(caption)!
  return [Number(some[1]), Number(some[2])]
}

describe.each(flat)('the data of %s', (_, made) => {
  const { dataset, scene } = made
  const shapes = scene.at(0)
  const [xAt, yAt] = rulers(shapes)

  it('stand where the ticks say, in the units of the data', () => {
    const { mean, deviation } = dataset.scale
    const rows = rowsOf(made)
    samplesOf(shapes).forEach(({ x, y, class: k }, i) => {
      const row = rows[i]
      expect(xAt(x)).toBeCloseTo(dataset.x[2 * row] * deviation[0] + mean[0], 6)
      expect(yAt(y)).toBeCloseTo(dataset.x[2 * row + 1] * deviation[1] + mean[1], 6)
      expect(k).toBe(dataset.y[row])
    })
  })
})

describe.each(flat)('the hidden layer of %s', (_, made) => {
  const { dataset, network, scene } = made
  const shapes = scene.at('poster')
  const [xAt, yAt] = rulers(shapes)
  const outputs = forward(network, dataset.x)[network.layers.length - 2]
  const [first, second] = textsOf(shapes)
    .filter(({ text, weight }) => /^h[₁₂]$/.test(text) && weight === undefined)
    .map(({ text }) => (text === 'h₁' ? 0 : 1))

  it('has every sample at the outputs of its two units', () => {
    const rows = rowsOf(made)
    samplesOf(shapes).forEach(({ x, y }, i) => {
      expect(xAt(x)).toBeCloseTo(outputs[2 * rows[i] + first], 6)
      expect(yAt(y)).toBeCloseTo(outputs[2 * rows[i] + second], 6)
    })
  })

  it("has each sample in the half-plane of the network's decision", () => {
    const rows = rowsOf(made)
    const predicted = predict(network, dataset.x)
    const cells = dataset.classes.map((_, k) =>
      pathsOf(shapes).filter(
        ({ fill, lines }) =>
          fill === theme.beyond[k] && lines.length === 1 && Math.abs(areaOf(lines[0])) > 100,
      ),
    )
    samplesOf(shapes).forEach(({ x, y }, i) => {
      cells.forEach((cell, k) => {
        expect(cell.some(({ lines }) => contains(lines[0], x, y))).toBe(predicted[rows[i]] === k)
      })
    })
  })

  it('has the outlined target from the least to the greatest output of a unit', () => {
    const target = strokes(shapes, theme.muted, 1).find(
      ({ closed, lines }) => closed && lines[0].length === 8,
    )!
    const least = network.layers[0].activation === 'tanh' ? -1 : 0
    for (const [x, y] of pointsOf(target)) {
      expect(Math.min(Math.abs(xAt(x) - least), Math.abs(xAt(x) - 1))).toBeLessThan(1e-9)
      expect(Math.min(Math.abs(yAt(y) - least), Math.abs(yAt(y) - 1))).toBeLessThan(1e-9)
    }
  })

  it('rings the samples on the wrong side, and no other', () => {
    const wrong = dataset.y.length - countCorrect(network, dataset)
    const ringed = samplesOf(shapes).filter(({ ring }) => ring === theme.ink)
    expect(ringed).toHaveLength(wrong)
    const rows = rowsOf(made)
    expect(samplesOf(shapes).slice(rows.length - wrong)).toEqual(ringed)
  })
})

describe.each(flat)('the boundary of %s', (_, made) => {
  const { dataset, network, scene } = made
  const time = scene.chapters.find(({ id }) => id === 'boundary')!.start
  const shapes = scene.at(time)
  const [xAt, yAt] = rulers(scene.at(0))

  it('is where the network cannot decide', () => {
    const { mean, deviation } = dataset.scale
    const classes = dataset.classes.length
    const [border] = strokes(shapes, theme.ink, 2.5)
    const points = pointsOf(border)
    expect(points.length).toBeGreaterThan(1)
    const inputs = Float64Array.from(
      points.flatMap(([x, y]) => [(xAt(x) - mean[0]) / deviation[0], (yAt(y) - mean[1]) / deviation[1]]),
    )
    const scores = classScores(network, inputs)
    points.forEach((_, i) => {
      const [best, next] = Array.from(scores.subarray(i * classes, (i + 1) * classes)).sort((a, b) => b - a)
      expect(best - next).toBeLessThan(2e-3)
    })
  })
})

it('writes no text that cannot be seen', () => {
  for (const { scene } of [blobs, three])
    for (const moment of ['poster', ...scene.chapters.map(middle)] as const)
      expect(textsOf(scene.at(moment)).filter(({ opacity }) => opacity === 0)).toEqual([])
})

describe('transform', () => {
  it('gives each class one colour, in the legend and on every frame', () => {
    for (const time of [0, 2, 'poster', 5] as const) {
      const dots = dotsOf(three.scene.at(time))
      const colorsOf = (some: typeof dots) =>
        some.flatMap(({ fill, colors }) => Array.from(fill!, k => colors[k]))
      expect(colorsOf(dots.filter(({ ring }) => !ring))).toEqual(theme.classes.slice(0, 3))
      expect(colorsOf(dots.filter(({ ring }) => ring))).toEqual(
        rowsOf(three).map(row => theme.classes[three.dataset.y[row]]),
      )
    }
  })

  it('moves its samples straight from the data to the hidden layer', () => {
    const { scene } = blobs
    const [from, to] = [samplesOf(scene.at(0)), samplesOf(scene.at('poster'))]
    const between = samplesOf(scene.at(middle(scene.chapters.find(({ id }) => id === 'segment-0')!)))
    // Half of the way at half of the chapter.
    between.forEach(({ x, y }, i) => {
      expect(x).toBeCloseTo((from[i].x + to[i].x) / 2, 6)
      expect(y).toBeCloseTo((from[i].y + to[i].y) / 2, 6)
    })
  })

  it('draws a sample of a large table, and says so', () => {
    const { scene } = remake(blobs, { maxPoints: 50 })
    expect(samplesOf(scene.at(0))).toHaveLength(50)
    expect(scene.notes).toEqual(['draws a sample of 50 of 200 rows; the network is trained on all'])
    expect(countIn(captionOf(scene.at('poster')))).toEqual([200, 200])
  })
})

describe('the staged way', () => {
  it('takes more time for the layers that it takes apart alone', () => {
    const seconds = (options: object) => readSpecObject({ path: 'staged', ...options }).duration
    expect(seconds({ data: 'blobs' })).toBe(13)
    expect(seconds({ data: 'blobs', hidden: '3,2,8' })).toBe(22)
    expect(seconds({ data: 'spirals' })).toBe(readSpecObject({ data: 'spirals' }).duration)
    expect(seconds({ data: 'table.csv', features: ['a', 'b', 'c', 'd'] })).toBe(8)
  })

  it('ends where the direct way ends', () => {
    const { scene } = remake(blobs, { path: 'staged', duration: 9 })
    const [staged, direct] = [scene, blobs.scene].map(each => samplesOf(each.at('poster')))
    staged.forEach(({ x, y }, i) => {
      expect(Math.hypot(x - direct[i].x, y - direct[i].y)).toBeLessThan(3)
    })
  })
})

describe('the camera', () => {
  it('is refused where all is a plane, and given where a panel or a layer has one', () => {
    const view = { azimuth: 30, elevation: 10 }
    expect(() => remake(blobs, { view })).toThrow(
      'view: got "30,10"; leave it out: transform of this network is a plane, which no camera turns round; three units or three features have one',
    )
    const curve = make({ data: 'table.csv', hidden: '2', scene: 'surface' }, 'a,b\n1,x\n2,y\n3,x\n4,y\n')
    expect(() => remake(curve, { view })).toThrow('view: got "30,10"; leave it out: surface of')
    for (const scene of ['orbit', 'transform,orbit', 'surface', 'story'])
      expect(remake(blobs, { view, scene: scene as 'orbit' }).scene.width).toBeGreaterThan(0)
    const three = make({ data: 'table.csv', hidden: '2' }, clusterTable(3, ['a', 'b']))
    for (const scene of ['transform', 'data'] as const)
      expect(remake(three, { view, scene }).scene.at(0)).not.toEqual(remake(three, { scene }).scene.at(0))
  })
})
