import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { snippetFor } from '../../src/cli/snippets.ts'
import { readSpecObject } from '../../src/encode/catalog.ts'
import { loadInput } from '../../src/figure/load.ts'
import { forward } from '../../src/network/forward.ts'
import { readModel } from '../../src/network/models/registry.ts'
import { layoutOfNetwork, unpack } from '../../src/network/parameter-layout.ts'
import { countCorrect } from '../../src/network/predict.ts'
import { snapshotTrace } from '../../src/network/snapshots.ts'
import { reader } from '../../src/render/load.ts'
import { largestGap } from '../network/vectors.ts'
import { ofClasses } from '../render/of-classes.ts'
import { workplace } from './run.ts'

const { path, nnanim } = workplace()

/** What a script of this folder prints, as JSON, with the lines for a library as its input; it runs in the folder of the files. */
function python(script: string, library: string, ...words: string[]) {
  // That of Debian, which has Debian's scikit-learn.
  const options = { cwd: path('.'), input: snippetFor(library), maxBuffer: 1 << 30 }
  return JSON.parse(
    execFileSync('/usr/bin/python3', [resolve('tests/readers', script), ...words], options).toString(),
  )
}

/** Class probabilities from the last layer's outputs, rows of as many numbers as there are classes. */
function probabilitiesOf(outputs: Float64Array, classes: number): number[] {
  const isOne = classes === 2
  return isOne ? [...outputs].flatMap(p => [1 - p, p]) : [...outputs]
}

describe('the lines for scikit-learn, as they are printed', () => {
  const { models, regressions, films, refusals } = python('sklearn_models.py', 'sklearn')

  it.each<{ name: string; accuracy: number; probabilities: number[][] }>(models)(
    'write a model that gives its probabilities on every row: $name',
    async ({ name, accuracy, probabilities }) => {
      const spec = readSpecObject({ data: path(`${name}.csv`), model: path(`${name}.json`) })
      const { dataset, model } = ofClasses(await loadInput(reader, spec))
      const outputs = forward(model!.network, dataset.x).at(-1)!
      const seen = probabilitiesOf(outputs, dataset.classes.length)
      expect(largestGap(seen, probabilities.flat())).toBeLessThan(1e-10)
      const classes = dataset.classes.length
      const correct = [...dataset.y].filter((y, s) => {
        const row = seen.slice(s * classes, (s + 1) * classes)
        return row.indexOf(Math.max(...row)) === y
      })
      expect(correct.length / dataset.y.length).toBeCloseTo(accuracy, 12)
    },
  )

  it.each<{ name: string; predictions: number[] }>(regressions)(
    'write a model that predicts the number of every row: $name',
    async ({ name, predictions }) => {
      const spec = readSpecObject({ data: path(`${name}.csv`), target: '3', model: path(`${name}.json`) })
      const { dataset, model } = await loadInput(reader, spec)
      const { mean, deviation } = model!.target!
      expect(dataset).toMatchObject({ target: { name: 'target', mean, deviation } })
      const outputs = [...forward(model!.network, dataset.x).at(-1)!]
      const size = Math.max(...predictions.map(Math.abs))
      const seen = outputs.map(output => (output * deviation + mean) / size)
      expect(
        largestGap(
          seen,
          predictions.map(value => value / size),
        ),
      ).toBeLessThan(1e-12)
    },
  )

  it('write a model that is drawn', () => {
    nnanim('iris.csv --model iris.json --draft --duration 0.2 -o iris.gif')
    expect(readFileSync(path('iris.gif')).subarray(0, 6).toString()).toBe('GIF89a')
  })

  it.each<{ name: string; losses: number[] | null; correct: number[] }>(films)(
    'record a training that is played: $name',
    async ({ name, losses, correct }) => {
      const spec = readSpecObject({ data: path(`${name}.csv`), model: path(`${name}.json`) })
      const { dataset, model } = ofClasses(await loadInput(reader, spec))
      const trace = snapshotTrace(model!, dataset)
      // The network is the last of the snapshots, and no state of its own.
      expect(trace.map(({ step }) => step)).toEqual(correct.map((_, i) => i + 1))
      const layout = layoutOfNetwork(model!.network)
      expect(trace.map(({ parameters }) => countCorrect(unpack(parameters, layout), dataset))).toEqual(
        correct,
      )
      if (losses) expect(trace.map(({ loss }) => loss)).toEqual(losses)
      nnanim(`${name}.csv --model ${name}.json --scene training --at 90% -o ${name}.svg`)
      const svg = readFileSync(path(`${name}.svg`), 'utf8')
      expect(svg).toContain(`steps 1 to ${correct.length}<`)
      expect(svg).toContain(`>Step ${correct.length}: `)
    },
  )

  it('name the step of the pipeline or the layer that no model file can hold', () => {
    expect(refusals).toEqual({
      'another step': expect.stringMatching(/^pca: PCA\(n_components=2\), expected StandardScaler/),
      clip: expect.stringMatching(/^minmaxscaler: MinMaxScaler\(clip=True\), expected .* without clip$/),
      'another network': 'logisticregression: LogisticRegression, expected MLPClassifier or MLPRegressor',
      logarithm: expect.stringMatching(/^target: FunctionTransformer\(.*\), expected StandardScaler/s),
      'several targets': expect.stringMatching(
        /^model\.coefs_\[1\]: units=2, activation=identity for the target y, expected one linear unit$/,
      ),
      'several labels': expect.stringMatching(
        /^model\.coefs_\[1\]: units=2, activation=sigmoid .* expected one/,
      ),
    })
  })
})

