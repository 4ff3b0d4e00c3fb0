import { describe } from 'vitest'
import { theyAreCompared } from './comparison-cases.ts'

// The other datasets are in `comparison.slow.ts`.
describe.each(['circles', 'clusters'])('the classifiers on %s', theyAreCompared)
