import { describe, expect, it } from 'vitest'
import { collisions, textsOf } from '../outline.ts'
import { remake, timesOf } from '../stage.ts'
import { nearest, table } from './named-classes.ts'

describe('pointNames', () => {
  it('stands on points of its own class at every time of every scene, apart from other texts', () => {
    const made = table(14)
    for (const scene of ['data', 'transform', 'boundary']) {
      const each = remake(made, { scene })
      const seen = new Set<string>()
      for (const time of timesOf(each.scene, 25)) {
        const shapes = each.scene.at(time)
        expect(collisions(shapes)).toEqual([])
        for (const { text, x, y, opacity = 1 } of textsOf(shapes)) {
          if (!made.dataset.classes.includes(text) || opacity < 0.1) continue
          seen.add(text)
          expect(nearest(each, time, x, y), `${text} in ${scene} at ${time}`).toBe(text)
        }
      }
      // These clusters overlap: where two names would, one gives way.
      expect(seen.size).toBeGreaterThan(10)
    }
  })
})
