import { describe, expect, it } from 'vitest'
import { collisions, strays } from '../outline.ts'
import { make, remake } from '../stage.ts'
import { figures, named, namesWhatIsDrawn } from './legend-cases.ts'

describe('the legend', () => {
  // All of them in all scenes are in `legend.slow.ts`.
  it.each(figures.filter(([name]) => name === 'held out' || name === 'not separated'))(
    'names the marks that data and boundary draw, and no others: %s',
    (_, options) => namesWhatIsDrawn(options, ['data', 'boundary']),
  )

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
