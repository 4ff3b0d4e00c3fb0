import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { themes } from '../../src/scene/style/themes.ts'
import { bin, nnanim } from './run.ts'
import { commandFolder, quick } from './stage.ts'

const { path, files, bytes, here, refuses, endsOn } = commandFolder()

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
    writeFileSync(path('blobs.gif'), 'precious')
    const { code, stderr } = here('blobs', ...quick)
    expect(code).toBe(2)
    expect(stderr).toMatch(/^nnanim: blobs\.gif: expected a file made by nnanim, or none; .* -o/)
    expect(bytes('blobs.gif').toString()).toBe('precious')
    expect(here('blobs', ...quick, '-o', 'blobs.gif').code).toBe(0)
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
    expect(stdout).toMatch(/a\.gif.*600 × 600.*150 frames.*6 s\n.*b\.png/)
    expect(files()).toEqual([])
  })

  it('is a plan with neither training nor rasterizer for --dry-run --json', () => {
    const plan = JSON.parse(here('blobs', '--dry-run', '--json').stdout)
    expect(plan).toMatchObject({ training: null, rasterizer: null, data: { samples: 200 } })
    expect(plan.outputs[0]).toMatchObject({ file: 'blobs.gif', format: 'gif', frames: 150, seconds: 6 })
    expect(files()).toEqual([])
  })

  it('drafts every panel at 300 pixels', () => {
    const panels = ['blobs', '--scene', 'data,orbit,transform', '--layout', 'grid']
    const { outputs } = JSON.parse(here(...panels, '--draft', '--dry-run', '--json').stdout)
    expect(outputs[0]).toMatchObject({ width: 600, height: 600, frames: 96, seconds: 8 })
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
    writeFileSync(path('sub/spec.yaml'), 'data: iris.csv\nhidden: 2\nsheet: false\nseed: 7\nfps: 10\n')
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
    writeFileSync(path('spec.yaml'), 'data: blobs\nhidden: -2\n')
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
