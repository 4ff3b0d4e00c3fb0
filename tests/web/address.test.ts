import { describe, expect, it } from 'vitest'
import { readAddress } from '../../src/web/address.ts'

const read = (search: string, hash = '') => readAddress({ search, hash })
const nothing = { hide: { controls: false, command: false }, step: false, scroll: false }

describe('an address', () => {
  it('asks nothing where it says nothing, or what means nothing', () => {
    expect(read('')).toEqual(nothing)
    expect(
      read('?t=x&speed=-1&autoplay=maybe&loop=0.5&theme=pink&hide=all&progress=1&chapter=&unit=h2'),
    ).toEqual(nothing)
  })

  it('asks for all that a player can', () => {
    const all =
      '?t=1:15&speed=0.5&autoplay=0&loop=3&theme=auto&hide=controls,command&step&progress=scroll&unit=2.1&fix=proline=750,hue=1'
    expect(read(all, '#chapter=The%20line&origin=https://example.org')).toEqual({
      t: 75,
      speed: 0.5,
      autoplay: false,
      plays: 3,
      theme: 'auto',
      hide: { controls: true, command: true },
      step: true,
      scroll: true,
      chapter: 'The line',
      origin: 'https://example.org',
      unit: '2.1',
      fix: 'proline=750,hue=1',
    })
  })

  it('is read from query and hash, the hash last', () => {
    expect(read('?t=1&speed=2', '#t=2s')).toMatchObject({ t: 2, speed: 2 })
  })

  it('names an origin also where that is empty, which lets nobody in', () => {
    expect([read('?origin=').origin, read('').origin]).toEqual(['', undefined])
  })

  it('counts plays by words too', () => {
    const plays = ['once', 'forever', '', '0', '1', '2'].map(word => read(`?loop=${word}`).plays)
    expect(plays).toEqual([
      1,
      Number.POSITIVE_INFINITY,
      Number.POSITIVE_INFINITY,
      1,
      Number.POSITIVE_INFINITY,
      2,
    ])
  })

  it('keeps speeds that one can follow', () => {
    expect([read('?speed=1000').speed, read('?speed=0.0001').speed]).toEqual([8, 0.1])
  })
})
