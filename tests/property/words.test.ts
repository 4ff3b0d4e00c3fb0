import { describe, expect, it } from 'vitest'
import { drawnRuns, long } from './outcome.ts'
import { faultsOfAlts, faultsOfCaptions } from './words.ts'

// `words.slow.ts` looks at more figures.
describe('words of random figures', () => {
  it('claim in no caption what is not drawn at that moment, and count right', long, async () => {
    expect(await faultsOfCaptions(drawnRuns(6))).toEqual([])
  })

  it('claim in no alternative text what the film does not show, or a still at its moment', long, async () => {
    expect(await faultsOfAlts(drawnRuns(6))).toEqual([])
  })
})
