import { execFileSync, spawn } from 'node:child_process'
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readRecipe } from '../../src/encode/recipe.ts'
import { themes } from '../../src/scene/style/themes.ts'
import { bin, nnanim } from './run.ts'

const quick = ['--draft', '--duration', '1']
let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nnanim-cli-'))
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

const files = () => readdirSync(folder).sort()
const bytes = (name: string) => readFileSync(join(folder, name))
const here = (...words: string[]) => nnanim(words, { cwd: folder })

describe('a picture', () => {
  it('is written, its name is printed, and nothing else is left in the folder', () => {
    const { code, stdout, stderr } = here('blobs', ...quick, '-o', 'out.gif')
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'out.gif\n' })
    expect(stderr).toMatch(
      /^blobs · 2 sigmoid · 200 of 200 · \d+ starts?\n300 × 300 · 12 frames · 1 s · \d+ kB\n/,
    )
    expect(stderr).not.toContain('\x1b')
    expect(files()).toEqual(['out.gif'])
    expect(bytes('out.gif').subarray(0, 6).toString()).toBe('GIF89a')
  })

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

  it('without -o does not replace a file that nnanim did not make', () => {
    writeFileSync(join(folder, 'blobs.gif'), 'precious')
    const { code, stderr } = here('blobs', ...quick)
    expect(code).toBe(2)
    expect(stderr).toMatch(/^nnanim: blobs\.gif: expected a file made by nnanim, or none; .* -o/)
    expect(bytes('blobs.gif').toString()).toBe('precious')
    expect(here('blobs', ...quick, '-o', 'blobs.gif').code).toBe(0)
  })

  it('comes from a table in any folder, or from standard input', () => {
    mkdirSync(join(folder, 'tables'))
    copyFileSync('examples/iris.csv', join(folder, 'tables', 'iris.csv'))
    expect(here('tables/iris.csv', ...quick).stdout).toBe('iris.gif\n')
    const input = bytes('tables/iris.csv').toString()
    expect(nnanim(['-', ...quick], { cwd: folder, input }).stdout).toBe('stdin.gif\n')
  })
})

