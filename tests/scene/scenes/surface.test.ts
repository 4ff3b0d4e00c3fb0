import { describe, expect, it } from 'vitest'
import type { ClassDataset } from '../../../src/data/dataset.ts'
import { readSpecObject } from '../../../src/encode/catalog.ts'
import type { Network } from '../../../src/network/network.ts'
import type { Scene, View } from '../../../src/scene/scene.ts'
import { buildScene } from '../../../src/scene/scenes/build.ts'
import type { DotsShape, PathShape, Shape } from '../../../src/scene/shape.ts'
import { themes } from '../../../src/scene/style/themes.ts'
import { areaOf, captionOf, contains, dotsOf, pathsOf, textsOf } from '../outline.ts'
import { clusterTable, type Made, make, remake } from '../stage.ts'

const table = 'table.csv'
const line = [
  'size,kind',
  ...Array.from({ length: 60 }, (_, i) => `${i / 10},${i >= 20 && i < 40 ? 'in' : 'out'}`),
].join('\n')
const cases: Record<string, Made> = {
  blobs: make({ data: 'blobs', scene: 'surface' }),
  circles: make({ data: 'circles', scene: 'surface', samples: 120 }),
  'three classes': make({ data: table, hidden: '2', scene: 'surface' }, clusterTable(2, ['a', 'b', 'c'], 30)),
}

function facets(shapes: Shape[]): PathShape[] {
  return pathsOf(shapes).filter(({ fill, stroke }) => fill && !stroke)
}

/** Whether a place lies in an area, by the rule of nonzero winding. */
function holds({ lines }: PathShape, x: number, y: number): boolean {
  return lines.reduce((sum, ring) => sum + (contains(ring, x, y) ? Math.sign(areaOf(ring)) : 0), 0) !== 0
}

/**
 * A ridge along the second feature, or another one across it: P(class 1) = σ(12 σ(10 (x + 0.4)) − 12 σ(10 (x − 0.4)) − 6), and samples on
 * both of its feet and on its top, these of class 1 where there is one.
 */
function ridge({ across = 0, top = 1 } = {}): Scene {
  const network: Network = {
    layers: [
      {
        weights: [
          [10, 10],
          [0, 0],
        ].map((_, d, rows) => rows[across === 0 ? d : 1 - d]),
        biases: [4, -4],
        activation: 'sigmoid',
      },
      { weights: [[12], [-12]], biases: [-6], activation: 'sigmoid' },
    ],
  }
  const places = [-0.75, -0.9, 0.75, 0.9, 0].flatMap(x =>
    [-0.5, 0, 0.5].map(y => (across === 0 ? [x, y] : [y, x])),
  )
  const dataset: ClassDataset = {
    // Two corners make the square go from −1 to 1 (with the sheet's margin).
    x: Float64Array.from([...places, [-1 / 1.14, -1 / 1.14], [1 / 1.14, 1 / 1.14]].flat()),
    y: Int32Array.from([...places.map(place => (place[across] === 0 ? top : 0)), 0, 0]),
    features: ['x', 'y'],
    classes: ['0', '1'],
    scale: { mean: [0, 0], deviation: [1, 1] },
  } as ClassDataset
  const spec = readSpecObject({ data: './places.csv', scene: 'surface' })
  return buildScene(spec, dataset, network)
}

/** The dots of a picture with what is painted over their middles later on. */
function covered(shapes: Shape[]): { dots: DotsShape; over: PathShape[] }[] {
  return shapes.flatMap((shape, i) => {
    if (shape.kind !== 'dots' || typeof shape.radius === 'number') return []
    return Array.from({ length: shape.centres.length / 2 }, (_, d) => ({
      dots: { ...shape, centres: [shape.centres[2 * d], shape.centres[2 * d + 1]], fill: [shape.fill![d]] },
      over: facets(shapes.slice(i + 1)).filter(area =>
        holds(area, shape.centres[2 * d], shape.centres[2 * d + 1]),
      ),
    }))
  })
}

