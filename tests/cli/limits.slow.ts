import { rmSync, truncateSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { commandFolder } from './stage.ts'

const { path, write, here, files } = commandFolder({ shared: true })

/** Runs the command on a file of this text, and expects it to be refused. */
function refused(words: readonly string[], name = '', text = ''): string {
  if (name !== '') write(name, text)
  const { code, stderr } = here(...words)
  if (name !== '') rmSync(path(name))
  expect(stderr).not.toMatch(/\n +at /)
  expect(code).toBe(2)
  expect(files()).toEqual([])
  return stderr
}

const repeated = (text: string, count: number, between = '') => Array(count).fill(text).join(between)

describe('a table is refused that has', () => {
  it.each<[string, string, () => string, string]>([
    ['a million rows', 't.csv', () => `a,label\n${repeated('1,x\n2,y\n', 500_000)}`, 'at most 100000 rows'],
    [
      '500 columns',
      't.csv',
      () => [1, 2, 3, 4].map(row => `${repeated(`${row}`, 500, ',')},${row % 2}`).join('\n'),
      'at most 256; choose columns with --features',
    ],
    ['a hundred thousand columns', 't.tsv', () => repeated('1', 1e5, '\t'), 'at most 5000 columns'],
    [
      'a million letters in a row',
      't.csv',
      () => `a,label\n1,${'x'.repeat(1e6 + 1)}\n2,y\n`,
      'at most 1000000 letters',
    ],
    [
      'a class of a thousand letters',
      't.csv',
      () => `a,b\n1,${'x'.repeat(1000)}\n2,y\n`,
      'at most 200 letters',
    ],
    [
      '101 classes',
      't.csv',
      () => `a,b\n${Array.from({ length: 1010 }, (_, i) => `${i},c${i % 101}\n`).join('')}`,
      'at most 100; choose another column with --label',
    ],
    [
      'a new column a record',
      't.json',
      () => JSON.stringify(Array.from({ length: 20_000 }, (_, i) => ({ [`a${i}`]: 1 }))),
      'at most 5000 columns',
    ],
    ['six million empty rows', 't.json', () => `[${repeated('[]', 6e6, ',')}]`, 'at most 5000000 commas'],
    ['no end', 't.csv', () => `a,label\n1,"${repeated('x\n', 600_000)}`, 'at most 1000000 letters'],
  ])('%s', (_, name, text, limit) => {
    expect(refused([name, '-o', 'o.gif'], name, text())).toContain(limit)
  })
})

describe('a model is refused that has', () => {
  const layer = (inputs: number, units: number, activation: string) => ({
    weights: Array(inputs).fill(Array(units).fill(1)),
    biases: Array(units).fill(0),
    activation,
  })
  const model = (layers: object[], features = ['x₁', 'x₂']) =>
    JSON.stringify({ format: 'nnanim-model', version: 1, features, classes: ['0', '1'], layers })
  it.each([
    ['2000 units', model([layer(2, 2000, 'tanh'), layer(2000, 1, 'sigmoid')]), 'at most 1024 units'],
    ['twenty layers', model([...Array(20).fill(layer(2, 2, 'relu')), layer(2, 1, 'sigmoid')]), 'at most 16'],
    [
      'more weights than can be drawn in seconds',
      model([layer(2, 512, 'tanh'), ...Array(5).fill(layer(512, 512, 'tanh')), layer(512, 1, 'sigmoid')]),
      'm.json:layers: got "1312256 weights", expected at most 300000 in all',
    ],
    [
      '300,000 features',
      model(
        [],
        Array.from({ length: 3e5 }, (_, i) => `x${i}`),
      ),
      'at most 256',
    ],
    [
      'a huge weight',
      model([layer(2, 1, 'tanh'), { ...layer(1, 1, 'sigmoid'), biases: [1e10] }]),
      'to 1000000000',
    ],
    [
      'lists without end in one another',
      `{"format":${'['.repeat(1e5)}${']'.repeat(1e5)}}`,
      'expected "nnanim-model"',
    ],
  ])('%s', (_, text, limit) => {
    expect(refused(['blobs', '--model', 'm.json', '-o', 'o.gif'], 'm.json', text)).toContain(limit)
  })
})

it.each([
  ['a table', ['large.csv', '-o', 'o.gif']],
  ['a model', ['blobs', '--model', 'large.csv', '-o', 'o.gif']],
  ['a config', ['--config', 'large.csv', '-o', 'o.gif']],
  ['a batch', ['batch', 'large.csv']],
])('a file of more than 64 MB is refused as %s', (_, words) => {
  write('large.csv', '')
  truncateSync(path('large.csv'), 65e6)
  const { code, stderr } = here(...words)
  rmSync(path('large.csv'))
  expect(stderr).toContain('at most 64 MB')
  expect(code).toBe(2)
})
