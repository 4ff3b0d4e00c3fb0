import { describe, it } from 'vitest'
import { expectSameBytes, expectShown, expectStripesShown } from './see-through-films.ts'

describe('a GIF without a background', () => {
  it('shows each frame at its time, pixel by pixel, with nothing where nothing is', () => expectShown(100))

  it('shows each frame where stripes of colours and of nothing come and go', () => expectStripesShown(100))

  it('has the same bytes however its frames are cut into runs', () => expectSameBytes(40))
})
