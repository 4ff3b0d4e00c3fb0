import { describe } from 'vitest'
import { theyAreCompared } from './comparison-cases.ts'

const data = ['blobs', 'article', 'moons', 'spirals', 'xor', 'flower', 'checkerboard']

describe.each(data)('the classifiers on %s', theyAreCompared)
