import { describe, it } from 'vitest'
import { plane } from '../../scene/cases.ts'
import { expectInOrder, folded } from './in-order.ts'

describe('shapes of samples', () => {
  it.each(plane.filter(({ name }) => folded.includes(name)))(
    'are each frame in its order, and all have keys: $name',
    expectInOrder,
  )
})
