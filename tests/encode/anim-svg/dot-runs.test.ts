import { describe, expect, it } from 'vitest'
import { random } from '../../../src/data/random.ts'
import { dotRuns } from '../../../src/encode/anim-svg/dots.ts'
import { followShapes, structures } from '../../../src/encode/anim-svg/tracks.ts'
import type { DotsShape } from '../../../src/scene/shape.ts'

const RADIUS = 5
const COUNT = 60

/** Dots that walk about, of two colours in turn. */
function walk(seed: string): DotsShape[] {
  const rng = random(seed)
  let centres = Float64Array.from({ length: 2 * COUNT }, () => 200 * rng())
  return Array.from({ length: 30 }, () => {
    centres = centres.map(value => value + 8 * (rng() - 0.5))
    const fill = Array.from({ length: COUNT }, (_, i) => i % 2)
    return { kind: 'dots', centres, radius: RADIUS, colors: ['#000000', '#ffffff'], fill }
  })
}

describe('runs of dots', () => {
  it.each(['a', 'b', 'c'])('keep the order of dots that lie over one another at any time: %s', seed => {
    const states = walk(seed)
    const [{ dots }] = followShapes(
      states.map(state => [state]),
      structures(),
    )
    const kinds = dots.map((_, i) => String(i % 2))
    const runs = dotRuns(states, dots, kinds, RADIUS)
    const order = runs.flat()
    expect([...order].sort((a, b) => a - b)).toEqual(dots.map((_, i) => i))
    for (const run of runs) expect(new Set(run.map(i => kinds[i])).size).toBe(1)
    expect(runs.length).toBeLessThan(COUNT)
    const place = order.map((_, i) => order.indexOf(i))
    let met = 0
    for (const { centres } of states)
      for (let i = 0; i < COUNT; i++)
        for (let k = 0; k < i; k++) {
          const [dx, dy] = [0, 1].map(d => centres[2 * i + d] - centres[2 * k + d])
          if (Math.hypot(dx, dy) >= 2 * RADIUS) continue
          met++
          expect(place[k]).toBeLessThan(place[i])
        }
    expect(met).toBeGreaterThan(50)
  })

  it('are two where no dots of two kinds ever meet, and one where all are of a kind', () => {
    const centres = [0, 0, 50, 0, 100, 0, 150, 0]
    const states: DotsShape[] = [{ kind: 'dots', centres, radius: RADIUS, colors: ['#000000'] }]
    const [{ dots }] = followShapes([states], structures())
    expect(dotRuns(states, dots, ['a', 'b', 'a', 'b'], RADIUS)).toEqual([
      [0, 2],
      [1, 3],
    ])
    expect(dotRuns(states, dots, ['a', 'a', 'a', 'a'], RADIUS)).toEqual([[0, 1, 2, 3]])
  })
})
