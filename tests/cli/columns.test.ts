import { describe, expect, it } from 'vitest'
import { columnsFolder } from './columns-tables.ts'

const { run, columns, trained } = columnsFolder()

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
      "column no counts the rows and is left out; --features 'no,age,sex,how often' takes it",
      "column sex is text: f is 0 and m is 1; --features 'age,how often' leaves it out",
      'column how often is text: never is 0 and often is 1; --features age,sex leaves it out',
      '1 row lacks a value; --missing drop leaves it out',
      '',
      'nnanim survey.csv --missing drop',
      '',
    ])
  })

  it('prints one object with --json, of which the command works', () => {
    const { stdout } = columns(
      'survey.csv',
      '--order',
      'how often=often,never',
      '--features',
      'age,how often',
      '--json',
    )
    const told = JSON.parse(stdout)
    expect(stdout.trim().split('\n')).toHaveLength(1)
    expect(told).toMatchObject({ file: 'survey.csv', rows: 12, wholeRows: 11, errors: [] })
    expect(told.command).toBe(
      "nnanim survey.csv --features 'age,how often' --order 'how often=often,never' --missing drop",
    )
    const words = told.command.match(/'[^']*'|\S+/g).map((word: string) => word.replaceAll("'", ''))
    const made = run([...words.slice(1), '--hidden', '2', '--dry-run', '--json'])
    expect(JSON.parse(made.stdout)).toMatchObject({ data: { samples: 11, features: 2 } })
  })
})

describe('nnanim columns --network', () => {
  it('prints the confusion matrix and a bar a column, as the scene does, and writes nothing', () => {
    const { code, stdout } = trained('-q')
    expect(code).toBe(0)
    expect(stdout).toMatch(
      /^\d+ of 40 rows get their class · measured on rows left out in turn, in five folds\n/,
    )
    expect(stdout).toMatch(/\ntrue \\ predicted +a +b\na +\d+ +\d+\nb +\d+ +\d+\n/)
    expect(stdout.match(/^size \d .* ± .*$/gm)).toHaveLength(3)
    const scene = ['kinds.csv', '--scene', 'columns', '--hidden', '2', '--restarts', '1', '-q']
    expect(run(scene).stdout).toBe(stdout)
  })
})
