import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { applyScale } from '../../src/data/scale.ts'
import { readSpecObject } from '../../src/encode/catalog.ts'
import { loadInput } from '../../src/figure/load.ts'
import { forward } from '../../src/network/forward.ts'
import type { Model } from '../../src/network/models/model.ts'
import { readModel } from '../../src/network/models/nnanim.ts'
import { layoutOfNetwork, unpack } from '../../src/network/parameter-layout.ts'
import { countCorrect } from '../../src/network/predict.ts'
import { snapshotTrace } from '../../src/network/snapshots.ts'
import { reader } from '../../src/render/load.ts'
import { largestGap } from '../network/vectors.ts'
import { ofClasses } from '../render/of-classes.ts'
import { workplace } from './run.ts'

const { path, nnanim } = workplace()

/** That of Debian, which has Debian's scikit-learn and PyTorch. */
const program = '/usr/bin/python3'
const file = 'src/python/nnanim.py'

/** What a script of this folder prints, as JSON; it runs in the folder of the files, and knows the Python file. */
function python(script: string) {
  const env = { ...process.env, PYTHONPATH: resolve('src/python'), PYTHONDONTWRITEBYTECODE: '1' }
  const options = { cwd: path('.'), env, maxBuffer: 1 << 30 }
  return JSON.parse(execFileSync(program, [resolve('tests/readers', script)], options).toString())
}

