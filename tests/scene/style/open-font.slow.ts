import { describe, it } from 'vitest'
import { refusedOrSet } from './changed-fonts.ts'

describe('a file that is no font to draw with', () => {
  it('is refused or sets a text, whatever bytes of it are others: noto.otf', () => refusedOrSet('noto.otf'))
})
