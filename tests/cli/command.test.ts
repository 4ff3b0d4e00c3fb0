import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readRecipe } from '../../src/encode/recipe.ts'
import { themes } from '../../src/scene/style/themes.ts'
import { bin, nnanim } from './run.ts'
import { commandFolder, quick } from './stage.ts'

const { path, files, bytes, read, write, here, refuses, endsOn } = commandFolder()

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

  it('without -o does not replace a file that nnanim did not make', () => {
    write('blobs.gif', 'precious')
    const { code, stderr } = here('blobs', ...quick)
    expect(code).toBe(2)
    expect(stderr).toMatch(/^nnanim: blobs\.gif: expected a file made by nnanim, or none; .* -o/)
    expect(read('blobs.gif')).toBe('precious')
    expect(here('blobs', ...quick, '-o', 'blobs.gif').code).toBe(0)
    expect(here('blobs', ...quick, '--seed', '2').code).toBe(0)
    expect(readRecipe(bytes('blobs.gif'))?.spec.seed).toBe(2)
  })

  it('without -o has the name of its data', () => {
    mkdirSync(path('tables'))
    copyFileSync('examples/iris.csv', path('tables/iris.csv'))
    expect(here('blobs', '--at', 'end', '--dry-run').stdout).toContain('\nblobs.png · ')
    expect(here('tables/iris.csv', '--dry-run').stdout).toContain('\niris.gif · ')
    const input = read('tables/iris.csv')
    expect(nnanim(['-', '--dry-run'], { cwd: path(''), input }).stdout).toContain('\nstdin.gif · ')
  })

  it('of orbit needs a hidden layer, in a model file too', () => {
    const line = 'moons --hidden 0 --scene boundary --at 0 --save-model m.json -o a.png'
    expect(here(...line.split(' ')).code).toBe(0)
    const { code, stderr } = here('moons', '--model', 'm.json', '--scene', 'orbit', '-o', 'c.png')
    expect(code).toBe(2)
    expect(stderr).toMatch(/^nnanim: --model: got "m\.json", expected at least one hidden layer: orbit /)
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

  it('is the plan for --dry-run, which makes nothing', () => {
    const { code, stdout } = here('blobs', '--dry-run', '-o', 'a.gif', '-o', 'b.png')
    expect(code).toBe(0)
    expect(stdout).toMatch(/a\.gif.*600 × 600.*200 frames.*8 s\n.*b\.png/)
    expect(files()).toEqual([])
  })

  it('is a plan with neither training nor rasterizer for --dry-run --json', () => {
    const plan = JSON.parse(here('blobs', '--dry-run', '--json').stdout)
    expect(plan).toMatchObject({ training: null, rasterizer: null, data: { samples: 200 } })
    expect(plan.outputs[0]).toMatchObject({ file: 'blobs.gif', format: 'gif', frames: 200, seconds: 8 })
    expect(files()).toEqual([])
  })

  it('takes a flag that is gone for those that do the same, with a note', () => {
    const { stderr, stdout } = here('blobs', '--draft', '--dry-run', '--json')
    expect(stderr).toBe('--draft is now --size=300x300 --fps=12\n')
    expect(JSON.parse(stdout).outputs[0]).toMatchObject({ width: 300, height: 300, frames: 96 })
    const { stderr: note, stdout: plan } = here('compare', 'blobs', '--neighbors', '3', '--dry-run', '--json')
    expect(note).toBe('--neighbors is now --classifiers=neighbors=3\n')
    expect(JSON.parse(plan).spec).toMatchObject({ neighbors: 3 })
  })

  it('is nothing for --quiet, and JSON alone for --quiet --json', () => {
    expect(here('blobs', ...quick, '-q')).toEqual({ code: 0, stdout: '', stderr: '' })
    const { stdout, stderr } = here('blobs', ...quick, '-q', '--json')
    expect(stderr).toBe('')
    expect(JSON.parse(stdout).outputs[0].file).toBe('blobs.gif')
  })

  it('is what a long film takes, for --dry-run', () => {
    const film = ['circles', '--size', '3840x2160', '--dry-run', '--duration']
    const takes = 'takes about 8 minutes and up to 1.3 GB of memory\n'
    expect(here(...film, '60', '-o', 'a.mp4').stderr).toBe(takes)
    expect(here(...film, '2', '-o', 'a.mp4').stderr).toBe('')
  })

  it('has the chapters, without times where they are not known before training', () => {
    const chaptersOf = (...words: string[]) =>
      JSON.parse(here('blobs', ...words, '--dry-run', '--json').stdout).chapters
    const ids = ({ id }: { id: string }) => id
    expect(chaptersOf().map(ids)).toEqual(['data', 'cuts', 'segment-0', 'line', 'back', 'boundary'])
    expect(chaptersOf().at(-1)).toMatchObject({ name: 'The boundary', end: 8 })
    const [data, cut] = chaptersOf('--scene', 'boundary')
    expect(data).toEqual({ id: 'data', name: 'The data', start: null, end: null })
    expect(cut).toEqual({ id: 'cut-0', name: null, start: null, end: null })
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
    mkdirSync(path('sub'))
    copyFileSync('examples/iris.csv', path('sub/iris.csv'))
    write('sub/spec.yaml', 'data: iris.csv\nhidden: 2\nsheet: false\nseed: 7\nfps: 10\n')
    const { stdout } = here(
      '--config',
      'sub/spec.yaml',
      '--seed',
      '9',
      '--size',
      '300',
      '--dry-run',
      '--json',
    )
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
    write('spec.yaml', 'data: blobs\nhidden: -2\n')
    const { code, stderr } = here('--config', 'spec.yaml')
    expect(code).toBe(2)
    expect(stderr).toMatch(/^nnanim: spec\.yaml:2:9:hidden: got -2, expected/)
  })
})