describe('the Python file', () => {
  const text = readFileSync(file, 'utf8')

  it('is short, in ASCII, and no wider than an editor', () => {
    const lines = text.split('\n')
    const code = text.replace(/^ *"""[\s\S]*?"""$/gm, '').split('\n')
    expect(code.filter(line => /^ *[^ #]/.test(line)).length).toBeLessThan(530)
    expect(Math.max(...lines.map(line => line.length))).toBeLessThanOrEqual(100)
    expect(text).toMatch(/^[\n -~]*$/)
  })

  it('has types that hold from Python 3.9 on', () => {
    const words = ['--strict', '--python-version', '3.9', '--cache-dir', '/dev/null', file]
    expect(execFileSync(program, ['-m', 'mypy', ...words]).toString()).toMatch(/^Success/)
  })
})

describe('a network of scikit-learn', () => {
  const { models, regressions, films, refusals } = python('sklearn_models.py')

  it.each<{ name: string; accuracy: number; probabilities: number[][] }>(models)(
    'is written so that all rows have its probabilities: $name',
    async ({ name, accuracy, probabilities }) => {
      const spec = readSpecObject({ data: path(`${name}.csv`), model: path(`${name}.json`) })
      const { dataset, model } = ofClasses(await loadInput(reader, spec))
      const classes = dataset.classes.length
      const outputs = [...forward(model!.network, dataset.x).at(-1)!]
      const isOne = outputs.length === dataset.y.length
      const seen = isOne ? outputs.flatMap(p => [1 - p, p]) : outputs
      expect(largestGap(seen, probabilities.flat())).toBeLessThan(1e-10)
      const correct = [...dataset.y].filter((y, s) => {
        const row = seen.slice(s * classes, (s + 1) * classes)
        return row.indexOf(Math.max(...row)) === y
      })
      expect(correct.length / dataset.y.length).toBeCloseTo(accuracy, 12)
    },
  )

  it.each<{ name: string; predictions: number[] }>(regressions)(
    'is written so that it predicts the number of every row: $name',
    async ({ name, predictions }) => {
      const spec = readSpecObject({ data: path(`${name}.csv`), target: '3', model: path(`${name}.json`) })
      const { dataset, model } = await loadInput(reader, spec)
      const { mean, deviation } = model!.target!
      expect(dataset).toMatchObject({ target: { name: 'target', mean, deviation } })
      const outputs = [...forward(model!.network, dataset.x).at(-1)!]
      const size = Math.max(...predictions.map(Math.abs))
      const seen = outputs.map(output => (output * deviation + mean) / size)
      const wanted = predictions.map(value => value / size)
      expect(largestGap(seen, wanted)).toBeLessThan(1e-12)
    },
  )

  it('is drawn', () => {
    nnanim('iris.csv --model iris.json --size 300 --fps 12 --duration 0.2 -o iris.gif')
    expect(readFileSync(path('iris.gif')).subarray(0, 6).toString()).toBe('GIF89a')
  })

  it.each<{ name: string; steps: number[]; losses: (number | null)[]; correct: number[] }>(films)(
    'is recorded at steps of a training that is played: $name',
    async ({ name, steps, losses, correct }) => {
      const spec = readSpecObject({ data: path(`${name}.csv`), model: path(`${name}.json`) })
      const { dataset, model } = ofClasses(await loadInput(reader, spec))
      const trace = snapshotTrace(model!, dataset)
      // The network is the last of the snapshots, and no state of its own.
      expect(trace.map(({ step }) => step)).toEqual(steps)
      const layout = layoutOfNetwork(model!.network)
      const seen = trace.map(({ parameters }) => countCorrect(unpack(parameters, layout), dataset))
      expect(seen).toEqual(correct)
      if (losses[0] !== null) expect(trace.map(({ loss }) => loss)).toEqual(losses)
      nnanim(`${name}.csv --model ${name}.json --scene training --at 90% -o ${name}.svg`)
      const svg = readFileSync(path(`${name}.svg`), 'utf8')
      expect(svg).toContain(`steps ${steps[0]} to ${steps.at(-1)}<`)
    },
  )

  it('keeps states evenly where a training has more than 300, and the last', () => {
    const { steps }: { steps: number[] } = films.find(({ name }: { name: string }) => name === 'thinned')
    expect(steps).toEqual([...Array.from({ length: 175 }, (_, i) => 4 * (i + 1)), 701])
  })

  it('is refused where no model file can hold it, by the step of the Pipeline or the layer', () => {
    const scaler =
      'expected StandardScaler, RobustScaler, MaxAbsScaler, MinMaxScaler without clip, an encoder or SimpleImputer'
    expect(refusals).toEqual({
      'another step': `pca: PCA(n_components=2), ${scaler}`,
      clip: `minmaxscaler: MinMaxScaler(clip=True), ${scaler}`,
      'another network': expect.stringMatching(/^pca: PCA, expected MLPClassifier, MLPRegressor, /),
      'one against the rest': expect.stringMatching(
        /^logisticregression: LogisticRegression\(solver='liblinear'\), expected softmax of many classes/,
      ),
      logarithm: expect.stringMatching(/^target: FunctionTransformer\(.*\), expected StandardScaler/s),
      'several targets':
        'model.coefs_[1]: units=2, activation=identity for the target y, expected one linear unit',
      'several labels': expect.stringMatching(
        /^model\.coefs_\[1\]: units=2, activation=sigmoid for classes \['0', '1'\], expected one sigmoid/,
      ),
      'a target of classes':
        'model.coefs_[1]: units=1, activation=sigmoid for the target price, expected one linear unit',
      features: "features: ['a'], expected 2 names, for the inputs of model.coefs_[0]",
      'features of the scaler': 'scaler: 1 features, expected 2',
      'one snapshot': 'snapshots: 1, expected two or more, by run() after an epoch',
    })
  })
})

interface Written {
  name: string
  model: object
  outputs: number[]
}

/** What a model says of inputs. */
function outputsOf({ network, scale }: Model, x: readonly number[]): Float64Array {
  return forward(network, applyScale(Float64Array.from(x), scale)).at(-1)!
}

const torch = python('torch_models.py')
const keras = python('keras_models.py')
const unknown = /, expected one of Linear, Dense, .*, softmax, .*dropout/
const chain = /, expected layers one behind the other; nnanim reads what torch\.onnx\.export writes, too$/
const classes = /, expected one sigmoid unit for two classes, or softmax with a unit a class$/
const linear = /for the target price, expected one linear unit$/

describe.each<{ library: string; refused: Record<string, [string, RegExp]> }>([
  {
    library: 'torch',
    refused: {
      'unknown layer': ['model.1.1: BatchNorm1d', unknown],
      setting: ['model.1: LeakyReLU(negative_slope=0.2)', /, expected negative_slope=0\.01$/],
      'setting of a function': [
        'model.leaky_relu: leaky_relu(negative_slope=0.2)',
        /, expected negative_slope=0\.01$/,
      ],
      'setting in its place': ['model.softplus: softplus(beta=2)', /, expected beta=1$/],
      'softmax of columns': ['model.softmax: softmax(dim=0)', /, expected dim=-1$/],
      'dropout that stays': ['model.dropout: dropout(training=True)', /, expected training=False$/],
      'two activations': ['model.2: ReLU', /, expected a linear layer without activation before it$/],
      'activation first': ['model.0: ReLU', /, expected a linear layer without activation before it$/],
      'inner softmax': ['model.2: behind softmax', /, expected that at the end$/],
      output: ["model.2: units=1, activation=tanh for classes ['0', '1']", classes],
      'several labels': ["model.2: units=3, activation=sigmoid for classes ['0', '1', '2']", classes],
      classes: ["model.2: units=3, activation=softmax for classes ['a', 'b']", classes],
      'target of a sigmoid': ['model.2: units=1, activation=sigmoid', linear],
      'two targets': ['model.2: units=3, activation=identity', linear],
      'scaler of the target': ['target: 2 features', /, expected 1$/],
      'no layer': ['model: no layer', /, expected at least the output layer$/],
      'a sum': ['model.add: add', unknown],
      'around a layer': ['model.fc1: not behind _0_fc1', chain],
      'a column': ['model.fc1: not behind input_1', chain],
      'a branch': ['model: symbolically traced variables cannot be used', chain],
      'weights of its own': ['model._0_fc1_weight: not behind input_1', chain],
      'two outputs': ['model.output: not behind _0_fc1', chain],
      'not a number': ['model: a weight that is no number', /, expected weights that did not diverge$/],
      'no network': [
        'model: builtins.dict',
        /, expected MLPClassifier, .* or a network of PyTorch or Keras$/,
      ],
    },
  },
  {
    library: 'keras',
    refused: {
      'unknown layer': ['model.sequential_', unknown],
      'own layer': ['model.dense_', unknown],
      'own model': ['model: __main__.Own', /, expected Sequential, or layers one behind the other$/],
      'unknown activation': ['model.dense_', /: mish, expected one of /],
      'own activation': ['model.dense_', /: \{'class_name': 'function'\}, expected one of /],
      setting: ['model.leakyrelu_', /: LeakyReLU\(negative_slope=0\.3\), expected negative_slope=0\.01$/],
      'two activations': ['model.relu_', /: ReLU, expected a linear layer without activation before it$/],
      'a jump': ['model: a graph', /, expected Sequential, or layers one behind the other$/],
      'another output': ['model: a graph', /, expected Sequential, or layers one behind the other$/],
      'two outputs': ['model: a graph', /, expected Sequential, or layers one behind the other$/],
      'late scaler': ['model.normalization_', /: Normalization, expected one of /],
      'inverted scaler': ['model.normalization_', /: Normalization, expected one of /],
    },
  },
])('a network of $library', ({ library, refused }) => {
  const { x, models, refusals } = { torch, keras }[library]!

  it.each<Written>(models)('is written so that it gives its outputs: $name', ({ model, outputs }) => {
    expect(largestGap(outputsOf(readModel(model), x), outputs)).toBeLessThan(1e-12)
  })

  it.each(Object.entries(refused))('is refused by the name of its part: %s', (name, [got, expected]) => {
    expect(refusals[name]).toMatch(expected)
    expect(refusals[name].startsWith(got)).toBe(true)
  })

  it('is tried with no others', () => {
    expect(Object.keys(refusals).toSorted()).toEqual(Object.keys(refused).toSorted())
  })
})

describe('a recording', () => {
  it('of PyTorch has the losses of a training, which it does not end', () => {
    const { film } = torch
    const { snapshots, network } = readModel(film.model)
    expect(snapshots!.map(({ step }) => step)).toEqual([1, 2, 3, 4, 5])
    expect(snapshots!.map(({ loss }) => loss)).toEqual(film.losses)
    expect(snapshots!.at(-1)!.layers).toEqual(network.layers)
    expect(snapshots![0].layers).not.toEqual(network.layers)
    expect(film.training).toBe(true)
  })

  it('of Keras is made by the calls of fit', () => {
    const { films } = keras
    const stepsOf = (name: string) =>
      readModel(films[name].model).snapshots!.map(({ step, loss }) =>
        loss === undefined ? [step] : [step, loss],
      )
    expect(films.losses.before).toBe(1)
    // The untrained network has no loss.
    expect(stepsOf('losses')).toEqual([
      [1, 0.5],
      [2, 0.25],
      [3, 0.125],
    ])
    expect(stepsOf('Keras 2')).toEqual([
      [1, 0.5],
      [2, 0.25],
    ])
    // It has weights from the beginning of fit on.
    expect(films['a loss that is no number'].before).toBe(0)
    expect(stepsOf('a loss that is no number')).toEqual([[0], [1], [2]])
  })
})
