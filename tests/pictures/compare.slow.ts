import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { decodePng } from '../../src/paint/png.ts'
import { figures } from '../corpus/figures.js'
import { textOf } from '../corpus/hashes.js'
import { writeInputs } from '../corpus/inputs.js'
import { momentsOf } from '../corpus/moments.js'
import { openLibrary } from './baseline.js'
import { compare, rowsOf } from './compare.js'
import { filesOf } from './files.js'
import { shapesOf } from './shapes.js'
import { writeSheet } from './sheet.js'

type Library = Awaited<ReturnType<typeof openLibrary>>

const scratch = mkdtempSync(join(tmpdir(), 'nnanim-pictures-test-'))
writeInputs(scratch)
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

let library: Library
beforeAll(async () => {
  library = await openLibrary('.')
}, 120_000)

/** A library in which every figure is drawn with other keys than it asks for. */
const planted = (keys: object): Library => ({
  ...library,
  readFigureSpec: (spec: object) => library.readFigureSpec({ ...spec, ...keys }),
  figure: (spec: object, options?: object) => library.figure({ ...spec, ...keys } as never, options),
})

const figure = {
  spec: { data: 'xor', size: 200, fps: 2 },
  outputs: ['gif', 'png', 'svg', 'frames/'],
  twins: false,
}
const baseline = () => ({
  library,
  commit: 'before',
  filesOf: (_: string, figure: object, folder: string) => filesOf(library, figure, folder),
})

describe('the text of shapes', () => {
  const dot = { kind: 'dots', centres: [10, 20], radius: 3, colors: ['#0072b2'] }

  it('is the same for shapes that are painted alike', () => {
    const { kind, ...rest } = dot
    const alike = [
      { ...rest, kind },
      { ...dot, centres: Float64Array.of(10, 20) },
      { ...dot, opacity: 1, marker: 'circle', rim: undefined },
      { ...dot, key: 'point 17' },
    ]
    expect(alike.map(textOf)).toEqual(alike.map(() => textOf(dot)))
  })

  it('does not follow the last bits of a number, also halfway between two thousandths', () => {
    for (const x of [0, 10, 26.0625, -0.0005])
      for (const error of [-1e-10, 1e-10]) expect(textOf([x + error])).toBe(textOf([x]))
  })

  it('follows a hundredth of a pixel, a colour, the order and what is not the default', () => {
    const other = { ...dot, centres: [10.01, 20] }
    const changes = [other, { ...dot, colors: ['#0072b3'] }, { ...dot, opacity: 0.9 }]
    expect(new Set([dot, ...changes].map(textOf)).size).toBe(4)
    expect(textOf([dot, other])).not.toBe(textOf([other, dot]))
  })

  it('says so where a shape is no plain data', () => {
    expect(() => textOf({ kind: 'path', lines: () => [] })).toThrow('shapes are plain data')
  })
})

it('the moments hold the start, the still, the result and the end', () => {
  const moments = momentsOf({ duration: 6, still: 2.5, ends: 5.7 })
  expect(moments).toHaveLength(24)
  expect([moments[0].time, moments.at(-1)!.time]).toEqual([0, 6])
  expect(moments.map(({ moment }) => moment)).toEqual(expect.arrayContaining(['poster', 'end']))
})

describe('a figure', () => {
  it('shows where a planted difference is, at the moments that have it', async () => {
    const { hashes } = await shapesOf(library, figure)
    const options = { library: planted({ trails: 8 }), baseline: baseline(), known: hashes, scratch }
    expect(await compare('x', figure, { ...options, library })).toEqual({ hashes, differs: [], files: [] })
    const found = await compare('x', figure, options)
    expect(found.differs).toContain('shapes')
    const rows = await rowsOf(figure, found, options)
    // Trails are there on the way alone, and longest where the points are fast.
    expect(rows).toHaveLength(3)
    expect(rows.map(({ label }) => label)).toContain('at 3.75 s')
    expect(rows.map(({ label }) => label).filter(label => /at (0|8).00 s/.test(label))).toEqual([])
    const file = join(scratch, 'sheet.png')
    const counts = await writeSheet(rows, file)
    expect(Math.min(...counts)).toBeGreaterThan(20)
    const { data } = decodePng(readFileSync(file))
    let red = 0
    for (let i = 0; i < data.length; i += 4) if (data[i] === 224 && data[i + 1] === 32) red++
    expect(red).toBe(counts.reduce((sum, count) => sum + count))
  })

  it('is compared file by file, and shows the frame of each that differs most', async () => {
    const { hashes } = await shapesOf(library, figure)
    const options = { library: planted({ density: 2 }), baseline: baseline(), known: hashes, scratch }
    const found = await compare('x', figure, options)
    expect(found).toMatchObject({ differs: ['files'], files: ['figure.gif', 'figure.png', 'frames'] })
    const rows = await rowsOf(figure, { ...found, files: ['figure.png', 'frames'] }, options)
    expect(rows.map(({ label }) => label.replace(/\d+/, 'N'))).toEqual([
      'figure.png, picture N',
      'frames, picture N',
    ])
    expect(Math.min(...(await writeSheet(rows, join(scratch, 'files.png'))))).toBeGreaterThan(1000)
  })

  it('does not differ by its recipe alone', async () => {
    // The quality of a video decides nothing in these files, yet stands in the recipe of each.
    const hashes = await filesOf(library, figure, join(scratch, 'one'))
    expect(await filesOf(planted({ quality: 90 }), figure, join(scratch, 'other quality'))).toEqual(hashes)
    expect(await filesOf(planted({ colors: 8 }), figure, join(scratch, 'other colours'))).toEqual({
      ...hashes,
      'figure.gif': expect.not.stringContaining(hashes!['figure.gif']),
    })
  })

  it('that is new has nothing before', async () => {
    const found = await compare('x', figure, { library, baseline: null, known: undefined, scratch })
    expect(found.differs).toEqual(['shapes', 'facts', 'files'])
    const rows = await rowsOf(figure, found, { library, baseline: null, scratch })
    expect(rows.map(row => 'before' in row)).toEqual([false, false, false])
  })
})

describe('the corpus', () => {
  const names = Object.keys(figures)

  it('has its hashes, a line each in the order of the names', () => {
    const lines = readFileSync('tests/corpus/hashes.txt', 'utf8').trimEnd().split('\n')
    expect(lines.map(line => line.replace(/( [0-9a-f]{16}){3}$/, ''))).toEqual([...names].sort())
  })
})

describe('the command', () => {
  const run = (...words: string[]) =>
    spawnSync(process.execPath, ['tests/pictures/run.js', ...words], { encoding: 'utf8' })

  it('is done when a figure is as it was', () => {
    const { status, stdout } = run('--shapes', 'data-xor')
    expect([status, stdout]).toEqual([0, '0 of 1 figures differ\n'])
  })

  it.each([
    [
      'an unknown name, with the nearest',
      ['data-blob'],
      'there is no figure data-blob; the nearest is data-blobs',
    ],
    ['to accept all at once', ['--accept'], '--accept takes the names of figures'],
    ['an unknown flag', ['--update'], "Unknown option '--update'"],
  ])('refuses %s', (_, words, message) => {
    const { status, stderr } = run(...words)
    expect(status).toBe(2)
    expect(stderr).toContain(message)
  })
})
