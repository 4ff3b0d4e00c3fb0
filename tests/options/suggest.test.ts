import { describe, expect, it } from 'vitest'
import { nearest } from '../../src/options/suggest.ts'

const words = ['blobs', 'circles', 'moons', 'xor', 'transform', '--samples']

describe('nearest', () => {
  it.each([
    ['blob', 'blobs'],
    ['BLOBS', 'blobs'],
    ['circels', 'circles'],
    ['moon', 'moons'],
    ['xro', 'xor'],
    ['trans', 'transform'],
    ['blobs.old', 'blobs'],
    ['--sample', '--samples'],
  ])('finds the word that %s was meant to be', (typed, word) => {
    expect(nearest(typed, words)).toBe(word)
  })

  it.each(['', 'a', 'foo', 'spirals', 'bricks'])('finds nothing for %j', typed => {
    expect(nearest(typed, words)).toBeUndefined()
  })

  it('prefers the nearer word', () => {
    expect(nearest('moos', ['mood', 'moons', 'moos'])).toBe('moos')
  })
})
