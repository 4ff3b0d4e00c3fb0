import { describe, expect, it } from 'vitest'
import { classifiers } from '../../src/estimators/classifiers.ts'
import { layoutOfNetwork, unpack } from '../../src/network/parameter-layout.ts'
import { showComparison } from '../../src/scene/compare/planes.ts'
import { comparisonOf, learningOf } from '../../src/scene/model/part-readers.ts'
import { buildSheet } from '../../src/scene/model/sheet.ts'
import { buildTrajectory } from '../../src/scene/model/trajectory.ts'
import { unitFields } from '../../src/scene/model/unit-maps.ts'
import { buildFigure } from '../../src/scene/scenes/build.ts'
import type { Shape } from '../../src/scene/shape.ts'
import { buildProbabilitySurface, HIGH, LOW } from '../../src/scene/surface/probability-surface.ts'
import { diagramOf } from '../../src/scene/units/tiles.ts'
import { boundsOf, contains, distanceTo, dotsOf, pathsOf } from './outline.ts'
import {
  build,
  cases,
  inputsOf,
  nameOf,
  outputsOf,
  placesIn,
  type SliceCase,
  type Sliced,
  sharesOf,
} from './slices.ts'

const largest = (values: readonly number[]) => values.indexOf(Math.max(...values))

const built = cases.map((of): [string, SliceCase, Sliced] => [nameOf(of), of, build(of)])

/** A record of a network that nobody knows the training of. */
const noRecord = {
  ...{ loss: 0, accuracy: 0, correct: 0, iterations: 0, evaluations: 0, restarts: 0 },
  converged: true,
  stopped: 'model' as const,
}

/** The class whose area is drawn at a place; NaN for none. */
function classAt(
  areas: readonly { class: number; rings: readonly ArrayLike<number>[] }[],
  [x, y]: readonly number[],
) {
  const found = areas.findLast(({ rings }) => rings.filter(ring => contains(ring, x, y)).length % 2 === 1)
  return found?.class ?? Number.NaN
}

/** The areas among shapes. */
function areasAmong(shapes: Shape[]) {
  return pathsOf(shapes).flatMap(({ key = '', lines }) => {
    const found = /(?:^| )area (\d+) \d+$/.exec(key)
    return found ? [{ class: Number(found[1]), rings: lines }] : []
  })
}

/** Places with one class all round them, so far away, and that class. */
function clearPlaces(
  places: number[][],
  distance: number,
  classOf: (place: number[]) => number,
): [number[], number][] {
  const around = Array.from({ length: 8 }, (_, i) => [
    Math.cos((i * Math.PI) / 4),
    Math.sin((i * Math.PI) / 4),
  ])
  return places.flatMap((place): [number[], number][] => {
    const own = classOf(place)
    const isClear = around.every(by => classOf(place.map((value, d) => value + distance * by[d])) === own)
    return isClear ? [[place, own]] : []
  })
}

