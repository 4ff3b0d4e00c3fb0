import { describe, it } from 'vitest'
import { drawLarge } from './large-layers.ts'

describe('any model', () => {
  it.each(['relu', 'identity'])(
    'of many large layers of %s has a picture of finite numbers',
    async activation => {
      await drawLarge(activation, ['transform', 'boundary', 'surface', 'story'])
    },
  )
})
