import { describe, expect, it } from 'vitest'
import type { Shape } from '../../../src/scene/shape.ts'
import { make, remake } from '../stage.ts'

/** Places of the points by their rows, from 0 to 400 across all of them: heads leave more or less room for plots. */
function placesOf(shapes: readonly Shape[]): Map<number, [number, number]> {
  const seen = shapes.flatMap(shape =>
    shape.kind === 'dots'
      ? Array.from(shape.rows ?? [], (row, i) => ({
          row,
          x: shape.centres[2 * i],
          y: shape.centres[2 * i + 1],
        }))
      : [],
  )
  const [left, top] = [Math.min(...seen.map(({ x }) => x)), Math.min(...seen.map(({ y }) => y))]
  const scale = 400 / (Math.max(...seen.map(({ x }) => x)) - left)
  return new Map(seen.map(({ row, x, y }) => [row, [scale * (x - left), scale * (y - top)]]))
}

describe('the way into the cube', () => {
  const made = make({ data: 'circles', restarts: 1 })
  const plot = placesOf(remake(made, { scene: 'data' }).scene.at(0))
  const farthest = (time: number) => {
    const seen = placesOf(made.scene.at(time))
    expect(seen.size).toBe(plot.size)
    return Math.max(
      ...Array.from(plot, ([row, [x, y]]) => Math.hypot(seen.get(row)![0] - x, seen.get(row)![1] - y)),
    )
  }

  it('begins as a scatter plot, with the points where one has them', () => {
    expect(farthest(0)).toBeLessThan(0.1)
  })

  it('leaves it without a jump, and ends in it', () => {
    const { start, end } = made.scene.chapters.find(({ id }) => id === 'segment-0')!
    expect(farthest(start + 0.04)).toBeLessThan(3)
    expect(farthest((start + end) / 2)).toBeGreaterThan(20)
    expect(farthest(made.scene.duration)).toBeLessThan(0.1)
  })
})