const hidden = {
  weights: [
    [1, 2, 3],
    [4, 5, 6],
  ],
  biases: [0, 0.5, 1],
}
const last = { weights: [[1], [-2], [0.5]], biases: [0] }
const three = {
  weights: [
    [1, 0, 2],
    [0, 1, 1],
    [3, 1, 0],
  ],
  biases: [0, 0.5, 1],
}
const logit = [
  { ...hidden, activation: 'tanh' },
  { ...last, activation: 'sigmoid' },
]
const plain = { features: ['x₁', 'x₂'], scale: { mean: [0, 0], deviation: [1, 1] } }
const expected = {
  logit: { ...plain, classes: ['0', '1'], network: { layers: logit } },
  names: {
    features: ['a', 'b'],
    classes: ['False', 'True'],
    scale: { mean: [1, 2], deviation: [3, 4] },
    network: { layers: logit },
  },
  target: {
    ...plain,
    classes: [],
    target: { name: 'price', mean: 7, deviation: 2.5 },
    network: { layers: [logit[0], { ...last, activation: 'identity' }] },
  },
  'target in its own units': {
    ...plain,
    classes: [],
    target: { name: 'price', mean: 0, deviation: 1 },
    network: { layers: [logit[0], { ...last, activation: 'identity' }] },
  },
  film: {
    ...plain,
    classes: ['0', '1'],
    network: { layers: logit },
    snapshots: [
      { step: 0, loss: 0.5, layers: logit },
      {
        step: 3,
        loss: 0.25,
        layers: [{ ...logit[0], weights: hidden.weights.map(row => row.map(value => -value)) }, logit[1]],
      },
    ],
  },
  probabilities: {
    ...plain,
    classes: ['0', '1', '2'],
    network: {
      layers: [
        { ...hidden, activation: 'relu' },
        { ...three, biases: [0, 0, 0], activation: 'softmax' },
      ],
    },
  },
}

describe.each([
  {
    library: 'torch',
    written: {
      deep: ['identity', 'gelu_tanh', 'sigmoid'],
      'no hidden layer': ['softmax'],
    },
    refused: {
      'unknown layer': /^model\[1\]\[1\]: Block, expected Sequential, Linear, /,
      setting: /^model\[1\]: LeakyReLU.*, expected negative_slope=0\.01$/,
      'two activations': /^model\[2\]: ReLU.*, expected behind a Linear layer$/,
      shape: /^model\[2\]: 2 inputs, expected 3, /,
      'inner softmax': /^model\[0\]: softmax, which only the last layer can have$/,
      output: /^model\[2\]: units=1, activation=tanh for classes \[0, 1\], expected one sigmoid unit/,
      'several labels': /^model\[2\]: units=3, activation=sigmoid for classes \[0, 1, 2\], /,
      features: /^features: \['a'\], expected 2 names, for the inputs of model\[0\]$/,
      classes: /^model\[2\]: units=3, activation=softmax for classes \['a', 'b'\], /,
      'target of a sigmoid':
        /^model\[2\]: units=1, activation=sigmoid for the target price, expected one linear unit$/,
      'two targets': /^model\[2\]: units=3, activation=identity for the target price, /,
      'scaler of the target': /^target: 2 features, expected 1$/,
      scaler: /^scaler: RobustScaler.*, expected StandardScaler, or MinMaxScaler/,
      'features of the scaler': /^scaler: 1 features, expected 2$/,
      'no layer': /^model: no layer, /,
    },
  },
  {
    library: 'keras',
    written: {
      deep: ['identity', 'silu', 'sigmoid'],
      layers: ['leaky_relu', 'hardtanh', 'softmax'],
    },
    refused: {
      'unknown layer':
        /^model\.sequential_1\.batchnormalization_0: BatchNormalization, expected Sequential, Dense, /,
      'unknown activation': /^model\.dense_0: activation leaky_relu, expected linear, /,
      'own activation': /^model\.dense_0: activation \{'class_name': 'function'\}, expected linear, /,
      setting: /^model\.leakyrelu_1: negative_slope=0\.3, expected 0\.01$/,
      'two activations': /^model\.relu_1: relu, expected behind a Dense layer without activation$/,
      shape: /^model\.dense_1: 2 inputs, expected 3, /,
    },
  },
])('the lines for $library, on layers in its order of weights', ({ library, written, refused }) => {
  const outcomes: Record<string, { error?: string; layers?: { activation: string }[] }> = python(
    'layers.py',
    library,
    library,
  )

  it.each(Object.entries(expected))('write what is there, in rows of weights an input: %s', (name, model) => {
    expect(readModel(outcomes[name])).toEqual(model)
  })

  it.each(Object.entries(written))('write the activations of all layers: %s', (name, activations) => {
    expect(readModel(outcomes[name]).network.layers.map(({ activation }) => activation)).toEqual(activations)
  })

  it.each(Object.entries(refused))('name the layer that cannot be written: %s', (name, message) => {
    expect(outcomes[name].error).toMatch(message)
  })

  it('are tried on no other layers', () => {
    expect(Object.keys(outcomes).toSorted()).toEqual(
      Object.keys({ ...expected, ...written, ...refused }).toSorted(),
    )
  })
})
