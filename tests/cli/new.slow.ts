import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { starterText } from '../../src/cli/new.ts'
import { catalog } from '../../src/encode/catalog.ts'
import { readBatchWith } from '../../src/options/batch.ts'
import { nnanim } from './run.ts'
import { commandFolder } from './stage.ts'

const { path, read, write, here } = commandFolder()

describe('nnanim new', () => {
  it('writes a batch that runs as it is, below its own folder', () => {
    mkdirSync(path('course'))
    expect(here('new', 'course/week 1')).toEqual({
      code: 0,
      stdout: 'course/week 1.yaml\n',
      stderr: "make its figures: nnanim batch 'course/week 1.yaml'\n",
    })
    expect(here('validate', 'course/week 1.yaml').stdout).toBe('course/week 1.yaml: 6 figures\n')
    expect(here('batch', 'course/week 1.yaml', '--dry-run').stderr).toBe(
      '6 figures: 6 to make, 0 unchanged\n',
    )
    // As it is, only shorter.
    const short = read('course/week 1.yaml').replace('theme: light', 'duration: 0.2')
    write('course/week 1.yaml', short)
    const { code, stderr } = here('batch', 'course/week 1.yaml')
    expect({ code, stderr }).toMatchObject({ code: 0, stderr: expect.stringContaining('6 made') })
    expect(readdirSync(path('course')).sort()).toEqual(['out', 'week 1.yaml'])
    expect(readdirSync(path('course/out')).sort()).toEqual(
      [
        'blobs.gif',
        'blobs.pdf',
        'circles-2.gif',
        'circles-3.gif',
        'moons-2.gif',
        'moons-3.gif',
        'xor.gif',
      ].sort(),
    )
  })

  it.each([
    ['a', 'a.yaml'],
    ['a.yaml', 'a.yaml'],
    ['b.yml', 'b.yml'],
    ['c.json', 'c.json'],
    ['v1.2', 'v1.2.yaml'],
    ['-x.yaml', './-x.yaml'],
  ])('%s is written as %s', (name, file) => {
    expect(here('new', '--', name)).toMatchObject({ code: 0, stdout: `${file}\n` })
    expect(readBatchWith(catalog, read(file)).figures).toHaveLength(6)
  })

  it('has the same figures as JSON', () => {
    const figures = (isJson: boolean) => readBatchWith(catalog, starterText('x', 'y', isJson)).figures
    const plain = ({ spec, outputs }: ReturnType<typeof figures>[number]) => ({ spec, outputs })
    expect(figures(true).map(plain)).toEqual(figures(false).map(plain))
    expect(JSON.parse(starterText('x', 'y', true)).$schema).toBe('x')
  })

  it('has a table that only waits for its mark to be taken away', () => {
    const text = starterText('x', 'y', false).replace(
      /^ {2}# (- data: measurements\.csv)\n {2}# {3}/m,
      '  $1\n    ',
    )
    expect(readBatchWith(catalog, text).figures.at(-1)).toMatchObject({
      spec: { data: 'measurements.csv' },
      outputs: ['out/measurements.gif'],
    })
  })

  it('names the schema in the package where that is part of the project, and else its address', () => {
    here('new', 'a')
    expect(read('a.yaml')).toMatch(
      /^# yaml-language-server: \$schema=https:\/\/unpkg\.com\/nnanim\/dist\/batch\.schema\.json\n/,
    )
    const inside = mkdtempSync(resolve('node_modules/.nnanim-new-'))
    try {
      expect(nnanim(['new', 'a'], { cwd: inside }).code).toBe(0)
      const [, schema] = /\$schema=(\S+)/.exec(readFileSync(join(inside, 'a.yaml'), 'utf8'))!
      expect(schema).toBe('../../dist/batch.schema.json')
      expect(existsSync(join(inside, schema!))).toBe(true)
    } finally {
      rmSync(inside, { recursive: true })
    }
  })

  it('leaves a file as it is', () => {
    write('a.yaml', 'mine')
    const { code, stderr } = here('new', 'a')
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: 'nnanim: name: got "a.yaml", expected a new file: this one is there already\n',
    })
    expect(read('a.yaml')).toBe('mine')
  })
})
