import { describe } from 'vitest'
import { cases, theyHold } from './layout-cases.ts'

describe('layOut and head', () => theyHold(cases))
