import { describe } from 'vitest'
import { theyAreHidden } from './hidden-lines-cases.ts'

describe('lines of spirals', () => theyAreHidden({ data: 'spirals' }))
