import { copyFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { commandFolder } from './stage.ts'

const { path, read, here } = commandFolder({ shared: true })

beforeAll(() => {
  copyFileSync('examples/iris.csv', path('iris.csv'))
})

const fast = ['--hidden', '2', '--restarts', '1', '--max-iter', '20']
const pathsIn = (file: string) => read(file).replace(/<metadata>.*?<\/metadata>/s, '')

describe('a table of more than two features', () => {
  it('is offered over two columns, with the command line that does it', () => {
    const offer = /^to see the decision boundary over the two columns that matter most: (.*)$/m
    const { stderr } = here('iris.csv', '--label', 'species', ...fast, '-o', 'wide table.svg')
    const [, line] = offer.exec(stderr)!
    expect(line).toBe(
      "nnanim iris.csv --label species --hidden 2 --max-iter 20 --restarts 1 --slice auto -o 'wide table.svg'",
    )
    for (const way of [
      ['--reduce', 'pca:2'],
      ['--slice', 'auto'],
    ]) {
      const { code, stderr } = here('iris.csv', '--label', 'species', ...way, ...fast)
      expect(code).toBe(0)
      expect(stderr).not.toMatch(offer)
    }
    const { notes } = JSON.parse(here('iris.csv', ...fast, '--json', '-o', 'a.svg').stdout)
    expect(notes.at(-1)).toMatch(offer)
  })

  it('is not where it has two, and is of a model, too', () => {
    const features = here('iris.csv', '--features', '1,2', ...fast, '-o', 'a.svg')
    here('iris.csv', ...fast, '--save-model', 'm.json', '-o', 'a.svg')
    const model = here('iris.csv', '--model', 'm.json', '-o', 'a.svg')
    expect(features.stderr).not.toContain('to see the decision boundary')
    expect(model.stderr).toContain('nnanim iris.csv --model m.json --slice auto')
  })
})

describe('a reduced table', () => {
  it('has its features and the shares of the components in the JSON', () => {
    const { data, network, spec } = JSON.parse(
      here('iris.csv', '--reduce', '2', ...fast, '--json', '-o', 'a.svg').stdout,
    )
    expect(spec.reduce).toBe('pca:2')
    expect(data).toMatchObject({ samples: 150, features: 4 })
    expect(data.reduced.method).toBe('pca')
    expect(data.reduced.shares[0]).toBeCloseTo(0.7296, 4)
    expect(network.sizes).toEqual([2, 2, 3])
  })

  it('is drawn from its model as it was trained, without --reduce, which is refused', () => {
    here('iris.csv', '--reduce', 'lda:2', ...fast, '--save-model', 'm.json', '-o', 'a.svg')
    expect(here('iris.csv', '--model', 'm.json', '-o', 'b.svg').code).toBe(0)
    expect(pathsIn('b.svg')).toBe(pathsIn('a.svg'))
    const { code, stderr } = here('iris.csv', '--model', 'm.json', '--reduce', '2', '-o', 'c.svg')
    expect(code).toBe(2)
    expect(stderr).toContain('--reduce: got "pca:2", expected nothing: the model file says what')
    const dry = here('iris.csv', '--model', 'm.json', '--dry-run', '--json', '-o', 'c.svg')
    expect(JSON.parse(dry.stdout).network.sizes).toEqual([2, 2, 3])
  })

  it('is shown, verified and made again from its file', () => {
    here('iris.csv', '--reduce', '2', ...fast, '-o', 'a.svg')
    expect(here('show', 'a.svg').stdout).toContain('--reduce pca:2')
    expect(here('verify', 'a.svg').code).toBe(0)
    expect(here('remake', 'a.svg', '--reduce', 'lda:2', '-o', 'b.svg', '-q').code).toBe(0)
    expect(here('show', 'b.svg').stdout).toContain('--reduce lda:2')
  })

  it('has a panel for each of several reductions', () => {
    const { stdout } = here('sweep', 'iris.csv', '--reduce', '2|3|lda:2', ...fast, '--json', '-o', 'a.svg')
    const { panels, alt } = JSON.parse(stdout)
    expect(panels.map(({ name }: { name: string }) => name)).toEqual([
      '2 components',
      '3 components',
      '2 discriminants',
    ])
    expect(panels[1].data.reduced.shares).toHaveLength(3)
    expect(alt).toContain('with four features.')
  })

  it('is told to choose two where it has no boundary, built-in or not, and that works', () => {
    for (const data of ['iris', 'iris.csv']) {
      const words = [data, '--scene', 'boundary', ...fast, '-o', 'b.svg']
      const { code, stderr } = here(...words)
      expect(code).toBe(2)
      expect(stderr).toContain('see it over two of them with --slice auto')
      expect(here(...words, '--slice', 'auto').code).toBe(0)
      expect(here(...words, '--features', '3,4').code).toBe(0)
      expect(read('b.svg')).toMatch(/petal.width/)
    }
    const { stderr } = here('blobs', '--features', '1', '--dry-run')
    expect(stderr).toContain('--features: got "1", expected nothing: blobs has no columns to choose from')
  })

  it.each([
    [['blobs', '--reduce', '2'], 'expected nothing: the data have 2 features already'],
    [
      ['iris.csv', '--reduce', 'lda:3'],
      'expected at most 2, one discriminant less than classes. Did you mean "pca:3"?',
    ],
    [['iris.csv', '--reduce', '4'], 'expected one of 2, 3, pca:2, pca:3, lda:2, lda:3'],
    [['iris.csv', '--reduce', '2', '--features', '1,2', '--dry-run'], 'the data have 2 features already'],
  ])('is refused where that cannot be: %j', (words, message) => {
    const { code, stderr } = here(...words, '-o', 'no.svg')
    expect(code).toBe(2)
    expect(stderr).toContain(message)
  })
})
