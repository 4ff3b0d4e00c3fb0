import { describe, expect, it } from 'vitest'
import { animationOf, fileOf } from './animation.ts'

describe('the format anim.svg', () => {
  it('refuses a training of many points, as all of it changes from frame to frame', async () => {
    const animation = animationOf({ data: 'spirals', hidden: '8,2', scene: 'training', samples: 1200 })
    await expect(fileOf(animation)).rejects.toThrow('more than 5 MB')
  })
})
