import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readSpecObject } from '../../src/encode/catalog.ts'
import { loadInput } from '../../src/figure/load.ts'
import { forward } from '../../src/network/forward.ts'
import { reader } from '../../src/render/load.ts'
import { largestGap } from '../network/vectors.ts'
import { workplace } from './run.ts'

const { path, nnanim } = workplace()
const env = {
  ...process.env,
  PYTHONPATH: resolve('src/python'),
  PYTHONDONTWRITEBYTECODE: '1',
  PATH: '/nowhere',
}
const script = resolve('tests/readers/pipelines.py')
interface Told {
  outcomes: Record<string, number[] | number[][]>
  refusals: Record<string, string>
  classifiers: string[]
}
const { outcomes, refusals, classifiers }: Told = JSON.parse(
  execFileSync('/usr/bin/python3', [script], { cwd: path('.'), env, maxBuffer: 1 << 26 }).toString(),
)

/** What a saved network makes of all rows of its saved table. */
async function outputsOf(name: string, target: string | null) {
  const spec = readSpecObject({
    data: path(`${name}.csv`),
    model: path(`${name}.json`),
    ...(target && { target }),
  })
  const { dataset, model } = await loadInput(reader, spec)
  return { model: model!, outputs: [...forward(model!.network, dataset.x).at(-1)!] }
}

describe('a pipeline of mixed columns', () => {
  it.each(classifiers)('has its own probabilities of the rows of its table: %s', async name => {
    const { model, outputs } = await outputsOf(name, null)
    const seen = model.classes.length === 2 ? outputs.flatMap(p => [1 - p, p]) : outputs
    expect(largestGap(seen, outcomes[name].flat())).toBeLessThan(1e-9)
  })

  it.each(['price', 'scaled price'])('predicts the number of every row: %s', async name => {
    const { model, outputs } = await outputsOf(name, 'score')
    const { mean, deviation } = model.target!
    const seen = outputs.map(output => output * deviation + mean)
    expect(largestGap(seen, outcomes[name].flat())).toBeLessThan(1e-9)
  })

  it('has the columns of the table as features, with their words', () => {
    const { features, encodings } = JSON.parse(readFileSync(path('scaled behind.json'), 'utf8'))
    expect(features).toEqual(['age', 'colour = green', 'colour = red', 'rent'])
    expect(encodings).toEqual([
      { column: 'colour', kind: 'categories', values: ['blue, pale', 'green', 'red'] },
    ])
    const header = readFileSync(path('numbers as words.csv'), 'utf8').split('\n')[0]
    expect(header).toBe('age,rooms,class')
  })

  it('is drawn, and its slice names words', () => {
    nnanim('gaps.csv --model gaps.json --scene boundary --slice auto --at end -o gaps.svg')
    expect(readFileSync(path('gaps.svg'), 'utf8')).toMatch(/colour (green|red|blue, pale)</)
  })
})

it('takes columns by their names, and sparse rows', () => {
  const plain = readFileSync(path('plain.csv'), 'utf8')
  for (const name of ['other order', 'sparse']) expect(readFileSync(path(`${name}.csv`), 'utf8')).toBe(plain)
})

it('is refused in a sentence that says what is right', () => {
  const step = 'columntransformer'
  const unfitted = (name: string) =>
    expect.stringMatching(`^This ${name} instance is not fitted yet. Call 'fit'`)
  expect(refusals).toEqual({
    'not fitted': unfitted('MLPClassifier'),
    'a network not fitted': unfitted('MLPClassifier'),
    'a search not fitted': unfitted('GridSearchCV'),
    'another estimator':
      'model: RandomForestClassifier, expected MLPClassifier, MLPRegressor, LogisticRegression or a network of PyTorch or Keras',
    'another imputer': expect.stringMatching(`^${step}.knnimputer: KNNImputer.., expected .* SimpleImputer`),
    'marks of gaps': `${step}.simpleimputer: SimpleImputer(add_indicator=True), expected add_indicator=False`,
    'two fills': expect.stringMatching(
      `^${step}.simpleimputer-2: age is filled with [0-9.]+, expected one value a column$`,
    ),
    'two encoders': `${step}.ordinalencoder: size, expected one encoder a column, of its own words`,
    'rare words': `${step}.onehotencoder: OneHotEncoder(min_frequency=40) of colour, expected no gaps in an order, no rare words as one`,
    'wrong names': "X: columns ['age', 'cost'], expected those of fit: ['age', 'rent']",
    'an unknown word': "X: colour: 'teal', expected one of blue, pale, green, red",
    figsize: 'figsize=(8, 6), expected size="800x600", in pixels',
  })
})
