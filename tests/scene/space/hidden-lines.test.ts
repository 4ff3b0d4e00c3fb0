import { describe } from 'vitest'
import { theyAreHidden } from './hidden-lines-cases.ts'

// A network that takes longer is in `hidden-lines.slow.ts`.
describe.each([
  ['moons', { data: 'moons' }],
  ['three units of relu', { data: 'circles', hidden: '3:relu' }],
])('lines of %s', (_, options) => theyAreHidden(options))
