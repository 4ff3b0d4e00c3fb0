import { describe } from 'vitest'
import { testCorpus } from './check.ts'
import { figures } from './figures.js'

describe('every figure of the corpus follows every rule', () =>
  testCorpus(Object.keys(figures), { files: true }))
