import { describe, it } from 'vitest'
import { cases, nameOf } from '../slices.ts'
import { expectSteps } from './held-steps.ts'

describe('the columns that a slice holds', () => {
  it.each(cases.map(of => [nameOf(of), of] as const))('have ranges in about a hundred steps: %s', (_, of) =>
    expectSteps(of),
  )
})
