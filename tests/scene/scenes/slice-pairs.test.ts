import { describe, expect, it } from 'vitest'
import { random } from '../../../src/data/random.ts'
import { readSpecObject } from '../../../src/encode/catalog.ts'
import { formatOf } from '../../../src/encode/formats.ts'
import { languageOf } from '../../../src/language/languages.ts'
import { checkOutputFiles } from '../../../src/render/targets.ts'
import { modelsOfPairs, pairedFeatures } from '../../../src/scene/model/slices/slice-pairs.ts'
import { altOf } from '../../../src/scene/scenes/build.ts'
import { modelOf } from '../../../src/scene/scenes/model-of.ts'
import type { PathShape, Shape } from '../../../src/scene/shape.ts'
import { captionOf, dotsOf, textsOf } from '../outline.ts'
import { clusterTable, make, remake } from '../stage.ts'
import { distances, medians, strayPixels } from './slices.ts'

const table = clusterTable(4, ['a', 'b', 'c'], 40)
const asked = { data: 'table.csv', hidden: '3', scene: 'boundary', slice: 'pairs' }
const made = make(asked, table)
const { dataset, spec } = made
const still = made.scene
const shapes = still.at('poster')
const model = modelOf(spec, made)
const pairs = modelsOfPairs(model, pairedFeatures(model.slice!, 5), languageOf(spec))
const { features } = pairs
const cells = features.flatMap((_, i) => features.slice(0, i).map((_, j) => [i, j] as const))

function widthOf(shapes: Shape[], key: string): number {
  const frame = shapes.find(shape => shape.key === key) as PathShape
  const across = Array.from(frame.lines[0]).filter((_, i) => i % 2 === 0)
  return Math.max(...across) - Math.min(...across)
}

describe('slices of all pairs of columns', () => {
  it('give each place of each plane the class that the network gives it, all others at their medians', () => {
    const rng = random('pairs')
    const held = medians(dataset)
    for (const [i, j] of cells) {
      const plot = {
        prefix: `${i} ${j} `,
        axes: [features[j], features[i]],
        held,
        centre: [pairs.centres[j], pairs.centres[i]],
        half: pairs.half,
      } as const
      expect(strayPixels(shapes, made, plot, 300, rng)).toEqual([])
    }
  })

  it('count the points near each plane, which are those that are drawn', () => {
    const counts = cells.map(([i, j]) => {
      const { reach } = pairs.rows[i - 1][j].slice!
      const near = distances(dataset, medians(dataset), [features[j], features[i]])
      return near.filter(distance => distance < reach.gone).length
    })
    const text = (key: string) => textsOf(shapes).find(one => one.key === key)!.text
    expect(cells.map(([i, j]) => text(`count ${i} ${j}`))).toEqual(counts.map(count => `${count} of 120`))
    cells.forEach(([i, j], cell) => {
      const drawn = dotsOf(shapes).filter(
        ({ key }) => key?.startsWith(`${i} ${j} `) && !key.includes('foreign'),
      )
      expect(new Set(drawn.flatMap(({ rows }) => Array.from(rows ?? []))).size).toBe(counts[cell])
    })
    expect(captionOf(shapes)).toContain(`${Math.min(...counts)} to ${Math.max(...counts)} of 120 rows`)
    expect(altOf(spec, [{ ...made, model }], still)).toContain(
      `${counts.slice(0, -1).join(', ')} and ${counts.at(-1)} of 120`,
    )
  })

  it('are one still', () => {
    expect(still.duration).toBe(0)
    expect(() => readSpecObject({ ...asked, film: 3 })).toThrow('film')
    expect(() => readSpecObject({ ...asked, at: 1 })).toThrow('at')
    expect(() => readSpecObject({ ...asked, fix: ['size 1=4:5'] })).toThrow('stay')
    expect(() => readSpecObject({ ...asked, scene: undefined, sequence: 'boundary,boundary' })).toThrow(
      'still',
    )
    for (const file of ['x.mp4', 'x.html', 'x.anim.svg'])
      expect(() => checkOutputFiles(spec, [{ file, format: formatOf(file) }])).toThrow('still')
  })

  it.each([
    [600, 600, 4],
    [500, 500, 4],
    [360, 640, 3],
    [250, 250, 2],
  ])('fit in %i × %i with %i columns', (width, height, columns) => {
    const { scene } = remake(made, { size: { width, height } })
    const shapes = scene.at('poster')
    expect(textsOf(shapes).filter(({ key }) => key?.startsWith('count '))).toHaveLength(
      (columns * (columns - 1)) / 2,
    )
    const names = textsOf(shapes).filter(({ key }) => key?.endsWith(' name 0'))
    const widths = names.map(({ key }) => widthOf(shapes, key!.replace('name 0', 'frame')))
    // No name is higher than 15 % of its plot, so that its histogram keeps its half.
    expect(names.filter(({ size }, i) => size > 0.15 * widths[i] + 1e-9)).toEqual([])
    expect(names).toHaveLength(columns)
  })

  it('leave out columns that are held', () => {
    const name = dataset.features[features[2]]
    const { scene } = make({ ...asked, fix: [`${name}=5`] }, table)
    const texts = textsOf(scene.at('poster')).map(({ text }) => text)
    expect(texts.filter(text => text === name)).toEqual([])
    expect(scene.saysAt('poster')[0]).toContain(`${name} 5, the other columns at their medians`)
  })
})
