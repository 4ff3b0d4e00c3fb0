import { writeFileSync } from 'node:fs'
import { beforeEach, describe, expect, it } from 'vitest'
import { random } from '../../src/data/random.ts'
import { clusterTable } from '../scene/stage.ts'
import { nnanim } from './run.ts'
import { commandFolder } from './stage.ts'

const rows = Array.from(
  { length: 12 },
  (_, i) =>
    `${i + 1};${20 + i},5;${i % 3 ? 'f' : 'm'};${['never', 'often', 'rarely'][(i * i) % 3]};${i === 4 ? '' : i % 2 ? 'yes' : 'no'}`,
)

const { path, here } = commandFolder()
beforeEach(() => {
  writeFileSync(path('survey.csv'), ['no;age;sex;how often;answer', ...rows].join('\n'))
  writeFileSync(path('kinds.csv'), clusterTable(3, ['a', 'b']))
})
const columns = (...words: string[]) => here('columns', ...words)
const trained = (...words: string[]) =>
  columns('kinds.csv', '--network', '--hidden', '2', '--restarts', '1', '-q', ...words)

describe('nnanim columns', () => {
  it('prints the columns, the classes, notes, and the command to go on with', () => {
    const { code, stdout, stderr } = columns('survey.csv')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout.split('\n')).toEqual([
      'survey.csv: 12 rows, 5 columns',
      '',
      '   column     kind        values            gaps  what becomes of it',
      '1  no         number      1 to 12                 left out: it counts the rows',
      '2  age        number      20,5 to 31,5            a feature',
      '3  sex        two values  f 8, m 4                a feature: f 0, m 1',
      '4  how often  two values  never 4, often 8        a feature: never 0, often 1',
      '5  answer     label       no 5, yes 6       1     the classes',
      '',
      'classes: no 5 (45 %), yes 6 (55 %)',
      '',
      "the label is answer, the last column; --label 'how often' takes the next one",
      'column no counts the rows and is left out',
      "column sex is text: f is 0 and m is 1; --features 'age,how often' leaves it out",
      'column how often is text: never is 0 and often is 1; --features age,sex leaves it out',
      '1 row lacks a value; --missing drop leaves it out, median fills it',
      '',
      'nnanim survey.csv --missing drop',
      '',
    ])
  })

  it('prints one object with --json, of which the command works', () => {
    const asked = ['--order', 'how often=often,never', '--features', 'age,how often']
    const { stdout } = columns('survey.csv', ...asked, '--json')
    const told = JSON.parse(stdout)
    expect(stdout.trim().split('\n')).toHaveLength(1)
    expect(told).toMatchObject({ file: 'survey.csv', rows: 12, wholeRows: 11, errors: [] })
    expect(told.command).toBe(
      "nnanim survey.csv --features 'age,how often' --order 'how often=often,never' --missing drop",
    )
    const words = told.command.match(/'[^']*'|\S+/g).map((word: string) => word.replaceAll("'", ''))
    const made = here(...words.slice(1), '--hidden', '2', '--dry-run', '--json')
    expect(JSON.parse(made.stdout)).toMatchObject({ data: { samples: 11, features: 2 } })
  })

  it('gives the classes percentages that add up to 100, of a table in UTF-16 too', () => {
    const lines = Array.from({ length: 200 }, (_, i) => `${(37 * i) % 101}\t${i < 91 ? 'a' : 'b'}`)
    writeFileSync(path('excel.txt'), `\ufeff${['x\tkind', ...lines].join('\r\n')}`, 'utf16le')
    const { code, stdout, stderr } = columns('excel.txt')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain('\nclasses: a 91 (45 %), b 109 (55 %)\n')
    expect(stdout).not.toContain('UTF-8')
  })

  it('reads standard input, and says what is wrong where nothing can be drawn', () => {
    const { code, stdout } = nnanim(['columns', '-'], { input: 'a,b\n1,x\n2,x\n' })
    expect(code).toBe(2)
    expect(stdout).toContain('standard input:b: got "x", expected at least two classes')
    expect(columns('iris').stderr).toBe('nnanim: data: got "iris", expected the path of a table, or -\n')
    const wrong = columns('survey.csv', '--label', 'anser')
    expect(wrong).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('got "anser"') })
  })
})

describe('nnanim columns --network', () => {
  it('prints the confusion matrix and a bar a column, as the scene does, and writes nothing', () => {
    const { code, stdout } = trained()
    expect(code).toBe(0)
    expect(stdout).toMatch(/^Accuracy: \d+ of 40 \(\d+ %\) · measured by 5-fold cross-validation\n/)
    expect(stdout).toMatch(/\ntrue \\ predicted +a +b\na +\d+ +\d+\nb +\d+ +\d+\n/)
    expect(stdout.match(/^size \d .* ± .*$/gm)).toHaveLength(3)
    const scene = ['kinds.csv', '--scene', 'columns', '--hidden', '2', '--restarts', '1', '-q']
    expect(here(...scene).stdout).toBe(stdout)
  })

  it('has its numbers in JSON, measured on rows held out, and draws where a file is named', () => {
    const { columns: worth, confusion } = JSON.parse(trained('--test', '0.5', '--json').stdout)
    expect(confusion).toMatchObject({ rows: 'test', samples: 20, classes: ['a', 'b'] })
    expect(confusion.matrix.flat().reduce((sum: number, count: number) => sum + count, 0)).toBe(20)
    expect(worth.map(({ name }: { name: string }) => name).sort()).toEqual(['size 1', 'size 2', 'size 3'])
    expect(worth[0]).toMatchObject({ loss: { mean: expect.any(Number), deviation: expect.any(Number) } })
    expect(trained('-o', 'worth.svg')).toEqual({ code: 0, stdout: '', stderr: '' })
  })

  it('proposes no columns of noise, and asks about a column that says all', () => {
    const cells = (i: number) => [7, 13, 29].map(step => (step * i * i + i) % 101)
    const rows = Array.from({ length: 80 }, (_, i) => cells(i))
    const write = (name: string, kindOf: (row: number[], i: number) => boolean) => {
      const lines = rows.map((row, i) => [...row, kindOf(row, i) ? 'yes' : 'no'].join())
      writeFileSync(path(name), ['a,b,total,kind', ...lines].join('\n'))
      return columns(name, '--network')
    }
    const coins = random('coins')
    const noise = write('noise.csv', () => coins() < 0.5)
    expect(noise.stdout).toMatch(/\nno columns are proposed: all, \d+ %, .* the largest class, \d+ %\n/)
    expect(noise.stdout).not.toContain('--features')
    const { stdout, stderr } = write('total.csv', row => row[2] > 50)
    expect(stdout).toContain('nnanim total.csv --features total')
    expect(stderr).toMatch(/total alone: \d+ %\. Is it known before the class\?/)
  })

  it('takes no other scene, and no flags of a network without it', () => {
    expect(trained('--scene', 'data').stderr).toContain('got "data"; leave it out: columns is the scene')
    expect(columns('kinds.csv', '--hidden', '2')).toMatchObject({ code: 2 })
  })
})
