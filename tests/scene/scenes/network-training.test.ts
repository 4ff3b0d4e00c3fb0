import { describe, expect, it } from 'vitest'
import { readSpecObject } from '../../../src/encode/catalog.ts'
import { activationOf } from '../../../src/network/activation.ts'
import { forward } from '../../../src/network/forward.ts'
import type { Network } from '../../../src/network/network.ts'
import { layoutOfNetwork, unpack } from '../../../src/network/parameter-layout.ts'
import { SpecError } from '../../../src/options/error.ts'
import { LEVELS } from '../../../src/scene/model/unit-maps.ts'
import { modelOf } from '../../../src/scene/scenes/model-of.ts'
import type { Shape } from '../../../src/scene/shape.ts'
import { themes } from '../../../src/scene/style/themes.ts'
import { unitColors } from '../../../src/scene/units/tile-colors.ts'
import { boundsOf, captionOf, contains, dotsOf, flat, pathsOf, spell, strays } from '../outline.ts'
import { clusterTable, type Made, make, middle, remake } from '../stage.ts'
import { jumpsOf, textFaultsOf } from './frames.ts'

const cases: [string, object, string?][] = [
  ['moons', { data: 'moons' }],
  ['two layers', { data: 'moons', hidden: '4:relu,3:tanh', restarts: 1 }],
  ['no hidden layer', { data: 'blobs', hidden: 0 }],
  ['five classes', { data: 'spirals', classes: 5, hidden: '8', restarts: 1, maxIter: 60, samples: 60 }],
  ['iris', { data: 'iris', hidden: '3', restarts: 1 }],
  [
    'a table of twelve features',
    { data: 'table.csv', hidden: '12', restarts: 1 },
    clusterTable(12, ['no', 'yes']),
  ],
]

const played = { scene: 'network', play: 'training' }
const chapterOf = ({ scene }: Made, id: string) => scene.chapters.find(chapter => chapter.id === id)!

/** Levels on a tile of a unit that are not those of its outputs, as a share of the pixels. */
function wrongLevels(shapes: Shape[], { spec, dataset, network: last }: Made, network: Network): number {
  const { input } = modelOf({ ...spec, play: null }, { dataset, network: last })
  const colors = unitColors(themes.light)
  const across = 23
  let [wrong, all] = [0, 0]
  network.layers.slice(0, -1).forEach(({ activation, biases }, l) => {
    const { range } = activationOf(activation)!
    if (!range.every(Number.isFinite)) return
    biases.forEach((_, unit) => {
      const id = `${l + 1} ${unit}`
      const areas = pathsOf(shapes).filter(({ key }) => key?.startsWith(`map ${id} `))
      const [left, top, right, bottom] = boundsOf(pathsOf(shapes).find(({ key }) => key === `frame ${id}`)!)
      for (let i = 0; i < across ** 2; i++) {
        const [u, v] = [((i % across) + 0.5) / across, (Math.floor(i / across) + 0.5) / across]
        const [x, y] = [left + (right - left) * u, bottom + (top - bottom) * v]
        const place = [2 * u - 1, 2 * v - 1].map((at, d) => input.centre[d] + input.half * at)
        const h = forward(network, Float64Array.from(place))[l][unit]
        const level = Math.min(LEVELS - 1, Math.floor((LEVELS * (h - range[0])) / (range[1] - range[0])))
        const seen = areas.findLast(
          ({ lines }) => lines.filter(ring => contains(ring, x, y)).length % 2 === 1,
        )!
        all++
        if (Math.abs(colors.indexOf(seen.fill!) - level) > 1) wrong++
      }
    })
  })
  return all === 0 ? 0 : wrong / all
}

/** Lines that add where their weight takes away, or the other way round. */
function wrongSigns(shapes: Shape[], { layers }: Network): string[] {
  return pathsOf(shapes).flatMap(({ key = '', dash }) => {
    const [kind, l, from, to] = key.split(' ')
    if (kind !== 'line') return []
    return (dash === undefined) === layers[Number(l)].weights[Number(from)][Number(to)] >= 0 ? [] : [key]
  })
}

