import { describe, expect, it } from 'vitest'
import * as en from '../../../src/language/en.ts'
import { forward } from '../../../src/network/forward.ts'
import type { Asked } from '../../../src/scene/scene.ts'
import type { PathShape, Shape } from '../../../src/scene/shape.ts'
import { boundsOf, flat, overlap, pathsOf, spell, strays, textsOf } from '../outline.ts'
import { make, remake } from '../stage.ts'

const seen = (asked: Asked) => ({ azimuth: 0, elevation: 0, zoom: 1, relative: true as const, asked })
const framesOf = (shapes: readonly Shape[]) => pathsOf([...shapes]).filter(({ unit }) => unit !== undefined)
const unitsOf = (shapes: readonly Shape[]) => framesOf(shapes).map(({ unit }) => unit!)

const cases: [string, object][] = [
  ['two layers', { data: 'blobs', hidden: '4,3' }],
  ['iris', { data: 'iris', hidden: '3' }],
  ['a wide layer', { data: 'circles', hidden: '12', samples: 60 }],
]

describe.each(cases)('pointing at a unit of %s', (_, options) => {
  const made = make({ restarts: 1, scene: 'network', ...options })
  const { scene, network } = made
  const units = unitsOf(scene.at('poster'))

  it('finds each that has a tile, and nothing before it is made', () => {
    const widths = [made.dataset.features.length, ...network.layers.map(({ biases }) => biases.length)]
    const all = widths.flatMap((width, layer) => Array.from({ length: width }, (_, i) => `${layer}.${i + 1}`))
    expect(all).toEqual(expect.arrayContaining(units))
    expect(units).toHaveLength(all.length - (widths[1] > 8 ? widths[1] - 8 : 0))
    expect(new Set(unitsOf(scene.at(0)))).toEqual(new Set(units.filter(unit => unit.startsWith('0.'))))
    expect(scene.at(0, seen({ unit: '1.1' })).map(spell)).toEqual(scene.at(0).map(spell))
  })

  it('leaves the chapter its sentence, and a point that runs through its values', () => {
    const { start, end } = scene.chapters.find(({ id }) => id === 'point-0')!
    const time = (start + end) / 2
    const textsWith = (asked?: Asked) => textsOf(scene.at(time, asked && seen(asked)))
    const headOf = (texts: ReturnType<typeof textsWith>) =>
      texts.filter(({ key }) => /^(title|caption|detail) /.test(key!)).map(({ text }) => text)
    const valuesOf = (texts: ReturnType<typeof textsWith>) =>
      texts.filter(({ key }) => key!.startsWith('value ')).map(({ text }) => text)
    expect(valuesOf(textsWith()).length).toBeGreaterThan(0)
    for (const unit of units) {
      expect(headOf(textsWith({ unit }))).toEqual(headOf(textsWith()))
      expect(valuesOf(textsWith({ unit }))).toEqual(valuesOf(textsWith()))
    }
    expect(headOf(textsWith({ row: 7 }))).not.toEqual(headOf(textsWith()))
  })

  it('leaves its lines alone, with their numbers', () => {
    for (const unit of units) {
      const shapes = scene.at('poster', seen({ unit }))
      const lines = pathsOf(shapes).filter(({ key }) => /(^|asked )line /.test(key ?? ''))
      const full = lines.filter(({ opacity = 1 }) => opacity > 0.3 - 1e-9)
      expect(full.every(({ key }) => key!.startsWith('asked '))).toBe(true)
      const isHidden = !unit.startsWith('0.') && !unit.startsWith(`${network.layers.length}.`)
      const columns = isHidden ? [-1, 0] : unit.startsWith('0.') ? [0] : [-1]
      const layers = new Set(full.map(({ key }) => Number(key!.split(' ')[2])))
      expect(layers).toEqual(new Set(columns.map(c => Number(unit.split('.')[0]) + c)))
      const numbers = textsOf(shapes).filter(({ key }) => key?.startsWith('asked number'))
      const incoming = lines.filter(({ key }) =>
        key!.startsWith(`asked line ${Number(unit.split('.')[0]) - 1} `),
      )
      expect(numbers.length).toBeGreaterThanOrEqual(unit.startsWith('0.') ? 0 : Math.min(2, incoming.length))
    }
  })

  it.each([
    [1280, 720],
    [390, 690],
  ])('shows its map large, beside it, within %i × %i', (width, height) => {
    const sized = remake(made, { size: { width, height } }).scene
    for (const unit of units) {
      const shapes = sized.at('poster', seen({ unit }))
      expect(strays(flat(shapes), { width, height })).toEqual([])
      const [tile, large] = framesOf(shapes).filter(frame => frame.unit === unit)
      const [own, other] = [tile, large ?? tile].map((frame: PathShape) => boundsOf(frame))
      const side = ([left, , right]: readonly number[]) => right - left
      expect(side(other)).toBeGreaterThanOrEqual(0.3 * Math.min(width, height))
      if (large) {
        expect(overlap(own, other)).toBe(false)
      }
    }
  })

  it('or at a point stands its values in every unit, as the network computes them', () => {
    const row = 7
    const features = made.dataset.features.length
    const input = made.dataset.x.slice(features * row, features * (row + 1))
    const outputs = [input, ...forward(network, input)]
    const texts = textsOf(scene.at('poster', seen({ row })))
    const names = framesOf(scene.at('poster')).map(({ key, unit }) => [key, unit] as const)
    expect(names).toHaveLength(units.length)
    for (const unit of units) {
      const [layer, number] = unit.split('.').map(Number)
      const value = en.numbers.fewDigits(outputs[layer][number - 1])
      const shown = texts.filter(({ key }) => key?.startsWith(`value ${layer} `)).map(({ text }) => text)
      expect(shown).toContain(value)
    }
  })
})

it('a point that is asked for is not the one that the caption names', () => {
  const { scene } = make({ restarts: 1, scene: 'network', data: 'moons', hidden: '2' })
  const { start, end } = scene.chapters.find(({ id }) => id === 'point-0')!
  const time = (start + end) / 2
  const says = (shapes: Shape[]) => textsOf(shapes).some(({ text }) => text.startsWith('One point'))
  expect([says(scene.at(time)), says(scene.at(time, seen({ row: 3 })))]).toEqual([true, false])
})
