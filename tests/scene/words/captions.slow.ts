import { describe, expect, it } from 'vitest'
import { remake } from '../stage.ts'
import { nothingLearned, notLearned } from './not-learned.ts'

describe('a network that gives all points nearly the same output', () => {
  it('is said to have learned nothing in the notes of each scene', () => {
    const flat = notLearned()
    for (const scene of ['transform', 'boundary', 'orbit', 'surface', 'story'])
      expect(remake(flat, { scene }).scene.notes.join(), scene).toMatch(nothingLearned)
  })
})
