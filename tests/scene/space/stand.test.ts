import { describe, expect, it } from 'vitest'
import type { Shape } from '../../../src/scene/shape.ts'
import { make, remake } from '../stage.ts'

/** Pixels of the points by their rows. */
function pixelsOf(shapes: readonly Shape[]): Map<number, [number, number]> {
  return new Map(
    shapes.flatMap(shape =>
      shape.kind === 'dots'
        ? Array.from(shape.rows ?? [], (row, i): [number, [number, number]] => [
            row,
            [shape.centres[2 * i], shape.centres[2 * i + 1]],
          ])
        : [],
    ),
  )
}

describe('the way into the cube', () => {
  const made = make({ data: 'circles', restarts: 1 })
  const plot = pixelsOf(remake(made, { scene: 'data' }).scene.at(0))
  const farthest = (time: number) => {
    const seen = pixelsOf(made.scene.at(time))
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
