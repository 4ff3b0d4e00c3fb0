import { describe } from 'vitest'
import { testMoves } from './moving-slice-films.ts'

describe('a slice that moves', () => {
  testMoves(['compare', 'boundary,surface'])
})
