import { describe, expect, it } from 'vitest'
import { readFigureObject } from '../../src/encode/catalog.ts'
import { decodePng } from '../../src/paint/png.ts'
import { inMemory } from './files.ts'

const fileOf = (name: string, keys: object) =>
  inMemory(readFigureObject({ data: 'blobs', samples: 20, scene: 'data', ...keys }), name)

describe('a file of a size on paper', () => {
  it('is a page of as many points in a PDF', async () => {
    const { file } = await fileOf('a.pdf', { size: '85mmx60mm' })
    const box = /\/MediaBox \[([^\]]+)\]/.exec(file.toString('latin1'))![1].split(' ').map(Number)
    expect(box).toEqual([0, 0, expect.closeTo((85 * 72) / 25.4, 3), expect.closeTo((60 * 72) / 25.4, 3)])
  })

  it('says its millimetres in an SVG, also one of two themes', async () => {
    for (const theme of ['light', 'auto']) {
      const { file } = await fileOf('a.svg', { size: '3.3inx60mm', theme })
      expect(file.toString()).toMatch(/^<svg [^>]*width="83.82mm" height="60mm" viewBox="0 0 316.8 226.772"/)
    }
  })

  it('has the pixels of its density in a PNG, 96 to an inch by default', async () => {
    for (const density of [1, 4]) {
      const { file, output } = await fileOf('a.png', { size: '25.4mmx50.8mm', density })
      expect(decodePng(file)).toMatchObject({ width: 96 * density, height: 192 * density })
      expect(output).toMatchObject({ width: 96 * density, height: 192 * density, density })
    }
  })
})
