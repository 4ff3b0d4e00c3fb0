import { describe, expect, it } from 'vitest'
import { readFigureObject } from '../../src/encode/catalog.ts'
import { sweptValues } from '../../src/options/sweep.ts'
import { catalog } from './catalog.ts'
import { readSpecWith } from './read-spec-with.ts'

const read = (more: object) => readSpecWith(catalog, { data: 'blobs', ...more })

describe('maxSize', () => {
  it.each([
    ['5MB', 5_000_000],
    ['2.5MB', 2_500_000],
    ['500kB', 500_000],
    ['5MiB', 5_242_880],
    ['4096 B', 4096],
    [5_000_000, 5_000_000],
  ])('%j is %i bytes', (text, bytes) => {
    expect(read({ maxSize: text }).maxSize).toBe(bytes)
  })

  it.each(['5', '0', '-5MB', '5 XB', 'MB', '1.2.3MB', '1e400', 'Infinity', '3GB', true])(
    'refuses %j',
    text => {
      expect(() => read({ maxSize: text })).toThrow(/maxSize: .*such as 5MB/)
    },
  )
})

describe('for', () => {
  it('sets size and loop where the place has its own and the spec none', () => {
    const screen = { size: { width: 1280, height: 720 }, loop: 'once' }
    expect(read({ for: 'screen' })).toMatchObject(screen)
    expect(read({ for: 'screen', size: 500, loop: 3 })).toMatchObject({ size: { width: 500 }, loop: 3 })
    expect(read({ for: 'readme' })).toMatchObject({ size: { width: 600, height: 600 }, loop: 'forever' })
    expect(read({}).for).toBeNull()
  })

  it('names the nearest place', () => {
    expect(() => read({ for: 'sreen' })).toThrow('Did you mean "screen"?')
  })
})

describe('a text', () => {
  const table = { data: 'a.csv' }
  it.each([
    ['data', table],
    ['label', table],
    ['features', table],
    ['model', {}],
    ['title', {}],
    ['alt', {}],
  ])('that is %s has no character that a terminal or a shell would obey', (key, others) => {
    for (const odd of ['\n', '\t', '\0', '\u001b', '\u007f', '\u009b', '\u2029', '\u202e', '\u2067'])
      expect(() => read({ ...others, [key]: `a${odd}b.csv` }), JSON.stringify(odd)).toThrow(
        /without control characters$/,
      )
    // Joiners are letters to Persian and to emoji.
    for (const fine of ['a b.csv', 'ä\u200cb.csv', '👩\u200d🔬.csv'])
      expect(read({ ...others, [key]: fine })[key as 'alt']).toEqual(key === 'features' ? [fine] : fine)
  })
})

describe('poster and alt', () => {
  it('are moments as at takes them, and one line that may be empty', () => {
    expect(read({ poster: '50 %', alt: '' })).toMatchObject({ poster: '50%', alt: '' })
    expect(read({ poster: 'end' }).poster).toBe('100%')
    expect(() => read({ poster: 7 })).toThrow(/poster: .*0 to 6 seconds/)
    expect(() => read({ alt: 'two\nlines' })).toThrow('one line of at most 1000 letters')
  })
})

describe('a text of 300,000 letters', () => {
  // Read by expressions that try each letter again, such texts take minutes.
  const long = (part: string) => part.repeat(3e5 / part.length)
  it.each([
    ['fontSize', `1${long('\t')}x`],
    ['fontSize', `${long(' ')}x`],
    ['sequence', `data:1${long(' ')}x`],
    ['seed', `a=${long('..')}=`],
    ['hidden', `a=${long('..')},${long('b')}|`],
    ['alpha', `${long('a=..,')}|,=`],
    ['order', long('a=,')],
    ['data', long('x+')],
  ])('of %s is refused at once, in a line', (key, text) => {
    let message = ''
    try {
      readSpecWith(catalog, { data: 'a.csv', [key]: text })
    } catch (error) {
      message = (error as Error).message
    }
    expect(message).toMatch(new RegExp(`^${key}: `))
    expect(message.length).toBeLessThan(700)
  })

  it.each([long('1='), `A=${long('..')}=`])('of a column that is held is read at once', fix => {
    const spec = readFigureObject({ data: 'iris', slice: 'auto', fix })
    expect(spec).toMatchObject({ fix: [fix] })
  })

  it('is no value of a sweep, and shorter ones are what they were', () => {
    expect(sweptValues(' 1 | 2')).toEqual(['1', '2'])
    expect(sweptValues('A=1,B=2..3')).toEqual(['A=1,B=2', 'A=1,B=3'])
    expect(sweptValues(`${'1|'.repeat(1999)}1`)).toHaveLength(2000)
    expect(sweptValues(`${'1|'.repeat(2000)}1`)).toBeNull()
  })

  it.each([
    ['8pt', 8],
    [' 8.5 PT ', 8.5],
    ['8', 8],
    [8, 8],
  ])('but %j is a size of type', (fontSize, points) => {
    expect(read({ size: '85mm', fontSize }).fontSize).toBe(points)
  })
})