describe('a wrong call', () => {
  it.each<[string, RegExp]>([
    ['blobs --hidden 2,', /^nnanim: --hidden: got "2,", expected/],
    ['blobs --hiden 2', /Did you mean --hidden\?/],
    ['photosynthesis', /expected one of blobs, .* \.csv/],
    ['blobs -o nowhere/out.gif', /nowhere/],
    ['blobs --dry-run -o nowhere/out.gif', /nowhere/],
    ['blobs --save-model nowhere/model.json', /nowhere/],
    ['blobs -o out.jpg', /^nnanim: -o: got "out\.jpg", expected a file ending in \.gif, .*, or a folder/],
    ['blobs --theme drak', /^nnanim: --theme: got "drak", expected one of .* Did you mean "dark"\?/],
    ['transfrom', /Did you mean `nnanim blobs --scene transform`\?/],
    ['dcotor', /Did you mean `nnanim doctor`\?/],
    ['--fps 10', /data: expected a dataset/],
    ['missing.csv', /missing\.csv/],
    ['--config missing.yaml', /--config: got "missing\.yaml"/],
    ['blobs --model missing.json --dry-run', /missing\.json/],
  ])('nnanim %s', refuses)

  it.each(["$'bl\\xffobs'", "blobs -o $'a\\xff.gif'", "show $'a\\xff.gif'", "blobs --title $'\\xff'"])(
    'of bytes that are no text is refused, not taken for another name: %s',
    line => {
      const script = `"${process.execPath}" "${bin}" ${line} 2>&1; echo $?`
      const said = execFileSync('bash', ['-c', script], { encoding: 'utf8', cwd: path('') })
      expect(said).toMatch(/^nnanim: call: got ".*\ufffd.*", expected names and texts in UTF-8\n2\n$/)
      expect(files()).toEqual([])
    },
  )

  it('shows the stack with --verbose alone', () => {
    expect(here('blobs', '--hidden', 'x', '-v').stderr).toMatch(/\n +at /)
  })
})

describe('an interrupted run', () => {
  it('ends on SIGINT with exit code 130, the old file whole and no other', () => endsOn('SIGINT', 130))
})
