import { describe, expect, it } from 'vitest'
import * as en from '../../src/language/en.ts'
import type { SceneSource } from '../../src/scene/compose/define.ts'
import { sceneFrom } from '../../src/scene/compose/plan-scene.ts'
import { openPlane } from '../../src/scene/coordinates/plane.ts'
import { drawPoints } from '../../src/scene/marks/marks.ts'
import type { ClassModel } from '../../src/scene/model/class-model.ts'
import { pickRows } from '../../src/scene/model/common-model.ts'
import { modelOf } from '../../src/scene/scenes/model-of.ts'
import { timeline } from '../../src/scene/timeline/timeline.ts'
import { dotsOf } from './outline.ts'
import { make, timesOf } from './stage.ts'

/** The places of points, which fall to the axis and rise again. */
const fall: SceneSource = {
  plan({ spec, model, theme }) {
    const { input } = model
    const moves = {
      height: { over: [0, 1], ease: (share: number) => 1 - Math.sin(Math.PI * share) },
    } as const
    return {
      title: 'One feature, and two',
      captions: ['One feature says less'],
      notes: () => [],
      ...timeline(
        spec,
        [{ id: 'fall', name: 'The fall', share: 1, moves }],
        layout => {
          const plane = openPlane(input, layout, theme)
          const low = input.centre[1] - input.half
          const places = pickRows(input.coordinates, model.rows, 2)
          const drawn = { ...(model as ClassModel), wrong: 0 }
          return ({ height }) => {
            const fallen = places.map((v, i) => (i % 2 === 0 ? v : low + height * (v - low)))
            return [
              plane.grid(height),
              plane.frame,
              ...drawPoints(drawn, plane.place(fallen), layout, theme, {}),
              ...plane.axes(),
            ]
          }
        },
        { still: ['fall', 0.5] },
      ),
    }
  },
}

describe('a scene from the parts that are public', () => {
  const { spec, dataset, network, record } = make({ data: 'blobs' })
  const scene = sceneFrom(fall, spec, modelOf(spec, { dataset, network, record }), en, record)
  const heightsAt = (time: number) => {
    const { centres } = dotsOf(scene.at(time)).find(({ key }) => key === 'points')!
    const heights = Array.from(centres).filter((_, i) => i % 2 === 1)
    return Math.max(...heights) - Math.min(...heights)
  }

  it('has its chapter, its caption and its still', () => {
    expect(scene.chapters).toEqual([{ id: 'fall', name: 'The fall', start: 0, end: scene.duration }])
    expect(scene.saysAt('poster')).toEqual(['One feature says less'])
    expect(scene.still).toBe(scene.duration / 2)
    expect(heightsAt(scene.still)).toBeCloseTo(0, 6)
  })

  it('moves as its channel does, and draws each time anew only where that has changed', () => {
    const heights = timesOf(scene, 9).map(heightsAt)
    const turned = heights.indexOf(Math.min(...heights))
    expect(heights.slice(0, turned + 1)).toEqual(heights.slice(0, turned + 1).toSorted((a, b) => b - a))
    expect(heights.slice(turned)).toEqual(heights.slice(turned).toSorted((a, b) => a - b))
    expect(scene.at(1)).toBe(scene.at(1))
  })
})
