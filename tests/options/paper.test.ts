import { describe, expect, it } from 'vitest'
import { readFigureObject, readSpecObject } from '../../src/encode/catalog.ts'
import { flagForm } from '../../src/options/flag-form.ts'
import { panelsOnPaper } from '../../src/options/panels.ts'
import { paperColumns, pixelsOf, typePixels } from '../../src/options/paper.ts'
import { specJson } from '../../src/options/sweep.ts'
import { checkOutputFiles, outputsOf } from '../../src/render/targets.ts'
import { faultOf } from './fault.ts'

/** Reads a spec, and looks at its outputs. */
const check = (keys: object, output = 'a.pdf') =>
  checkOutputFiles(readFigureObject({ data: 'moons', ...keys }), outputsOf(output))
const errorOf = (keys: object, output?: string) => faultOf(() => check(keys, output)).message

const paper = (width: number, height = 0) => ({ width, height, unit: 'mm' as const })

describe('a size on paper', () => {
  it('is inches of 96 pixels and 72 points', () => {
    expect(pixelsOf(paper(25.4, 50.8))).toEqual({ width: 96, height: 192 })
    expect(typePixels(72)).toBe(96)
    expect(pixelsOf({ width: 600, height: 400 })).toEqual({ width: 600, height: 400 })
  })

  it.each(['85mm', '85mmx60mm', '83.82mm'])('%s is said as it is read', size => {
    const spec = readSpecObject({ data: 'moons', size })
    expect(flagForm(specJson(spec), 'size')).toBe(size)
    expect(readSpecObject(JSON.parse(JSON.stringify(specJson(spec))))).toEqual(spec)
  })

  it('has type of 8 points, or of as many as asked for; pixels have none', () => {
    const typeOf = (keys: object) => readSpecObject({ data: 'moons', ...keys }).fontSize
    expect(typeOf({ size: '85mm' })).toBe(8)
    expect(typeOf({ size: '85mm', fontSize: '6.5 pt' })).toBe(6.5)
    expect(typeOf({})).toBe(null)
    expect(errorOf({ fontSize: 8 })).toContain('fontSize: got 8; leave it out: type has points')
  })

  it.each([
    [{ size: '24mm' }, 'a.pdf', 'size: got "24mm", expected 100 to 4000 pixels each way'],
    [
      { scene: 'data,boundary,orbit', layout: 'row', size: '70mm' },
      'a.pdf',
      'at least 75mmx25mm: 3 × 1 panels',
    ],
    [{ film: 4, size: '60mmx40mm' }, 'a.pdf', 'at least 50mmx50mm: 2 × 2 panels'],
    [{ hidden: '2|3', layout: 'row', size: '45mm' }, 'a.pdf', 'at least 50mmx25mm: 2 × 1 panels'],
    [
      { scene: 'compare', size: '85mm' },
      'a.pdf',
      'at least 100mmx25mm: a picture of 4 plots of at least 25 mm each way',
    ],
    [{ size: '60mm', fontSize: 24 }, 'a.pdf', 'a picture of at least 68 mm each way with type of 24 pt'],
    [{ size: '1000mm', density: 4 }, 'a.png', 'density: got 4, expected less: 15118 × 15118'],
    [{ size: '85mm', for: 'slides' }, 'a.png', 'for: got "slides"; leave it out: a size in mm'],
    [{ size: '85mm', maxSize: '1MB' }, 'a.png', 'maxSize: got 1000000; leave it out: a size in mm'],
    [{ size: '85mm' }, 'a.gif', 'output: got "a.gif", expected a .pdf, .svg or .png'],
    [{ size: '85mm', at: 0 }, 'frames/', 'output: got "frames/", expected a .pdf, .svg or .png'],
  ])('of %j in %s is refused', (keys, output, message) => {
    expect(errorOf(keys, output)).toContain(message)
  })

  it('of a file without pixels is taken', () => {
    for (const name of ['a.pdf', 'a.svg', 'a.png']) expect(() => check({ size: '85mm' }, name)).not.toThrow()
  })
})

describe('panels on paper', () => {
  it.each([
    [4, 178, 4],
    [4, 85, 2],
    [6, 178, 3],
    [2, 60, 1],
  ])('%i of them on %i mm have %i columns', (count, width, columns) => {
    expect(paperColumns(count, paper(width))).toBe(columns)
  })

  it('have a grid by the height too, where it is given', () => {
    expect(paperColumns(4, paper(178, 50))).toBe(4)
    expect(paperColumns(4, paper(178, 170))).toBe(2)
  })

  it('of scenes have a row each where each has moments of its own', () => {
    const spec = { film: 3, layout: 'row', size: paper(178) } as const
    expect(panelsOnPaper(2, spec)).toEqual({ columns: 2, rows: 3 })
  })

  it('stand in a row where there is room, else in a grid, unless a layout is asked for', () => {
    const layoutOf = (keys: object) =>
      readFigureObject({ data: 'moons', scene: 'data,boundary,orbit,surface', ...keys }).layout
    expect(layoutOf({ size: '178mm' })).toBe('row')
    expect(layoutOf({ size: '85mm' })).toBe('grid')
    expect(layoutOf({ size: '178mm', layout: 'column' })).toBe('column')
    expect(layoutOf({ scene: 'boundary', hidden: '1..4', size: '85mm' })).toBe('grid')
  })
})
