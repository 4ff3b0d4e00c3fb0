import { describe, expect, it } from 'vitest'
import * as en from '../../../src/language/en.ts'
import type { Shape } from '../../../src/scene/shape.ts'
import type { MarkName } from '../../../src/scene/style/layout.ts'
import { themes } from '../../../src/scene/style/themes.ts'
import { dotsOf, flat, pathsOf } from '../outline.ts'
import { type Made, make, remake, timesOf } from '../stage.ts'

const { ink, background, accent } = themes.light

const figures: [string, object][] = [
  ['held out', { data: 'blobs', hidden: 2, samples: 60, test: 0.3 }],
  ['not separated', { data: 'moons', hidden: 1, samples: 60, restarts: 1 }],
]

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
  it.each(figures)('names the marks that data and boundary draw, and no others: %s', (_, options) => {
    const made = make(options)
    for (const scene of ['data', 'boundary']) {
      const each = remake(made, { scene, duration: 8 })
      expect(named(each.scene.at(0)), scene).toEqual(drawn(each))
    }
  })

  it('of panels names what any of them draws, and has no marks in a small picture', () => {
    const made = make({
      data: 'moons',
      hidden: 1,
      samples: 60,
      restarts: 1,
      test: 0.3,
      scene: 'data,boundary',
    })
    expect(named(made.scene.at(0))).toEqual(['heldOut', 'wrong'])
    const small = remake(made, { scene: 'boundary', size: { width: 240, height: 360 } })
    expect(named(small.scene.at('poster'))).toEqual([])
  })
})
