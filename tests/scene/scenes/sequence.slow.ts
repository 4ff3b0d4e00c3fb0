import { describe, expect, it } from 'vitest'
import { make } from '../stage.ts'
import { jumpsOf } from './frames.ts'
import { data, isFading, testHolding, testTexts } from './sequence-films.ts'

describe('a sequence', () => {
  it('lets nothing jump where a part goes on from the one before it, as the scene alone', () => {
    const options = {
      ...data,
      hidden: 3,
      sheet: false,
      sequence: 'transform:data..line:5s,transform:back..boundary:3s',
    }
    const { scene } = make(options)
    expect(isFading(scene.at(5.05))).toBe(false)
    expect(jumpsOf(scene, options)).toEqual([])
  })

  testTexts('boundary:3,transform:3,training:4,compare:5', ['400x400', '1280x720'])
  testHolding('transform:2,data:2,boundary:2,orbit:2,surface:2,story:6,compare:4,training:4', 24)
})
