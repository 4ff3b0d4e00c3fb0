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
import { boundsOf, captionOf, contains, dotsOf, flat, pathsOf, spell } from '../outline.ts'
import { type Made, make, middle } from '../stage.ts'

const played = { scene: 'network', play: 'training' }

const chapterOf = ({ scene }: Made, id: string) => scene.chapters.find(chapter => chapter.id === id)!

/** The shapes of the first weights and those of the trained network, with these networks. */
function endsOf(made: Made): [Shape[], Network][] {
  const { scene, record, network } = made
  const first = unpack(record.trace![0].parameters, layoutOfNetwork(network))
  return [
    [flat(scene.at(middle(chapterOf(made, 'first')))), first],
    [flat(scene.at(chapterOf(made, 'last').start + 0.01)), network],
  ]
}

/** Places on tiles of units whose level is not that of the unit's output. */
function wrongLevels(shapes: Shape[], { spec, dataset, network: last }: Made, network: Network): string[] {
  const { input } = modelOf({ ...spec, play: null }, { dataset, network: last })
  const colors = unitColors(themes.light)
  const across = 15
  return network.layers.slice(0, -1).flatMap(({ activation, biases }, l) => {
    const [low, high] = activationOf(activation)!.range
    if (!Number.isFinite(high - low)) return []
    return biases.flatMap((_, unit) => {
      const id = `${l + 1} ${unit}`
      const areas = pathsOf(shapes).filter(({ key }) => key?.startsWith(`map ${id} `))
      const [left, top, right, bottom] = boundsOf(pathsOf(shapes).find(({ key }) => key === `frame ${id}`)!)
      return Array.from({ length: across ** 2 }, (_, i) => {
        const [u, v] = [((i % across) + 0.5) / across, (Math.floor(i / across) + 0.5) / across]
        const [x, y] = [left + (right - left) * u, bottom + (top - bottom) * v]
        const place = [2 * u - 1, 2 * v - 1].map((at, d) => input.centre[d] + input.half * at)
        const h = forward(network, Float64Array.from(place))[l][unit]
        const level = Math.min(LEVELS - 1, Math.floor((LEVELS * (h - low)) / (high - low)))
        const isOn = (ring: ArrayLike<number>) => contains(ring, x, y)
        const seen = areas.findLast(({ lines }) => lines.filter(isOn).length % 2 === 1)!
        return Math.abs(colors.indexOf(seen.fill!) - level) > 1 ? `${id} at ${place}` : ''
      }).filter(wrong => wrong !== '')
    })
  })
}

/** Lines that add where their weight takes away, or the other way round. */
function wrongSigns(shapes: Shape[], { layers }: Network): string[] {
  return pathsOf(shapes).flatMap(({ key = '', dash }) => {
    const [kind, l, from, to] = key.split(' ')
    if (kind !== 'line') return []
    return (dash === undefined) === layers[Number(l)].weights[Number(from)][Number(to)] >= 0 ? [] : [key]
  })
}

describe.each([
  ['two layers', { data: 'moons', hidden: '4:relu,3:tanh', restarts: 1, maxIter: 20 }],
  ['no hidden layer', { data: 'blobs', hidden: 0 }],
])('the training of the network of %s', (_, options) => {
  const made = make({ ...options, ...played, samples: 60 })
  const { scene } = made

  it('begins and ends with its inputs alone', () => {
    const seen = (time: number) => scene.at(time).filter(({ key }) => !key?.startsWith('curve'))
    expect(seen(scene.duration).map(spell)).toEqual(seen(0).map(spell))
    expect(pathsOf(scene.at(0)).some(({ key }) => key?.startsWith('line '))).toBe(false)
  })

  it('shows tiles and the signs of lines by the first weights, and by the trained network', () => {
    for (const [shapes, network] of endsOf(made)) {
      expect(wrongLevels(shapes, made, network)).toEqual([])
      expect(wrongSigns(shapes, network)).toEqual([])
    }
  })

  it('says iterate and hits as `training` does', () => {
    const { start, end } = chapterOf(made, 'learning')
    for (let i = 0; i <= 6; i++)
      expect(captionOf(scene.at(start + ((end - start) * (i + 0.5)) / 7))).toMatch(/^Iterations? /)
  })
})

it('the tiles of a table are its outputs at each iterate', () => {
  const made = make({ data: 'iris', hidden: '3', restarts: 1, maxIter: 60, ...played })
  const { dataset } = made
  for (const [shapes, iterate] of endsOf(made)) {
    const [h] = forward(iterate, dataset.x)
    const ofClass = [...dataset.y.keys()].filter(row => dataset.y[row] === 0)
    const { centres } = dotsOf(shapes).find(({ key }) => key === 'row 1 1 0')!
    const [left, , right] = boundsOf(pathsOf(shapes).find(({ key }) => key === 'frame 1 1')!)
    const xs = Array.from(centres).filter((_, i) => i % 2 === 0)
    const places = xs.map(x => ((x - left) / (right - left) - 0.06) / 0.88).toSorted((a, b) => a - b)
    const outputs = ofClass.map(row => h[3 * row + 1]).toSorted((a, b) => a - b)
    places.forEach((place, i) => {
      expect(place).toBeCloseTo(outputs[i], 1)
    })
  }
})

describe('the key play', () => {
  it('is refused for scenes that have no such form, with the name of one', () => {
    for (const scene of ['transform', 'training', 'data'])
      expect(() => readSpecObject({ data: 'moons', scene, play: 'training' })).toThrow(SpecError)
    expect(() => readSpecObject({ data: 'moons', play: 'training' })).toThrow(/network/)
  })

  it('plays as part of a film', () => {
    const sequence = 'data,network:first..last:5s'
    const part = make({ data: 'blobs', sequence, play: 'training', restarts: 1, maxIter: 20 })
    expect(part.scene.chapters.map(({ id }) => id)).toContain('network.learning')
    expect(part.scene.duration).toBeGreaterThan(0)
    expect(readSpecObject({ data: 'blobs', ...played }).duration).toBe(12)
  })
})