describe('what is printed', () => {
  it('is one JSON object with the promised keys for --json, and nothing else', () => {
    const { stdout } = here('blobs', ...quick, '-o', 'out.gif', '--json')
    const result = JSON.parse(stdout)
    expect(result).toMatchObject({
      version: JSON.parse(readFileSync('package.json', 'utf8')).version,
      spec: {
        data: 'blobs',
        hidden: [{ units: 2, activation: 'sigmoid' }],
        size: { width: 300, height: 300 },
      },
      data: { name: 'blobs', samples: 200, features: 2, classes: ['0', '1'] },
      network: { sizes: [2, 2, 1], activations: ['sigmoid', 'sigmoid'] },
      training: { accuracy: 1, correct: 200 },
      outputs: [{ file: 'out.gif', format: 'gif', width: 300, height: 300, frames: 12, seconds: 1 }],
    })
    expect(Object.keys(result.training).sort()).toEqual([
      'accuracy',
      'converged',
      'correct',
      'evaluations',
      'iterations',
      'loss',
      'restarts',
      'stopped',
      'verdict',
    ])
    const { margin, ...verdict } = result.training.verdict
    expect(verdict).toEqual({ separable: true, inputAccuracy: 0.75, hiddenAccuracy: 1 })
    expect(margin).toBeGreaterThan(0)
    expect(Object.keys(result.seconds).sort()).toEqual(['render', 'total', 'train'])
    expect(result.outputs[0].bytes).toBe(bytes('out.gif').length)
    expect(['canvas', 'outlines']).toContain(result.rasterizer)
    expect(result.shapes).toBe('nnanim')
  })

  it('is nothing for --quiet, and JSON alone for --quiet --json', () => {
    expect(here('blobs', ...quick, '-q')).toEqual({ code: 0, stdout: '', stderr: '' })
    const { stdout, stderr } = here('blobs', ...quick, '-q', '--json')
    expect(stderr).toBe('')
    expect(JSON.parse(stdout).outputs[0].file).toBe('blobs.gif')
  })

  it('is the plan for --dry-run, which makes nothing', () => {
    const { code, stdout } = here('blobs', '--dry-run', '-o', 'a.gif', '-o', 'b.png')
    expect(code).toBe(0)
    expect(stdout).toMatch(/a\.gif.*600 × 600.*150 frames.*6 s\n.*b\.png/)
    expect(files()).toEqual([])
  })

  it('is what a long film takes, for --dry-run', () => {
    const film = ['circles', '--size', '3840x2160', '--dry-run', '--duration']
    expect(here(...film, '60', '-o', 'a.mp4').stderr).toBe(
      'takes about 8 minutes and up to 1.3 GB of memory\n',
    )
    expect(here(...film, '60', '-o', 'a.webm').stderr).toMatch(/ 2\.6 GB of memory\n$/)
    expect(here(...film, '2', '-o', 'a.mp4').stderr).toBe('')
  })

  it('is a plan with neither training nor rasterizer for --dry-run --json', () => {
    const plan = JSON.parse(here('blobs', '--dry-run', '--json').stdout)
    expect(plan).toMatchObject({ training: null, rasterizer: null, data: { samples: 200 } })
    expect(plan.outputs[0]).toMatchObject({ file: 'blobs.gif', format: 'gif', frames: 150, seconds: 6 })
    expect(files()).toEqual([])
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

  it('drafts every panel at 300 pixels', () => {
    const panels = ['blobs', '--scene', 'data,orbit,transform', '--layout', 'grid']
    const { outputs } = JSON.parse(here(...panels, '--draft', '--dry-run', '--json').stdout)
    expect(outputs[0]).toMatchObject({ width: 600, height: 600, frames: 96, seconds: 8 })
  })

  it.each([
    [['--hidden', '1..4'], { width: 600, height: 600 }],
    [['--hidden', '2|3|8,3'], { width: 900, height: 300 }],
    [['--seed', '1..2', '--layout', 'column'], { width: 300, height: 600 }],
  ])('drafts every panel of a sweep at 300 pixels: %j', (values, size) => {
    const { outputs } = JSON.parse(here('sweep', 'blobs', ...values, '--draft', '--dry-run', '--json').stdout)
    expect(outputs[0]).toMatchObject(size)
  })

  it('lists the datasets', () => {
    expect(nnanim(['datasets']).stdout).toMatch(/^spirals .* 8:tanh,3:tanh /m)
    const listed: { name: string }[] = JSON.parse(nnanim(['datasets', '--json']).stdout)
    expect(listed.map(({ name }) => name)).toContain('article')
  })

  it('lists the themes with their colours', () => {
    expect(nnanim(['themes']).stdout).toMatch(/^paper +#ffffff +#111111 +#1f1f1f .* yes /m)
    const listed: { name: string; classes: string[] }[] = JSON.parse(nnanim(['themes', '--json']).stdout)
    expect(listed.map(({ name }) => name)).toEqual(Object.keys(themes))
    expect(listed.find(({ name }) => name === 'article')!.classes[1]).toBe('#fde725')
  })

  it('says what draws', () => {
    expect(nnanim(['doctor']).stdout).toMatch(/^draws with +nnanim, letters by (canvas|outlines)$/m)
    expect(JSON.parse(nnanim(['doctor', '--json']).stdout)).toMatchObject({ font: 'Inter', terminal: false })
  })

  it('may be cut off by the reader', () => {
    const script = `set -o pipefail; "${process.execPath}" "${bin}" --help | head -n 1`
    expect(execFileSync('bash', ['-c', script], { encoding: 'utf8' })).toBe('Usage: nnanim <data> [flags]\n')
  })
})

describe('a config file', () => {
  it('gives what no flag gives, and finds its table beside itself', () => {
    mkdirSync(join(folder, 'sub'))
    copyFileSync('examples/iris.csv', join(folder, 'sub', 'iris.csv'))
    writeFileSync(
      join(folder, 'sub', 'spec.yaml'),
      'data: iris.csv\nhidden: 2\nsheet: false\nseed: 7\nfps: 10\n',
    )
    const { stdout } = here('--config', 'sub/spec.yaml', '--seed', '9', '--draft', '--dry-run', '--json')
    const { spec, data, outputs } = JSON.parse(stdout)
    expect(spec).toMatchObject({ seed: 9, sheet: false, fps: 10, size: { width: 300, height: 300 } })
    expect(data).toMatchObject({
      name: 'sub/iris.csv',
      samples: 150,
      classes: ['setosa', 'versicolor', 'virginica'],
    })
    expect(outputs[0].file).toBe('iris.gif')
  })

  it('is blamed with line and column', () => {
    writeFileSync(join(folder, 'spec.yaml'), 'data: blobs\nhidden: -2\n')
    const { code, stderr } = here('--config', 'spec.yaml')
    expect(code).toBe(2)
    expect(stderr).toMatch(/^nnanim: spec\.yaml:2:9:hidden: got -2, expected/)
  })
})

describe('a wrong call', () => {
  const table: [string, RegExp][] = [
    ['blobs --hidden 2,', /^nnanim: --hidden: got "2,", expected/],
    [
      'blobs --hidden 0',
      /^nnanim: --hidden: got "0", expected at least one hidden layer: .* data, boundary, surface, compare, explain, network, columns need none/,
    ],
    ['blobs --max-iter x', /^nnanim: --max-iter: got "x", expected a whole number/],
    ['blobs --theme drak', /^nnanim: --theme: got "drak", expected one of .* Did you mean "dark"\?/],
    ['blobs --hiden 2', /Did you mean --hidden\?/],
    ['transfrom', /Did you mean `nnanim blobs --scene transform`\?/],
    ['blbos', /Did you mean "blobs"\?/],
    ['dcotor', /Did you mean `nnanim doctor`\?/],
    ['photosynthesis', /expected one of blobs, .* \.csv/],
    ['--fps 10', /data: expected a dataset/],
    ['missing.csv', /missing\.csv/],
    [
      'blobs -o out.jpg',
      /^nnanim: -o: got "out\.jpg", expected a file ending in \.gif, \.mp4, .* or \.[\w.]+, or a folder/,
    ],
    ['blobs -o nowhere/out.gif', /nowhere/],
    ['blobs --dry-run -o nowhere/out.gif', /nowhere/],
    ['missing.csv --dry-run', /missing\.csv/],
    ['--config missing.yaml', /--config: got "missing\.yaml"/],
    ['blobs --model missing.json', /missing\.json/],
    ['blobs --model missing.json --dry-run', /missing\.json/],
    ['blobs --save-model nowhere/model.json', /nowhere/],
  ]

  it.each(table)('nnanim %s', (line, message) => {
    const { code, stdout, stderr } = here(...line.split(' '))
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(message)
    expect(stderr.trim().split('\n')).toHaveLength(1)
    expect(files()).toEqual([])
  })

  it.each(["$'bl\\xffobs'", "blobs -o $'a\\xff.gif'", "show $'a\\xff.gif'", "blobs --title $'\\xff'"])(
    'of bytes that are no text is refused, not taken for another name: %s',
    line => {
      const script = `"${process.execPath}" "${bin}" ${line} 2>&1; echo $?`
      const said = execFileSync('bash', ['-c', script], { encoding: 'utf8', cwd: folder })
      expect(said).toMatch(/^nnanim: call: got ".*\ufffd.*", expected names and texts in UTF-8\n2\n$/)
      expect(files()).toEqual([])
    },
  )

  it('shows the stack with --verbose alone', () => {
    expect(here('blobs', '--hidden', 'x', '-v').stderr).toMatch(/\n +at /)
  })
})

describe('an interrupted run', () => {
  it.each([
    ['SIGHUP', 129],
    ['SIGINT', 130],
    ['SIGQUIT', 131],
    ['SIGTERM', 143],
  ] as const)('ends on %s with exit code %i, the old file whole and no other', async (signal, expected) => {
    writeFileSync(join(folder, 'out.gif'), 'old')
    const words = ['blobs', '--duration', '600', '--fps', '50', '-o', 'out.gif']
    const child = spawn(process.execPath, [bin, ...words], { cwd: folder, stdio: 'ignore' })
    const ended = new Promise(resolve => child.on('exit', resolve))
    while (files().length === 1) await new Promise(resolve => setTimeout(resolve, 20))
    child.kill(signal)
    expect(await ended).toBe(expected)
    expect(files()).toEqual(['out.gif'])
    expect(bytes('out.gif').toString()).toBe('old')
  })
})
