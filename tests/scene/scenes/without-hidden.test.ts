import { describe, expect, it } from 'vitest'
import { generateDataset } from '../../../src/data/build.ts'
import { tableDataset } from '../../../src/data/build-table.ts'
import { readFigureObject, readSpecObject } from '../../../src/encode/catalog.ts'
import { corners, tie } from '../../../src/geometry/linear-scores.ts'
import { scores } from '../../../src/network/forward.ts'
import { modelRecord, trainNetwork } from '../../../src/network/train.ts'
import { isSweep, networkSpecs } from '../../../src/options/sweep.ts'
import type { TrainedClassifier } from '../../../src/scene/model/trained.ts'
import { altOf, buildFigure, buildScene } from '../../../src/scene/scenes/build.ts'
import { modelOf } from '../../../src/scene/scenes/model-of.ts'
import { scenes } from '../../../src/scene/scenes/registry.ts'
import type { PathShape, Shape } from '../../../src/scene/shape.ts'
import { allFinite, dotsOf, pathsOf, textsOf } from '../outline.ts'
import { clusterTable, make, timesOf } from '../stage.ts'

/** A sweep with all that it was made of. */
function sweep(options: object, table?: string) {
  const spec = readFigureObject({ samples: table === undefined ? 60 : undefined, restarts: 2, ...options })
  if (!isSweep(spec)) throw new Error('no sweep')
  const parts: TrainedClassifier[] = networkSpecs(spec).map(own => {
    const dataset = table === undefined ? generateDataset(own) : tableDataset(own, table, 'table').dataset
    return { dataset, ...trainNetwork(dataset, own) }
  })
  return { spec, parts, scene: buildFigure(spec, parts) }
}

/** A table of one feature. */
const line = ['size,kind', ...Array.from({ length: 40 }, (_, i) => `${i / 10},${i < 15 ? 'in' : 'out'}`)]

/** Sweeps whose first panel has no hidden layer: in the plane, in the cube, and on a line. */
const sweeps: [string, ReturnType<typeof sweep>][] = [
  ['two units', sweep({ data: 'blobs', hidden: '0|2' })],
  ['three classes, taken apart', sweep({ data: 'clusters', hidden: '0|2', path: 'staged' })],
  ['three features', sweep({ data: 'a.csv', hidden: '0|2' }, clusterTable(3, ['a', 'b', 'c']))],
  ['one feature', sweep({ data: 'a.csv', hidden: '0|1' }, line.join('\n'))],
]

describe.each(sweeps)('the panel without hidden layers beside %s', (name, { scene }) => {
  const [left, top, width, height] = scene.panels![0]
  const isInside = (x: number, y: number) => x >= left && x <= left + width && y >= top && y <= top + height
  const dotsAt = (time: number) =>
    dotsOf(scene.at(time))
      .flatMap(({ centres }) =>
        Array.from({ length: centres.length / 2 }, (_, i) => [centres[2 * i], centres[2 * i + 1]]),
      )
      .filter(([x, y]) => isInside(x, y))
      .map(place => place.map(v => v.toFixed(6)).join())
      .sort()
  const textsAt = (time: number) =>
    textsOf(scene.at(time))
      .filter(({ x, y, key, opacity = 1 }) => isInside(x, y) && opacity > 0 && !/letter/.test(key ?? ''))
      .map(({ text }) => text)
      .sort()

  it('keeps its points and the names of its axes, and is called by what it lacks', () => {
    const [dots, texts] = [dotsAt(0), textsAt(0)]
    expect(texts).toContain('no hidden layer')
    for (const time of timesOf(scene, 9)) {
      expect(textsAt(time)).toEqual(texts)
      // The camera of a cube rocks while planes are shown, and a threshold is a point too.
      if (!/three features|one feature/.test(name)) expect(dotsAt(time)).toEqual(dots)
    }
  })

  it('shows its decision when the other panel does', () => {
    const opacityAt = (time: number, panel: number) =>
      pathsOf(scene.at(time)).find(({ key }) => key === `${panel} half-planes`)?.opacity ?? 0
    const shown = timesOf(scene, 30).map(time => [0, 1].map(panel => opacityAt(time, panel)))
    if (!/feature/.test(name)) expect(shown.filter(([own]) => own === 1)).not.toEqual([])
    for (const [own, other] of shown) expect(own).toBe(other)
  })
})