describe.each(built)('a slice of %s', (_, of, sliced) => {
  const { model, unreduced } = sliced
  const slice = model.slice!

  it('rings each point that stands in the tint of another class, or marks it as right', () => {
    const scene = buildFigure(sliced.spec, [{ ...sliced, record: noRecord, model }])
    const shapes = scene.at(scene.still)
    const areas = pathsOf(shapes).filter(({ key }) => /(^| )area /.test(key ?? ''))
    const dots = dotsOf(shapes).filter(({ rows }) => rows)
    const kinds = ['points', 'wrong', 'foreign'].map(kind =>
      dots.filter(({ key }) => new RegExp(`(^| )${kind}( |$)`).test(key ?? '')),
    )
    const [right, ringed, marked] = kinds.map(some => some.flatMap(({ rows }) => Array.from(rows!)))
    expect([...right, ...ringed].length).toBe(slice.near)
    const inputs = unreduced.x
    const width = unreduced.features.length
    const wholeOf = (row: number) => {
      const input = sliced.dataset.x.subarray(
        row * sliced.dataset.features.length,
        (row + 1) * sliced.dataset.features.length,
      )
      const last = outputsOf(sliced.network, [...input]).at(-1)!
      return last.length === 1 ? Number(last[0] > 0.5) : largest(last)
    }
    const shares = sharesOf(of, sliced)
    for (const { rows, centres, opacity = 1 } of kinds[0].concat(kinds[1]))
      for (const [i, row] of Array.from(rows!).entries()) {
        const label = model.all.y[row]
        const isRight = wholeOf(row) === label
        expect(ringed.includes(row)).toBe(!isRight)
        const place = [0, 1].map(d => inputs[row * width + unreduced.features.indexOf(`size ${d + 1}`)])
        const there = largest(shares(place))
        expect(marked.includes(row)).toBe(isRight && there !== label)
        const [x, y] = [centres[2 * i], centres[2 * i + 1]]
        const drawn = areas.findLast(
          ({ lines }) => lines.filter(line => contains(line, x, y)).length % 2 === 1,
        )
        const tint = Number(drawn?.key?.match(/area (\d+)/)?.[1])
        const onLine = areas.some(({ lines }) => lines.some(line => distanceTo([x, y], [...Array.from(line), line[0], line[1]]) < 1)) // biome-ignore format: one line
        if (!onLine) expect(tint).toBe(there)
        expect(opacity).toBeCloseTo(Math.ceil(slice.strengths[row] * 10 - 1e-6) / 10, 5)
      }
  })
})

describe.each(built.filter(([, { hidden }]) => hidden.length > 0 && hidden.every(units => units < 4)))(
  'the sheet of a slice of %s',
  (_, of, sliced) => {
    it('is where the network takes it, at each keyframe', () => {
      const { model, network } = sliced
      const inputAt = inputsOf(of, sliced)
      const trajectory = buildTrajectory(model, false)
      const boxOf = (place: number[]) => {
        const outputs = outputsOf(network, inputAt(place))
        return model.spaces.map(({ units, view }, l) =>
          units.map((unit, d) => (outputs[l][unit] - view.centre[d]) / view.half),
        )
      }
      const places = placesIn(model, 300)
      const track = trajectory.map(Float64Array.from(places.flat()))
      expect(track.length).toBe(model.spaces.length + 1)
      const stride = track[0].length / places.length
      for (const [i, place] of places.entries())
        boxOf(place).forEach((own, l) => {
          for (const [d, value] of own.entries()) expect(track[l + 1][i * stride + d]).toBeCloseTo(value, 9)
        })
      if (model.inSpace) return
      // Half a pixel of a plot of 500.
      const sheet = buildSheet(model, trajectory.map, 2, (2 * 0.08) / 500, false)
      const { centre, half } = model.input
      for (const line of [...sheet.fine, ...sheet.strong])
        for (let i = 0; i + 2 < line[0].length; i += 2) {
          const middle = [0, 1].map(d => centre[d] + (half * (line[0][i + d] + line[0][i + 2 + d])) / 2)
          boxOf(middle).forEach(([x, y = 0], l) => {
            expect(distanceTo([x, y], line[l + 1])).toBeLessThan(2 * (0.5 / 500))
          })
        }
    })
  },
)

const some = (cases: readonly SliceCase[]) => cases.map((of): [string, SliceCase] => [nameOf(of), of])

describe.each(some(cases.filter(({ features, words }) => features < 14 || words)))(
  'classifiers on a slice of %s',
  (_, of) => {
    const sliced = build(of, { scene: 'compare' })
    const { model } = sliced
    const inputAt = inputsOf(of, sliced)
    const shares = sharesOf(of, sliced)
    const { fitted } = comparisonOf(model)!
    const shown = showComparison(model)
    const pixel = (2 * model.input.half) / 500

    it.each(fitted.map(({ name }, i): [string, number] => [name, i]))(
      'are drawn as %s answers there',
      (name, i) => {
        const classifier = classifiers[name]
        const classOf = (place: number[]) => {
          if (!classifier) return largest(shares(place))
          return largest([...classifier.outputs(fitted[i].fitted, Float64Array.from(inputAt(place)))])
        }
        const clear = clearPlaces(placesIn(model, 250, name), pixel, classOf)
        expect(clear.length).toBeGreaterThan(100)
        for (const [place, own] of clear) expect(classAt(shown[i].regions.areas, place)).toBe(own)
        const { coordinates } = model.input
        shown[i].slice!.foreign.forEach((one, row) => {
          const there = classOf([...coordinates.subarray(2 * row, 2 * row + 2)])
          expect(one).toBe(Number(shown[i].wrong[row] === 0 && there !== model.all.y[row]))
        })
      },
    )
  },
)

