import { describe } from 'vitest'
import { built, testsOf } from './regions-of-neighbors.ts'

describe.each([
  ['fifty neighbours', built({ data: 'moons', noise: 0.3 }), 50, 3],
  ['digits', built({ data: 'digits', reduce: 2 }), 5, 6],
] as const)('the regions of %s', testsOf)
