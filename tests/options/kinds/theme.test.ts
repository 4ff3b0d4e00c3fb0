import { describe, expect, it } from 'vitest'
import { catalog } from '../catalog.ts'
import { faultOf } from '../fault.ts'
import { readSpecWith } from '../read-spec-with.ts'

const read = (input: object | string) =>
  readSpecWith(catalog, typeof input === 'string' ? input : { data: 'blobs', ...input })

const errorOf = (input: object | string) => faultOf(() => read(input))

describe('a theme as an object', () => {
  it('is stored in one normal form: its base first, long colours in small letters', () => {
    const theme = { markers: 'yes', classes: ['#ABC', '#FF8800'], background: ' #FFFDF5 ', tinting: '0.2' }
    const stored = read({ theme }).theme
    expect(JSON.stringify(stored)).toBe(
      '{"base":"light","background":"#fffdf5","classes":["#aabbcc","#ff8800"],"tinting":0.2,"markers":true}',
    )
    expect(read({ theme: stored }).theme).toEqual(stored)
  })

  it('is stored as the name of its base when it changes nothing', () => {
    expect(read({ theme: {} }).theme).toBe('light')
    expect(read({ theme: { base: 'dark', ink: null } }).theme).toBe('dark')
  })

  it('may change the rulings one by one', () => {
    expect(read({ theme: { grid: { fine: '#eee' } } }).theme).toEqual({
      base: 'light',
      grid: { fine: '#eeeeee' },
    })
  })

  it.each([
    [{ backgrund: '#ffffff' }, 'theme.backgrund', '"background"'],
    [{ grid: { fien: '#ffffff' } }, 'theme.grid.fien', '"fine"'],
    [{ base: 'drak' }, 'theme.base', '"dark"'],
    [{ elephants: '#ffffff' }, 'theme.elephants', undefined],
    [{ background: 'white' }, 'theme.background', undefined],
    [{ classes: [] }, 'theme.classes', undefined],
    [{ classes: ['#ffffff', 'red'] }, 'theme.classes', undefined],
    [{ grid: '#ffffff' }, 'theme.grid', undefined],
    [{ tinting: 2 }, 'theme.tinting', undefined],
    [{ markers: 'maybe' }, 'theme.markers', undefined],
  ])('%j is refused by its field, with the nearest right word', (theme, field, suggestion) => {
    expect(errorOf({ theme })).toMatchObject({ field, suggestion })
  })

  it.each([[['light']], 3, true])('is not %j', theme => {
    expect(errorOf({ theme })).toMatchObject({ field: 'theme', expected: 'one of light, dark' })
  })

  it('is refused with the line and column of the wrong colour', () => {
    const text = 'data: blobs\ntheme:\n  base: dark\n  grid:\n    fine: red\n'
    expect(errorOf(text)).toMatchObject({
      field: 'theme.grid.fine',
      got: 'red',
      place: { line: 5, column: 11 },
    })
  })
})

describe('class colours', () => {
  it.each([
    ['teal,#ff8800', ['#008080', '#ff8800']],
    ['FF8800, 08c', ['#ff8800', '#0088cc']],
    [['Orange'], ['#ffa500']],
  ])('%j are %j', (classColors, stored) => {
    expect(read({ classColors }).classColors).toEqual(stored)
    expect(read({ classColors: stored }).classColors).toEqual(stored)
  })

  it.each(['', 'teal,', 'red,red', 'red,#F00', 'tealish', '#12345', '#12345678', 'rgb(1,2,3)', [[1]], {}])(
    '%j are not',
    classColors => {
      expect(errorOf({ classColors })).toMatchObject({ field: 'classColors', got: classColors })
    },
  )

  it('suggest the nearest name', () => {
    expect(errorOf({ classColors: 'teal,yelow' }).suggestion).toBe('"yellow"')
  })
})
