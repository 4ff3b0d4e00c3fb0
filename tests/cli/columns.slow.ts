import { describe, expect, it } from 'vitest'
import { columnsFolder } from './columns-tables.ts'

const { bytes, run, columns, trained } = columnsFolder()

describe('nnanim columns', () => {
  it('reads standard input, and says what is wrong where nothing can be drawn', () => {
    const { code, stdout } = run(['columns', '-'], 'a,b\n1,x\n2,x\n')
    expect(code).toBe(2)
    expect(stdout).toContain('standard input:b: got "x", expected at least two classes')
    expect(columns('names.csv', '--label', 'name').stdout).toContain('classes: ann 1')
    expect(columns('iris').stderr).toBe('nnanim: data: got "iris", expected the path of a table, or -\n')
    expect(columns('survey.csv', '--label', 'anser')).toMatchObject({ code: 2, stdout: '' })
    expect(columns('survey.csv', '--label', 'anser').stderr).toContain('--label: got "anser"')
  })
})

describe('nnanim columns --network', () => {
  it('has its numbers in JSON, measured on rows held out, or on those given with a model', () => {
    const { columns: worth, confusion } = JSON.parse(trained('--test', '0.5', '--json', '-q').stdout)
    expect(confusion).toMatchObject({ rows: 'test', samples: 20, classes: ['a', 'b'] })
    expect(confusion.matrix.flat().reduce((sum: number, count: number) => sum + count, 0)).toBe(20)
    expect(worth.map(({ name }: { name: string }) => name).sort()).toEqual(['size 1', 'size 2', 'size 3'])
    expect(worth[0]).toMatchObject({ loss: { mean: expect.any(Number), deviation: expect.any(Number) } })
    trained('--save-model', 'm.json', '-q')
    const given = columns('kinds.csv', '--network', '--model', 'm.json', '--json', '-q')
    expect(JSON.parse(given.stdout).confusion).toMatchObject({ rows: 'given', samples: 40 })
  })

  it('draws where a file is named, and takes no other scene', () => {
    expect(trained('-o', 'worth.svg', '-q')).toMatchObject({ code: 0, stdout: '' })
    expect(bytes('worth.svg').toString()).toContain('What each column is worth')
    expect(trained('--scene', 'data').stderr).toContain('got "data", expected nothing: columns is the scene')
    expect(columns('kinds.csv', '--hidden', '2')).toMatchObject({ code: 2 })
  })
})
