import { describe, expect, it } from 'vitest'
import { captionOf } from '../../outline.ts'
import { makeRegression } from '../../regressions.ts'
import { middle } from '../../stage.ts'

const options = { scene: 'story', samples: 30, maxIter: 50, restarts: 1 }

describe('story of regression', () => {
  it('goes from one input through the parts of units and the plane to the curve', () => {
    const { scene } = makeRegression({ ...options, data: 'y = exp(-x*x)+0.3*x', hidden: '2' })
    const ids = scene.chapters.map(({ id }) => id)
    const way = ['stand', 'segment-0', 'plane', 'back', 'down', 'fit']
    expect(ids).toEqual(['data', 'line', 'part-0', 'part-1', 'sum', ...way])
    const said = scene.chapters.map(chapter => captionOf(scene.at(middle(chapter))))
    expect(said[0]).toMatch(/^y = exp/)
    expect(said[1]).toMatch(/^A straight line: error/)
    expect(said.at(-1)).toMatch(/^The plane is this curve/)
    expect(scene.turns).toBe(true)
  })

  it('goes from two inputs over the plane to the surface', () => {
    const { scene } = makeRegression({ ...options, data: 'z = x*y', hidden: '2' })
    const ids = scene.chapters.map(({ id }) => id)
    expect(ids).toEqual(['line', 'segment-0', 'plane', 'back', 'fit', 'surface'])
  })
})
