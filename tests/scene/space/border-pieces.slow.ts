import { describe } from 'vitest'
import { itIsWhole } from './border-pieces-cases.ts'

describe.each(['spirals', 'checkerboard'])('the boundary on the sheet of %s', itIsWhole)
