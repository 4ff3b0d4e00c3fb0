import { describe, expect, it } from 'vitest'
import { panelGrid, usualLayout } from '../../src/options/panels.ts'
import { catalog } from './catalog.ts'
import { faultOf } from './fault.ts'
import { readSpecWith } from './read-spec-with.ts'

const read = (options: object) => readSpecWith(catalog, { data: 'blobs', ...options })

const errorOf = (options: object) => faultOf(() => read(options))

describe('several scenes', () => {
  it.each([
    ['transform,surface', 'transform,surface'],
    [' transform , surface ', 'transform,surface'],
    [['surface', 'transform'], 'surface,transform'],
    ['surface', 'surface'],
  ])('%j are stored as %j', (scene, stored) => {
    expect(read({ scene }).scene).toBe(stored)
  })

  it('are read again as they were stored', () => {
    const spec = read({ scene: 'transform,surface', layout: 'column', turns: -2 })
    expect(readSpecWith(catalog, spec)).toEqual(spec)
  })

  it('last as long as the longest', () => {
    expect(read({ scene: 'transform,surface' }).duration).toBe(8)
    expect(read({ scene: 'transform,surface', hidden: '2,2,2' }).duration).toBe(10)
  })

  it.each([
    ['transform,surface', 'row', 1000, 520],
    ['transform,surface,transform', 'row', 1320, 480],
    ['transform,surface,transform', 'grid', 880, 960],
  ])('%s in a %s take %i × %i', (scene, layout, width, height) => {
    expect(read({ scene, layout }).size).toEqual({ width, height })
  })

  it('stand in a row unless told otherwise', () => {
    expect(read({ scene: 'transform,surface' }).layout).toBe('row')
    expect(read({}).layout).toBeNull()
  })

  it('name the one that is wrong, and the nearest right one', () => {
    const error = errorOf({ scene: 'transform,surfaec' })
    expect(error).toMatchObject({ field: 'scene', suggestion: '"surface"' })
    expect(error.message).toContain('transform,surfaec')
  })

  it.each(['', 'transform,', Array(7).fill('surface').join()])('are refused as %j', scene => {
    expect(errorOf({ scene }).field).toBe('scene')
  })

  it('need 200 pixels each way', () => {
    expect(read({ scene: 'transform,surface', size: '400x200' }).size.width).toBe(400)
    const error = errorOf({ scene: 'transform,surface', layout: 'row', size: '399x600' })
    expect(error.message).toBe(
      'size: got "399x600", expected at least 400x200: 2 panels in 2 × 1, each of at least 200 pixels each way',
    )
    expect(errorOf({ scene: 'transform,surface', layout: 'column', size: '480x399' }).field).toBe('size')
  })

  it.each([
    [2, '1080x1920', 'column', [1, 2]],
    [3, '600x600', 'grid', [2, 2]],
    [3, '1280x720', 'row', [3, 1]],
    [5, '1080x1920', 'grid', [2, 3]],
    [6, '1080x1920', 'grid', [2, 3]],
    [6, '3000x400', 'row', [6, 1]],
  ])('are %i in %s as they are largest: %s', (count, size, layout, [columns, rows]) => {
    const spec = read({ scene: Array(count).fill('surface').join(), size })
    expect(spec.layout).toBe(layout)
    expect(panelGrid(count, spec.layout, spec.size)).toEqual({ columns, rows })
  })

  it('make a grid where one was asked for, also where a row has larger panels', () => {
    const { layout, size } = read({ scene: 'surface,surface,surface', layout: 'grid', size: '1280x720' })
    expect(panelGrid(3, layout, size)).toEqual({ columns: 2, rows: 2 })
  })
})

describe('layout', () => {
  it('means nothing for one scene', () => {
    expect(errorOf({ layout: 'grid' }).message).toBe(
      'layout: got "grid"; leave it out: one scene has no panels',
    )
  })
})

describe('turns', () => {
  it('are one for a scene that turns, and none for another', () => {
    expect(read({ scene: 'surface' }).turns).toBe(1)
    expect(read({ scene: 'transform,surface' }).turns).toBe(1)
    expect(read({ scene: 'transform' }).turns).toBeNull()
  })

  it.each([
    ['3', 3],
    [-1, -1],
  ])('%j are %i', (turns, stored) => {
    expect(read({ scene: 'surface', turns }).turns).toBe(stored)
  })

  it.each([0, 0.5, '1.5', 21, 'many'])('%j are refused: the loop would not close', turns => {
    expect(errorOf({ scene: 'surface', turns })).toMatchObject({ field: 'turns' })
  })
})

describe('an option that only some scenes take', () => {
  it.each([
    [{ turns: 2 }, 'turns: got 2; leave it out: it works only with surface'],
    [{ scene: 'surface', oneWay: true }, 'oneWay: got true; leave it out: it works only with transform'],
  ])('is refused where it would do nothing: %o', (options, message) => {
    expect(errorOf(options).message).toBe(message)
  })

  it('is taken where one of several panels takes it', () => {
    expect(() => read({ scene: 'transform,surface', turns: 2, trails: 5 })).not.toThrow()
  })
})

it('a place stays empty for plots that are 7 % larger, and not for those that are 6 % larger', () => {
  // The fourth root of 3 / 4 is 0.931: three panels of four places.
  expect(usualLayout(3, { width: 700, height: 600 }, 4)).toBe('grid')
  expect(usualLayout(3, { width: 710, height: 600 }, 4)).toBe('row')
})
