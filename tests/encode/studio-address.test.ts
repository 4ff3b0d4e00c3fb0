import { describe, expect, it } from 'vitest'
import {
  addressOf,
  type PaintedPoint,
  paintedTable,
  readAddress,
  wordsOf,
} from '../../src/encode/studio-address.ts'

const points: PaintedPoint[] = [
  [0, 0, 1],
  [4095, 4095, 9],
  [2048, 1, 0],
  [1, 4094, 5],
]

describe('an address of the studio', () => {
  it('is the command line', () => {
    expect(addressOf(['circles', '--hidden', '3'])).toBe('circles%20--hidden%203')
    expect(readAddress('studio.html#circles%20--hidden%203')).toEqual({
      words: ['circles', '--hidden', '3'],
      points: [],
    })
    expect(readAddress('https://some.where/studio#circles --hidden 3')?.words).toEqual([
      'circles',
      '--hidden',
      '3',
    ])
  })

  it.each([
    [['y > sin(3*x)', '--title', "it's “a & b” 100 %", '--caption', '']],
    [['my table.csv', '--order', 'a=b,c', '--title=--odd', '名前#&points=', '\\ "x"\n']],
  ])('gives the words %j back', words => {
    expect(readAddress(`file:///studio.html#${addressOf(words)}`)).toEqual({ words, points: [] })
  })

  it('holds painted points, three and a half bytes each', () => {
    for (let count = 0; count <= points.length; count++) {
      const some = points.slice(0, count)
      const address = addressOf(['painted.csv'], some)
      expect(readAddress(`studio.html#${address}`)).toEqual({ words: ['painted.csv'], points: some })
      // Of base64, which has three quarters of a byte in a letter, whole pairs.
      if (count > 0) expect(address.split('&points=')[1].length).toBe(2 * Math.ceil((count * 28) / 12))
    }
  })

  it('is none in a word that is data', () => {
    for (const word of ['blobs', 'a.csv', 'y > sin(3*x)', 'some#thing.csv', 'studio.html', 'studio.html#'])
      expect(readAddress(word)).toBeNull()
  })

  it.each(['%', "'blobs", 'blobs&points=?', 'blobs&points=A', 'a&points=AAAA&points=AAAA', '"', '\\'])(
    'is refused where it is damaged: %s',
    part => {
      expect(() => readAddress(`studio.html#${part}`)).toThrow(
        /^address: got ".*", expected an address as the studio has it, whole$/s,
      )
    },
  )
})

describe('a line of words', () => {
  it('is read as a POSIX shell reads it', () => {
    expect(wordsOf(`a 'b c'd "e f" g\\ h '' "it's" 'x'\\''y'`)).toEqual([
      ...['a', 'b cd', 'e f', 'g h', '', "it's", "x'y"],
    ])
    expect(wordsOf("a 'b")).toBeNull()
  })
})

describe('painted points', () => {
  it('are a table of values of three decimals, with classes or without', () => {
    expect(paintedTable(points.slice(0, 2))).toBe('x,y,label\n-2.048,-2.048,1\n2.047,2.047,9\n')
    expect(paintedTable([points[2]])).toBe('x,y\n0,-2.047\n')
  })
})
