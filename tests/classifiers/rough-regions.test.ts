import { it } from 'vitest'
import { expectAlike } from './rough-areas.ts'

it.each([{ data: 'moons' }])(
  'the rough regions of %o are as large as the exact ones, within half a percent of the plane',
  expectAlike,
)
