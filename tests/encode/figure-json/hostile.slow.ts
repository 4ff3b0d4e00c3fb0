import { describe, it } from 'vitest'
import { expectNoMore } from './damages.ts'

describe('a hostile figure.json', () => {
  it('draws, or is refused with a sentence, and takes no more steps than others', () => {
    expectNoMore(120)
  }, 300_000)
})
