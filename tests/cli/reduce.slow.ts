import { copyFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { commandFolder } from './stage.ts'

const { path, read, write, here } = commandFolder({ shared: true })

beforeAll(() => {
  copyFileSync('examples/iris.csv', path('iris.csv'))
})

const fast = ['--hidden', '2', '--restarts', '1', '--max-iter', '20']

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

describe('the commands that notes propose', () => {
  const words = (line: string) => line.match(/'[^']*'|\S+/g)!.map(word => word.replaceAll("'", ''))

  it.each([
    [],
    ['--scene', 'boundary', '--slice', 'auto'],
    ['--scene', 'training', '--slice', 'auto', '--fix', 'age=40'],
    ['--scene', 'data,boundary', '--slice', 'auto'],
    ['--sequence', 'data,boundary', '--slice', 'auto'],
    ['--scene', 'boundary', '--slice', 'pairs'],
    ['--slice', 'auto', '--fix', 'sex=f|m'],
  ])('are made: %j', (...asked) => {
    const rows = Array.from({ length: 80 }, (_, i) => {
      const [age, pay, sex] = [20 + ((i * 37) % 50), (i * 53) % 90, i % 2 ? 'm' : 'f']
      return [age, pay, i % 7, sex, (sex === 'm') === age + pay > 75 ? 'yes' : 'no'].join()
    })
    write('people.csv', ['age,pay,size,sex,buys', ...rows].join('\n'))
    const { code, stderr } = here('people.csv', ...asked, ...fast, '-v', '-o', 'p.png')
    expect(code).toBe(0)
    const lines = stderr.match(/nnanim people\.csv .*$/gm) ?? []
    const isOffered = !/,|pairs|\|/.test(asked.join(' '))
    expect(lines).toHaveLength(isOffered ? 1 : 0)
    for (const line of lines) {
      const [, ...call] = words(line)
      expect(call.join(' ')).toContain(asked.length === 0 ? '--slice auto' : '--fix sex=f|m')
      expect(here(...call)).toMatchObject({ code: 0 })
    }
  })

  it('promise no boundary of words, over which there is none', () => {
    const rows = Array.from({ length: 24 }, (_, i) =>
      ['abc'[i % 3], 'xyz'[(i * 7) % 3], 'uvw'[(i >> 1) % 3], i % 2].join(),
    )
    write('words.csv', ['p,q,r,class', ...rows].join('\n'))
    expect(here('words.csv', ...fast, '-o', 'w.svg').stderr).not.toContain('--slice')
  })
})

describe('a reduced table', () => {
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
  })
})
