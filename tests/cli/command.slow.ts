import { copyFileSync, mkdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readRecipe } from '../../src/encode/recipe.ts'
import { nnanim } from './run.ts'
import { commandFolder, quick } from './stage.ts'

const { path, files, bytes, here, refuses, endsOn } = commandFolder()

describe('a picture', () => {
  it('may be of logistic regression, whose model file is drawn by the scenes that take it', () => {
    const made = here('moons', '--hidden', '0', '--scene', 'boundary', '--draft', '--json', '--save-model', 'm.json', '-o', 'a.png') // biome-ignore format: one line
    expect(made.code).toBe(0)
    expect(JSON.parse(made.stdout)).toMatchObject({
      spec: { hidden: [] },
      network: { sizes: [2, 1], activations: ['sigmoid'] },
      training: { restarts: 1, converged: true },
    })
    expect(JSON.parse(bytes('m.json').toString()).layers).toHaveLength(1)
    const loaded = here('moons', '--model', 'm.json', '--scene', 'surface', '--draft', '-o', 'b.png')
    expect(loaded.stderr).toMatch(/^moons · no hidden layer · \d+ of 200 · loaded\n/)
    const refused = here('moons', '--model', 'm.json', '-o', 'c.png')
    expect(refused.code).toBe(2)
    expect(refused.stderr).toMatch(
      /^nnanim: --model: got "m\.json", expected at least one hidden layer: transform /,
    )
    expect(files()).toEqual(['a.png', 'b.png', 'm.json'])
  })

  it('has the same bytes under another name', () => {
    here('moons', ...quick, '-o', 'a.gif')
    here('moons', ...quick, '-o', 'b.gif')
    expect(bytes('a.gif').equals(bytes('b.gif'))).toBe(true)
  })

  it('may be several files of one run', () => {
    const { code, stdout } = here('xor', ...quick, '-o', 'a.gif', '-o', 'b.png')
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'a.gif\nb.png\n' })
    expect(bytes('b.png').subarray(1, 4).toString()).toBe('PNG')
  })

  it('without -o has the name of its data, and is replaced by the next one', () => {
    expect(here('blobs', ...quick).stdout).toBe('blobs.gif\n')
    expect(here('blobs', ...quick, '--seed', '2').code).toBe(0)
    expect(readRecipe(bytes('blobs.gif'))?.spec.seed).toBe(2)
    expect(here('blobs', '--draft', '--at', 'end').stdout).toBe('blobs.png\n')
  })

  it('comes from a table in any folder, or from standard input', () => {
    mkdirSync(path('tables'))
    copyFileSync('examples/iris.csv', path('tables/iris.csv'))
    expect(here('tables/iris.csv', ...quick).stdout).toBe('iris.gif\n')
    const input = bytes('tables/iris.csv').toString()
    expect(nnanim(['-', ...quick], { cwd: path(''), input }).stdout).toBe('stdin.gif\n')
  })
})

describe('what is printed', () => {
  it('is nothing for --quiet, and JSON alone for --quiet --json', () => {
    expect(here('blobs', ...quick, '-q')).toEqual({ code: 0, stdout: '', stderr: '' })
    const { stdout, stderr } = here('blobs', ...quick, '-q', '--json')
    expect(stderr).toBe('')
    expect(JSON.parse(stdout).outputs[0].file).toBe('blobs.gif')
  })

  it('is what a long film takes, for --dry-run', () => {
    const film = ['circles', '--size', '3840x2160', '--dry-run', '--duration']
    expect(here(...film, '60', '-o', 'a.mp4').stderr).toBe(
      'takes about 8 minutes and up to 1.3 GB of memory\n',
    )
    expect(here(...film, '60', '-o', 'a.webm').stderr).toMatch(/ 2\.6 GB of memory\n$/)
    expect(here(...film, '2', '-o', 'a.mp4').stderr).toBe('')
  })

  it('has the chapters, as far as they are known before training', () => {
    const chaptersOf = (...words: string[]) => JSON.parse(here('blobs', ...words, '--json').stdout).chapters
    const before = chaptersOf('--dry-run')
    expect(before.map(({ id }: { id: string }) => id)).toEqual([
      'data',
      'segment-0',
      'line',
      'back',
      'boundary',
    ])
    expect(before.at(-1)).toMatchObject({ name: 'The boundary', end: 6 })
    expect(chaptersOf('-o', 'a.png')).toEqual(before)
    const cuts = chaptersOf('--scene', 'boundary', '--dry-run')
    expect(cuts.map(({ id }: { id: string }) => id)).toEqual(['data', 'cut-0', 'regions', 'boundary'])
    expect(cuts[1]).toEqual({ id: 'cut-0', name: null, start: null, end: null })
    expect(cuts[0]).toEqual({ id: 'data', name: 'The data', start: null, end: null })
  })

  it.each([
    [['--hidden', '1..4'], { width: 600, height: 600 }],
    [['--hidden', '2|3|8,3'], { width: 900, height: 300 }],
    [['--seed', '1..2', '--layout', 'column'], { width: 300, height: 600 }],
  ])('drafts every panel of a sweep at 300 pixels: %j', (values, size) => {
    const { outputs } = JSON.parse(here('sweep', 'blobs', ...values, '--draft', '--dry-run', '--json').stdout)
    expect(outputs[0]).toMatchObject(size)
  })
})

describe('a wrong call', () => {
  it.each<[string, RegExp]>([
    [
      'blobs --hidden 0',
      /^nnanim: --hidden: got "0", expected at least one hidden layer: .* data, boundary, surface, compare, explain, network, columns need none/,
    ],
    ['blobs --max-iter x', /^nnanim: --max-iter: got "x", expected a whole number/],
    ['blobs --theme drak', /^nnanim: --theme: got "drak", expected one of .* Did you mean "dark"\?/],
    ['transfrom', /Did you mean `nnanim blobs --scene transform`\?/],
    ['blbos', /Did you mean "blobs"\?/],
    ['dcotor', /Did you mean `nnanim doctor`\?/],
    ['--fps 10', /data: expected a dataset/],
    ['missing.csv', /missing\.csv/],
    [
      'blobs -o out.jpg',
      /^nnanim: -o: got "out\.jpg", expected a file ending in \.gif, \.mp4, .* or \.[\w.]+, or a folder/,
    ],
    ['blobs --dry-run -o nowhere/out.gif', /nowhere/],
    ['missing.csv --dry-run', /missing\.csv/],
    ['--config missing.yaml', /--config: got "missing\.yaml"/],
    ['blobs --model missing.json', /missing\.json/],
    ['blobs --model missing.json --dry-run', /missing\.json/],
    ['blobs --save-model nowhere/model.json', /nowhere/],
  ])('nnanim %s', refuses)
})

describe('an interrupted run', () => {
  it.each([
    ['SIGHUP', 129],
    ['SIGQUIT', 131],
    ['SIGTERM', 143],
  ] as const)('ends on %s with exit code %i, the old file whole and no other', endsOn)
})
