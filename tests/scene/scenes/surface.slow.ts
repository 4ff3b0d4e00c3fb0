import { describe, expect, it } from 'vitest'
import { textsOf } from '../outline.ts'
import { make } from '../stage.ts'

describe('the names of the axes', () => {
  it('never jump: they move or fade by little from one frame to the next', () => {
    const { scene } = make({ data: 'blobs', scene: 'surface' })
    const frames = 200
    const named = (i: number) => textsOf(scene.at((i / frames) * scene.duration))
    let before = named(0)
    for (let i = 1; i <= frames; i++) {
      const now = named(i)
      for (const { text, x, y, opacity = 1 } of now) {
        if (opacity < 0.3) continue
        const near = before.filter(other => other.text === text)
        const moved = Math.min(...near.map(other => Math.hypot(other.x - x, other.y - y)))
        expect(moved, `${text} at ${i}`).toBeLessThan(20)
      }
      before = now
    }
  })
})
