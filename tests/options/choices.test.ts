import { describe, expect, it } from 'vitest'
import { choicesOf } from '../../src/options/choices.ts'
import { figureSpecReader, singleSpec } from '../../src/options/read.ts'
import { catalog } from './catalog.ts'

const read = figureSpecReader(catalog)
const choices = (keys: object) => choicesOf(read, read(keys))

describe('the choices in a spec', () => {
  it('are what is not a default, in normal form', () => {
    expect(choices({ data: 'blobs' })).toEqual({ data: 'blobs' })
    expect(choices({ data: 'blobs', seed: '3', fps: 25, title: null })).toEqual({ data: 'blobs', seed: 3 })
    expect(choices({ data: 'a.csv', size: '300' })).toEqual({
      data: 'a.csv',
      size: { width: 300, height: 300 },
    })
  })

  it('are not what follows from other choices', () => {
    const { hidden, alpha } = singleSpec(read({ data: 'blobs', samples: 400, activation: 'tanh' }))
    expect(choices({ data: 'blobs', samples: 400, activation: 'tanh', hidden, alpha })).toEqual({
      data: 'blobs',
      samples: 400,
      activation: 'tanh',
    })
  })

  it('are enough to read the spec again', () => {
    const spec = read({ data: 'blobs', hidden: '4:relu,2', oneWay: true, duration: 9, sheet: false })
    expect(read(choicesOf(read, spec))).toEqual(spec)
  })
})
