import { describe, expect, it } from 'vitest'
import { animationOf, fileOf } from './animation.ts'

describe('the format anim.svg', () => {
  it('refuses a sheet that folds over itself, as all of it changes from frame to frame', async () => {
    const animation = animationOf({ data: 'moons', hidden: '4,2' })
    await expect(fileOf(animation)).rejects.toThrow('more than 5 MB')
  })
})