describe('depth', () => {
  const scene = ridge()
  const view = (degrees: number): View => ({ azimuth: (degrees * Math.PI) / 180, elevation: 0.49, zoom: 1 })

  it.each([0, 10, -20, 180, 170, 200])(
    'lets the samples behind the ridge shine through it, and none before it or on it, from %i°',
    degrees => {
      const shapes = scene.at('poster', view(degrees))
      const all = covered(shapes)
      const seen = all.filter(({ over, dots }) => over.length === 0 && dots.ring)
      // All that is not seen shines through, once and with nothing painted over it.
      const through = all.filter(({ dots }) => !dots.ring)
      for (const { over, dots } of through) {
        expect(over).toEqual([])
        expect(themes.light.classes).not.toContain(dots.colors[dots.fill![0]])
      }
      expect(seen.length + through.length).toBe(17)
      // Three on the top and six at the near foot; the corner of the square at that side, too.
      expect(seen.length).toBeGreaterThanOrEqual(9)
      expect(seen.length).toBeLessThanOrEqual(11)
      const top = seen.filter(({ dots }) => dots.fill![0] >= 4)
      expect(top).toHaveLength(3)
      const lowest = Math.max(...top.map(({ dots }) => dots.centres[1]))
      // What is at the foot and seen stands before the ridge, and so lower on the picture.
      for (const { dots } of seen)
        if (dots.fill![0] < 4 && Math.abs(dots.centres[0] - 300) < 60)
          expect(dots.centres[1]).toBeGreaterThan(lowest)
    },
  )

  it('shows all samples from right along the ridge', () => {
    for (const degrees of [90, 270]) {
      const seen = covered(scene.at('poster', view(degrees)))
      expect(seen.filter(({ over }) => over.length === 0)).toHaveLength(17)
    }
  })

  it.each([1, 0])('is seen from where no sample hides behind the ridge first, with top class %i', top => {
    // Across the ridge, which is the usual side, six samples are hidden; a class without samples asks for nothing.
    const scene = ridge({ across: 1, top })
    const hidden = (shapes: Shape[]) =>
      covered(shapes).filter(({ over, dots }) => over.length > 0 || !dots.ring)
    expect(hidden(scene.at('poster', view(-72))).length).toBeGreaterThan(4)
    expect(hidden(scene.at('poster')).length).toBeLessThan(2)
  })

  it('paints the floor first, and last from below it', () => {
    const floor = (shapes: Shape[]) =>
      shapes.findIndex(shape => shape.kind === 'path' && shape.fill === themes.light.tints[0])
    const above = scene.at('poster', view(20))
    expect(floor(above)).toBe(0)
    const below = scene.at('poster', { azimuth: 0.3, elevation: -0.6, zoom: 1 })
    expect(floor(below)).toBeGreaterThan(facets(below).length * 0.9)
  })
})

describe('captions', () => {
  it('name no valley where no sheet is drawn', () => {
    const bare = remake(cases.blobs, { sheet: false }).scene
    expect(bare.saysAt('poster')).toEqual(['The height is P(class 1) · accuracy: 200 of 200 (100 %)'])
  })

  const captionAt = (scene: Scene) => captionOf(scene.at('poster'))

  it.each([
    ['blobs', 'Two cuts make a valley · accuracy: 200 of 200 (100 %)'],
    ['circles', 'Three cuts make a hill · accuracy: 120 of 120 (100 %)'],
    ['three classes', /^Height: probability of the predicted class · accuracy: \d+ of 90 \(\d+ %\)$/],
  ])('of %s say what is there', (name, caption) => {
    expect(captionAt(cases[name].scene)).toMatch(caption)
  })

  it('call a ridge a ridge', () => {
    expect(captionAt(ridge())).toBe('Two cuts make a ridge · accuracy: 17 of 17 (100 %)')
  })
})

describe('other numbers of features', () => {
  it('of one are a curve over the line', () => {
    const { scene } = make({ data: table, hidden: '2', scene: 'surface' }, line)
    const shapes = scene.at('poster')
    expect(textsOf(shapes).map(({ text }) => text)).toEqual(
      expect.arrayContaining(['P(out)', '0', '½', '1', 'size', 'h₁', 'h₂']),
    )
    const [dots] = dotsOf(shapes).filter(({ centres }) => centres.length > 20)
    const heights = Array.from({ length: 60 }, (_, i) => dots.centres[2 * i + 1])
    expect(Math.min(...heights.slice(22, 38))).toBeGreaterThan(Math.max(...heights.slice(0, 15)))
    expect(scene.at(3)).toBe(shapes)
  })

  it('of more than two are refused, with what to do', () => {
    const { spec, dataset, network } = make({ data: table, hidden: '2' }, clusterTable(4, ['a', 'b']))
    expect(() => buildScene({ ...spec, scene: 'surface', turns: 1 }, dataset, network)).toThrow(
      /^scene: got "surface", expected another one.*4 features.*--slice auto, or .* --reduce 2/,
    )
  })
})
