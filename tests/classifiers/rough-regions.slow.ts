import { it } from 'vitest'
import { expectAlike } from './rough-areas.ts'

it.each([{ data: 'spirals' }, { data: 'clusters', classes: 4 }])(
  'the rough regions of %o are as large as the exact ones, within half a percent of the plane',
  expectAlike,
)
