import { describe, expect, it } from 'vitest'
import { readSpecObject } from '../../../src/encode/catalog.ts'
import { scores } from '../../../src/network/forward.ts'
import { modelRecord } from '../../../src/network/train.ts'
import { corners, tie } from '../../../src/scene/geometry/linear-regions.ts'
import { altOf, buildScene } from '../../../src/scene/scenes/build.ts'
import { modelOf } from '../../../src/scene/scenes/model-of.ts'
import { scenes } from '../../../src/scene/scenes/registry.ts'
import type { PathShape, Shape } from '../../../src/scene/shape.ts'
import { pathsOf, textsOf } from '../outline.ts'
import { clusterTable, make } from '../stage.ts'
import { describePanels, line, slowScenes, sweep, testAlone } from './without-hidden-films.ts'

/** Sweeps whose first panel has no hidden layer: in the plane, in the cube, on a line, and in a projection. */
const sweeps: [string, ReturnType<typeof sweep>][] = [
  ['two units', sweep({ data: 'blobs', hidden: '0|2' })],
  ['two units, taken apart', sweep({ data: 'circles', hidden: '0|2', path: 'staged' })],
  ['three classes', sweep({ data: 'clusters', hidden: '0|2', sheet: false })],
  ['three features', sweep({ data: 'a.csv', hidden: '0|2' }, clusterTable(3, ['a', 'b', 'c']))],
  ['five features', sweep({ data: 'a.csv', hidden: '0|2' }, clusterTable(5, ['a', 'b']))],
  ['one feature', sweep({ data: 'a.csv', hidden: '0|1' }, line.join('\n'))],
]

// More panels, and scenes that take longer, are in `without-hidden.slow.ts`.
describePanels(sweeps)

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
  const alone = Object.values(scenes).filter(({ facts }) => facts.withoutHidden === 'alone')

  testAlone(alone.map(({ facts }) => facts.name).filter(name => !slowScenes.includes(name)))

  it('says that there is no hidden layer, and what its line gets', () => {
    const { scene, record, spec, dataset, network } = make({ data: 'blobs', scene: 'boundary', hidden: 0 })
    expect(titleOf(scene.at('poster'))).toBe('No hidden layer, one straight line')
    expect(scene.saysAt(scene.still)).toEqual([
      `The output’s straight line gets ${record.correct} of 200 · the best linear classifier 150`,
    ])
    expect(scene.notes).toEqual([])
    expect(altOf(spec, [{ dataset, network, record }], scene)).toMatch(
      `The regions of the classes by a network without hidden layers appear in the input plane, stronger where it is surer. Without a hidden layer a linear classifier gets ${record.correct} of 200, the best one 150.`,
    )
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
      'model: got "m.json", expected at least one hidden layer: orbit shows what it does; the scenes data, boundary, surface, compare, explain, network, columns need none, nor does transform in a sweep',
    )
    expect(() => buildScene({ ...spec, scene: 'surface' }, dataset, network, record)).not.toThrow()
  })
})