describe.each(cases)('the training of the network of %s', (_, options, table) => {
  const made = make({ ...options, ...played }, table)
  const { scene, record, network } = made
  const first = unpack(record.trace![0].parameters, layoutOfNetwork(network))
  const isMap = made.dataset.features.length === 2
  const isWhole = network.layers.every(({ weights }) => weights.length <= 8)

  it('begins and ends with its inputs alone', () => {
    const seen = (time: number) => scene.at(time).filter(({ key }) => !key?.startsWith('curve'))
    expect(seen(scene.duration).map(spell)).toEqual(seen(0).map(spell))
    expect(pathsOf(scene.at(0)).some(({ key }) => key?.startsWith('line '))).toBe(false)
  })

  if (isMap)
    it('shows each tile’s outputs by the first weights, and by the trained network', () => {
      const atFirst = flat(scene.at(middle(chapterOf(made, 'first'))))
      const atLast = flat(scene.at(chapterOf(made, 'last').start + 0.01))
      expect(wrongLevels(atFirst, made, first)).toBe(0)
      expect(wrongLevels(atLast, made, network)).toBe(0)
    })

  if (isWhole)
    it('has lines with the signs of the first weights, and of the trained network', () => {
      expect(wrongSigns(flat(scene.at(middle(chapterOf(made, 'first')))), first)).toEqual([])
      expect(wrongSigns(flat(scene.at(chapterOf(made, 'last').start + 0.01)), network)).toEqual([])
    })

  it('has the lines and tiles of the film of the trained network at its end', () => {
    const still = flat(remake(made, { play: null }).scene.at('poster'))
    const atLast = flat(scene.at('poster'))
    const kinds = (shapes: Shape[]) => {
      const keys = shapes.map(({ key }) => key).filter(key => /^(line|bias|map|cut|row) /.test(key ?? ''))
      return keys.toSorted()
    }
    expect(kinds(atLast)).toEqual(kinds(still))
  })

  it('says iterate and hits as `training` does', () => {
    const { start, end } = chapterOf(made, 'learning')
    for (let i = 0; i <= 6; i++)
      expect(captionOf(scene.at(start + ((end - start) * (i + 0.5)) / 7))).toMatch(/^(Iteration|Iterations) /)
  })

  it.each([
    [900, 600],
    [1080, 1920],
  ])('has all its texts in full and all shapes within %i × %i', (width, height) => {
    const sized = remake(made, { size: { width, height } }).scene
    expect(textFaultsOf(sized, 1)).toEqual([])
    for (const chapter of sized.chapters)
      expect(strays(flat(sized.at(middle(chapter))), { width, height })).toEqual([])
  })
})

it('the tiles of a table are its outputs at each iterate', () => {
  const made = make({ data: 'iris', hidden: '3', restarts: 1, ...played })
  const { scene, network, record, dataset } = made
  const first = unpack(record.trace![0].parameters, layoutOfNetwork(network))
  const moments: [number, Network][] = [
    [middle(chapterOf(made, 'first')), first],
    [chapterOf(made, 'last').start + 0.01, network],
  ]
  for (const [time, iterate] of moments) {
    const [h] = forward(iterate, dataset.x)
    const ofClass = [...dataset.y.keys()].filter(row => dataset.y[row] === 0)
    const shapes = flat(scene.at(time))
    const { centres } = dotsOf(shapes).find(({ key }) => key === 'row 1 1 0')!
    const [left, , right] = boundsOf(pathsOf(shapes).find(({ key }) => key === 'frame 1 1')!)
    const xs = Array.from(centres).filter((_, i) => i % 2 === 0)
    const places = xs.map(x => ((x - left) / (right - left) - 0.06) / 0.88)
    const outputs = ofClass.map(row => h[3 * row + 1])
    const sorted = (values: number[]) => values.toSorted((a, b) => a - b)
    sorted(places).forEach((place, i) => {
      expect(place).toBeCloseTo(sorted(outputs)[i], 1)
    })
  }
})

it('nothing jumps while a network learns', { timeout: 60_000 }, () => {
  const options = { data: 'moons', ...played }
  const { scene } = make(options)
  expect(jumpsOf(scene, options).filter(jump => !jump.startsWith('dots'))).toEqual([])
})

describe('the key play', () => {
  it('is refused for scenes that have no such form, with the name of one', () => {
    for (const scene of ['transform', 'training', 'data'])
      expect(() => readSpecObject({ data: 'moons', scene, play: 'training' })).toThrow(SpecError)
    expect(() => readSpecObject({ data: 'moons', play: 'training' })).toThrow(/network/)
  })

  it('plays as part of a film', () => {
    const part = make({ data: 'blobs', sequence: 'data,network:first..last:5s', play: 'training' })
    expect(part.scene.chapters.map(({ id }) => id)).toContain('network.learning')
    expect(part.scene.duration).toBeGreaterThan(0)
    expect(readSpecObject({ data: 'blobs', ...played }).duration).toBe(12)
  })
})
