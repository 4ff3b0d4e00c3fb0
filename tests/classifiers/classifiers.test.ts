import { describe } from 'vitest'
import { cases, slow, testsOf } from './rows-of-scikit-learn.ts'

describe.each(Object.entries(cases).filter(([name]) => !slow.includes(name)))('on the rows of %s', testsOf)
