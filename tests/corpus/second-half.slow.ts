import { describe } from 'vitest'
import { testCorpus } from './check.ts'
import { figures } from './figures.js'

const names = Object.keys(figures)

// Two files, for two processors: no network is that of a figure in the other half.
describe('every figure of the second half follows every rule', () =>
  testCorpus(names.slice(names.length >> 1), { files: true }))