describe.each(some(cases.filter((_, i) => [1, 3, 6, 12, 15, 16, 20].includes(i))))(
  'a training on a slice of %s',
  (_, of) => {
    const sliced = build(of, { scene: 'training', maxIter: 60, restarts: 1, alpha: 0.01 }, true)
    const { model, spec, network, record } = sliced
    const scene = buildFigure(spec, [{ ...sliced, record: record!, model }])
    const { keys } = learningOf(model)!
    const ends = [
      scene.chapters.find(({ id }) => id === 'learning')!.start,
      scene.chapters.find(({ id }) => id === 'last')!.start,
    ]

    it.each([0, 1])('has the regions of its iterate at end %d', end => {
      const iterate = unpack(keys[end * (keys.length - 1)].parameters, layoutOfNetwork(network))
      const shares = sharesOf(of, sliced, iterate)
      const shapes = scene.at(ends[end])
      const [left, top, right] = boundsOf(pathsOf(shapes).find(({ key }) => /(^| )ground$/.test(key ?? ''))!)
      const { centre, half } = model.input
      const scale = (right - left) / (2 * half)
      // Straight from cell to cell: within some pixels.
      const clear = clearPlaces(placesIn(model, 400), 3 / scale, place => largest(shares(place)))
      expect(clear.length).toBeGreaterThan(100)
      const areas = areasAmong(shapes)
      for (const [[u, v], own] of clear) {
        const at = [left + (u - centre[0] + half) * scale, top + (centre[1] + half - v) * scale]
        expect(classAt(areas, at)).toBe(own)
      }
    })
  },
)

describe.each(built.filter(([, { classes }]) => classes < 6))(
  'the surface over a slice of %s',
  (_, of, sliced) => {
    it('is as high as its probability', () => {
      const { model } = sliced
      const { centre, half } = model.input
      const shares = sharesOf(of, sliced)
      const { corners } = buildProbabilitySurface(model, 1)
      let worst = 0
      for (let i = 0; i < corners.length; i += 3) {
        const own = shares([0, 1].map(d => centre[d] + half * corners[i + d]))
        const share = of.classes === 2 ? own[1] : Math.max(...own)
        worst = Math.max(worst, Math.abs(corners[i + 2] - (LOW + (HIGH - LOW) * share)))
      }
      // Pixels of a picture of usual size.
      expect(worst).toBeLessThan(2 / 500)
    })
  },
)

describe.each(built)('the tiles of a network on a slice of %s', (_, of, sliced) => {
  const { model, network } = sliced
  const slice = model.slice!
  const diagram = diagramOf(model)

  it('are maps of what its units give at the input that is stated', () => {
    const fields = unitFields(network, diagram, model.input, { ...model, slice })
    const inputAt = inputsOf(of, sliced)
    const places = placesIn(model, 40)
    const flat = Float64Array.from(places.flat())
    diagram.columns.forEach((nodes, column) => {
      for (const [node, { units, mix }] of nodes.entries()) {
        const found = fields.output(column, node).at(flat)
        for (const [i, place] of places.entries()) {
          const input = inputAt(place)
          const values = column === 0 ? input : outputsOf(network, input)[column - 1]
          const own = units.reduce((sum, unit, k) => sum + mix[k] * values[unit], 0)
          expect(found[i]).toBeCloseTo(own, 8)
        }
      }
    })
  })
})
