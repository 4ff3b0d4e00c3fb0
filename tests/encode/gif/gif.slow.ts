import { describe, it } from 'vitest'
import { expectChangesShown, expectSameBytes, expectSameParts, expectShown } from './drawn-films.ts'

describe('a GIF', () => {
  it('shows each frame at its time, pixel by pixel, when its colours fit the palette', () => expectShown(100))

  it('has the same bytes however its frames are cut into runs', () => expectSameBytes(50))

  it('shows each frame where parts of pictures change, however they are cut', () => expectChangesShown(40))

  it('has the same parts from encoders that take its ranges in another order', () => expectSameParts(20))
})
