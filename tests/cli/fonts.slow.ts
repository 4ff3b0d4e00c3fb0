import { createHash } from 'node:crypto'
import { copyFileSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { beforeEach, describe, expect, it } from 'vitest'
import { commandFolder } from './stage.ts'

const quick = ['--size', '300x300', '--fps', '12', '--duration', '1', '-q']
const { path, write, here } = commandFolder()

describe('a font', () => {
  beforeEach(() => {
    copyFileSync('tests/fonts/blocks.ttf', path('own.ttf'))
    copyFileSync('tests/fonts/noto.otf', path('other.otf'))
  })
  const own = ['blobs', ...quick, '--title', '体A', '--font', 'own.ttf']

  it('is kept by its hash, in every format, and gives the same bytes again', () => {
    const outputs = ['a.gif', 'a.png', 'a.svg', 'a.pdf', 'a.webm', 'frames/']
    expect(here(...own, ...outputs.flatMap(file => ['-o', file])).stderr).toBe('')
    for (const file of ['a.gif', 'a.png', 'a.svg', 'a.pdf', 'frames']) {
      const { sha256, spec } = JSON.parse(here('show', '--json', file).stdout)
      expect({ sha256, font: spec.font }).toEqual({
        sha256: {
          font: createHash('sha256').update(readFileSync('tests/fonts/blocks.ttf')).digest('hex'),
        },
        font: 'own.ttf',
      })
    }
    expect(here('show', 'a.gif').stdout).toContain(' --font own.ttf ')
    const { code, stdout } = here('verify', ...outputs)
    expect({ code, lines: stdout.match(/matches: the same bytes/g)?.length }).toEqual({ code: 0, lines: 6 })
  })

  it('that has changed or is gone is not taken unless it is told to', () => {
    here(...own, '-o', 'a.png')
    copyFileSync(path('other.otf'), path('own.ttf'))
    expect(here('remake', 'a.png')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('own.ttf has changed'),
    })
    expect(here('remake', 'a.png', '--force', '-o', 'b.png').code).toBe(0)
    rmSync(path('own.ttf'))
    expect(here('remake', 'a.png')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('it is gone, remake --font names another'),
    })
    expect(here('remake', 'a.png', '--font', 'other.otf', '-o', 'c.png').code).toBe(0)
    expect(here('show', 'c.png').stdout).toContain('--font other.otf')
  })

  it('is found from the folder of a batch or a config, and decides what is made again', () => {
    mkdirSync(path('sub'))
    copyFileSync('tests/fonts/blocks.ttf', path('sub/f.ttf'))
    const spec = { data: 'blobs', font: 'f.ttf', at: 0, size: 100 }
    write('sub/b.json', JSON.stringify({ figures: [{ ...spec, output: 'a.png' }] }))
    write('sub/spec.json', JSON.stringify(spec))
    expect(here('--config', 'sub/spec.json', '-o', 'c.png').code).toBe(0)
    const batch = () => here('batch', 'sub/b.json').stderr
    expect(batch()).toContain('1 made, 0 unchanged')
    expect(batch()).toContain('0 made, 1 unchanged')
    copyFileSync('tests/fonts/noto.otf', path('sub/f.ttf'))
    expect(batch()).toContain('1 made, 0 unchanged')
    rmSync(path('sub/f.ttf'))
    expect(batch()).toMatch(/b[.]json:\S*font: got "sub\/f[.]ttf", expected a file that exists/)
  })

  it('is what a note asks for where a glyph is missing, in a dry run too', () => {
    const note = 'Inter, the font, lacks glyphs for 体 (U+4F53), which may show as boxes: --font FILE'
    for (const more of [['--dry-run'], []])
      expect(
        here(
          'blobs',
          '--size',
          '300x300',
          '--fps',
          '12',
          '--duration',
          '1',
          '--title',
          '体',
          '-o',
          'a.svg',
          ...more,
        ).stderr,
      ).toContain(note)
  })
})
