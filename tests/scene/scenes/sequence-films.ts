import { expect, it } from 'vitest'
import { readSpecObject } from '../../../src/encode/catalog.ts'
import type { Shape } from '../../../src/scene/shape.ts'
import { type Made, make, remake } from '../stage.ts'
import { textFaultsOf } from './frames.ts'

export const data = { data: 'blobs', samples: 60 }
export const film = make({ ...data, sequence: 'data:2,boundary:3s,transform:4,boundary:2' })

/** Another sequence of the same network. */
export function played(sequence: unknown, more: object = {}): Made {
  return remake(film, readSpecObject({ ...data, ...more, sequence }))
}

export const isFading = (shapes: readonly Shape[]) => shapes.some(({ kind }) => kind === 'group')

/** Whether the texts of a sequence are in full, apart and off the points in pictures of some sizes. */
export function testTexts(sequence: string, sizes: string[]): void {
  it.each(sizes)('has its texts in full, apart and off the points at %s', size => {
    const { scene } = played(sequence, { size })
    expect(textFaultsOf(scene, 1)).toEqual([])
  })
}

/** Whether a sequence of so many seconds holds all of its scenes. */
export function testHolding(sequence: string, seconds: number): void {
  it('holds every scene that the data have', () => {
    const { scene } = played(sequence)
    expect(scene.duration).toBe(seconds)
    expect(scene.turns).toBe(true)
    for (let time = 0; time <= seconds; time += 0.5) expect(scene.at(time).length).toBeGreaterThan(0)
  })
}
