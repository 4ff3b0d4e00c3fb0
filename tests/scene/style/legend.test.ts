import { describe, expect, it } from 'vitest'
import * as en from '../../../src/language/en.ts'
import type { Shape } from '../../../src/scene/shape.ts'
import type { MarkName } from '../../../src/scene/style/layout.ts'
import { themes } from '../../../src/scene/style/themes.ts'
import { collisions, dotsOf, flat, pathsOf, strays } from '../outline.ts'
import { type Made, make, remake, timesOf } from '../stage.ts'

const { ink, background, accent } = themes.light

/** The marks that a legend names. */
const named = (shapes: Shape[]) =>
  Object.keys(en.marks).filter(mark => flat(shapes).some(({ key }) => key === `legend ${mark}`))

/** The marks that points have at some time. */
function drawn({ scene }: Made): MarkName[] {
  const shapes = timesOf(scene, 16).flatMap(time => flat(scene.at(time)))
  const dots = dotsOf(shapes).filter(({ rows }) => rows)
  const paths = pathsOf(shapes)
  const has = {
    heldOut: dots.some(({ fill, colors }) => Array.from(fill ?? []).some(k => colors[k] === background)),
    wrong:
      paths.some(({ key }) => key?.endsWith('rings')) ||
      dots.some(({ centres, ring }) => centres.length > 0 && ring?.color === ink),
    foreign: dots.some(({ key }) => key?.includes('foreign')),
    support: paths.some(({ key, stroke }) => key === 'support' && stroke === accent),
  }
  return (Object.keys(has) as MarkName[]).filter(mark => has[mark])
}

describe('the legend', () => {
  it.each([
    ['separated', { data: 'blobs', hidden: 2, samples: 60 }],
    ['held out', { data: 'blobs', hidden: 2, samples: 60, test: 0.3 }],
    ['not separated', { data: 'moons', hidden: 1, samples: 60, restarts: 1 }],
    ['in space', { data: 'circles', hidden: 3, samples: 60, test: 0.5, maxIter: 8, restarts: 1 }],
  ])('names the marks that a scene draws, and no others: %s', (_, spec) => {
    const made = make(spec)
    for (const scene of ['data', 'transform', 'boundary', 'orbit', 'surface', 'story', 'compare']) {
      const each = remake(made, { scene, duration: 8 })
      expect(named(each.scene.at(0)), scene).toEqual(drawn(each))
    }
  })

  it('of panels names what any of them draws', () => {
    const made = make({ data: 'moons', hidden: 1, samples: 60, restarts: 1, scene: 'data,boundary' })
    expect(named(made.scene.at(0))).toEqual(['wrong'])
  })

  it('has its names beside each other and within the picture, and none of marks in a small one', () => {
    const made = make({ data: 'moons', hidden: 1, samples: 60, restarts: 1, test: 0.3, scene: 'boundary' })
    for (const [width, height] of [
      [300, 300],
      [480, 480],
      [1280, 720],
      [1080, 1920],
    ]) {
      // biome-ignore format: one line
      const { scene } = remake(made, { size: { width, height } })
      const shapes = scene.at('poster')
      expect(named(shapes)).toEqual(['heldOut', 'wrong'])
      expect([...collisions(shapes), ...strays(shapes, scene)]).toEqual([])
    }
    expect(named(remake(made, { size: { width: 240, height: 360 } }).scene.at('poster'))).toEqual([])
  })
})