describe('the line of a panel without hidden layers', () => {
  it('is straight, where the network is undecided', () => {
    const { scene, parts } = sweeps[0][1]
    const { start, end } = scene.chapters.find(({ id }) => id === 'line')!
    const border = pathsOf(scene.at((start + end) / 2)).find(({ key }) => key === '0 border') as PathShape
    const [all] = border.lines
    const [dx, dy] = [all[all.length - 2] - all[0], all[all.length - 1] - all[1]]
    expect(Math.hypot(dx, dy)).toBeGreaterThan(200)
    for (let i = 2; i < all.length; i += 2)
      expect(Math.abs((all[i] - all[0]) * dy - (all[i + 1] - all[1]) * dx)).toBeLessThan(Math.hypot(dx, dy))

    const { network, dataset } = parts[0]
    const spec = readSpecObject({ data: 'blobs', samples: 60, hidden: 0, scene: 'boundary' })
    const model = modelOf(spec, { dataset, network })
    const { centre, half } = model.input
    const ends = tie(corners(centre, half), model.hidden.scores!, 0, 1)!
    const places = Float64Array.from(ends)
    expect(Math.max(...scores(network, places).map(Math.abs))).toBeLessThan(1e-9)
  })
})

describe('a picture of a network without hidden layers', () => {
  const titleOf = (shapes: Shape[]) => textsOf(shapes).find(({ key }) => key === 'title 0')!.text
  const alone = Object.values(scenes).filter(({ facts }) => facts.withoutHidden)

  it.each(alone.map(({ facts }) => facts.name))('is drawn by %s, and told without what it lacks', name => {
    const keys = name === 'compare' ? { classifiers: 'network' } : {}
    const tables = [undefined, line.join('\n')].slice(0, ['compare', 'explain'].includes(name) ? 1 : 2)
    for (const table of tables) {
      const data = table === undefined ? { data: 'moons', samples: 60 } : { data: 'a.csv' }
      const { scene, ...made } = make({ ...data, ...keys, scene: name, hidden: 0 }, table)
      for (const time of timesOf(scene, 5)) expect(allFinite(scene.at(time))).toBe(true)
      expect(altOf(made.spec, [made], scene)).not.toMatch(/undefined|NaN|hidden layer of/)
    }
  })

  it('says that there is no hidden layer, and what its line gets', () => {
    const { scene, record, spec, dataset, network } = make({ data: 'blobs', scene: 'boundary', hidden: 0 })
    expect(titleOf(scene.at('poster'))).toBe('No hidden layer, one straight line')
    expect(scene.saysAt(scene.still)).toEqual([
      `The output’s straight line gets ${record.correct} of 200 right · the best linear classifier: 150`,
    ])
    expect(scene.notes).toEqual([])
    expect(altOf(spec, [{ dataset, network, record }], scene)).toMatch(
      `The regions of the classes by a network without hidden layers appear in the input plane, paler where it is less certain. Without a hidden layer a linear classifier gets ${record.correct} of 200 right, the best one 150.`,
    )
  })

  it('says that points move only where they do: to the scores of many features, not in the cube of three', () => {
    const altOfTable = (features: number) => {
      const { scene, ...made } = make({ data: 'a.csv', hidden: 0 }, clusterTable(features, ['a', 'b', 'c']))
      return altOf(made.spec, [made], scene)
    }
    expect(altOfTable(3)).toContain('. A scatter plot shows them.')
    expect(altOfTable(5)).toContain('. They move to the scores of a linear classifier.')
  })

  it('says what may help where it has learned nothing', () => {
    const { scene } = make({ data: 'xor', scene: 'boundary', hidden: 0, alpha: 1e6 })
    expect(scene.notes.join()).toMatch(/; a hidden layer or a smaller --alpha may help$/)
  })

  it('is refused of a model file too, by scenes that show hidden layers', () => {
    const { dataset, network } = make({ data: 'blobs', samples: 60, scene: 'data', hidden: 0 })
    const spec = readSpecObject({ data: 'blobs', samples: 60, model: 'm.json', scene: 'orbit' })
    const record = modelRecord(network, dataset, 0)
    expect(() => buildScene(spec, dataset, network, record)).toThrow(
      'model: got "m.json", expected at least one hidden layer: orbit shows what it does; the scenes transform, data, boundary, surface, compare, explain, network, columns, dependence, regions need none',
    )
    expect(() => buildScene({ ...spec, scene: 'surface' }, dataset, network, record)).not.toThrow()
  })
})
