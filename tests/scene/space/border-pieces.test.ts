import { describe } from 'vitest'
import { itIsWhole } from './border-pieces-cases.ts'

// Boundaries of many pieces are in `border-pieces.slow.ts`.
describe('the boundary on the sheet of circles', () => itIsWhole('circles'))
