import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import type { ClassDataset } from '../../src/data/dataset.ts'
import { readFigureObject, readSpecObject } from '../../src/encode/catalog.ts'
import { figure } from '../../src/figure/figure.ts'
import { inputLoader, loadInput } from '../../src/figure/load.ts'
import { forward } from '../../src/network/forward.ts'
import { countCorrect } from '../../src/network/predict.ts'
import { fitScores } from '../../src/network/regression/scores.ts'
import { trainNetwork } from '../../src/network/train.ts'
import { networkSpecs } from '../../src/options/sweep.ts'
import { besideAsIn } from '../../src/render/batch/contents.ts'
import { loadDataset, loadRegression, reader } from '../../src/render/load.ts'
import { safetensorsFile, tensorsOf } from '../network/models/safetensors-file.ts'
import { freshFolder } from './files.ts'

const folder = freshFolder()
const iris = 'examples/iris.csv'
const write = async (name: string, content: string | Uint8Array) => {
  await writeFile(folder.path(name), content)
  return folder.path(name)
}
const load = (data: string, keys: object) => loadInput(reader, readSpecObject({ data, ...keys }))

/** A network that was trained here on a scale of iris. */
async function onIris(scale: 'standard' | 'none') {
  const spec = readSpecObject({ data: iris, scale, hidden: '4:tanh', restarts: 1, maxIter: 100 })
  const dataset = await loadDataset(spec)
  const { network } = trainNetwork(dataset, spec)
  return { dataset, network, correct: countCorrect(network, dataset) }
}
const networks = { standard: await onIris('standard'), none: await onIris('none') }

/** One of the networks, as PyTorch would write it. */
async function trained(scale: 'standard' | 'none') {
  const bytes = safetensorsFile(tensorsOf(networks[scale].network.layers))
  return { ...networks[scale], model: await write(`${scale}.safetensors`, bytes) }
}

describe('a safetensors file', () => {
  it('is the network that was trained, on points in the scale that is asked for', async () => {
    const { dataset, network, model } = await trained('standard')
    const input = await load(iris, { model, activation: 'tanh', scale: 'standard' })
    expect(input.dataset).toEqual(dataset)
    expect(input.model).toEqual({
      network,
      ...{ features: dataset.features, classes: dataset.classes, scale: dataset.scale },
    })
    expect(forward(input.model!.network, input.dataset.x)).toEqual(forward(network, dataset.x))
    expect(input.notes).toEqual([])
    expect(Object.keys(input.sha256).sort()).toEqual(['data', 'model'])
  })

  it('gets points as they are without a scale, with a note where it was trained in another one', async () => {
    const raw = await trained('none')
    const { dataset, notes } = await load(iris, { model: raw.model, activation: 'tanh' })
    expect(dataset).toEqual(raw.dataset)
    expect(notes).toEqual([])
    const { model, correct } = await trained('standard')
    const told = await load(iris, { model, activation: 'tanh' })
    expect(told.notes).toEqual([
      expect.stringMatching(
        `^${model}: right for \\d+ of 150; with --scale standard right for ${correct} of 150: was it trained`,
      ),
    ])
  })

  it('takes features in the order that is asked for, with rows that are held out', async () => {
    const { network, model } = await trained('none')
    const order = ['petal_width', 'petal_length', 'sepal_width', 'sepal_length']
    const [first, ...others] = network.layers
    const turned = [{ ...first, weights: first.weights.toReversed() }, ...others]
    const other = await write('turned.safetensors', safetensorsFile(tensorsOf(turned)))
    const keys = { activation: 'tanh', test: 0.3 }
    const [one, two] = [
      await load(iris, { model, ...keys }),
      await load(iris, { model: other, ...keys, features: order }),
    ]
    expect(two.dataset.features).toEqual(order)
    expect(two.dataset.test!.y.length).toBe(45)
    expect(countCorrect(two.model!.network, two.dataset as ClassDataset)).toBe(
      countCorrect(one.model!.network, one.dataset as ClassDataset),
    )
  })

  it('goes with built-in data, all of their features or some', async () => {
    const { model, correct } = await trained('none')
    const { dataset, model: read } = await load('iris', { model, activation: 'tanh' })
    expect(countCorrect(read!.network, dataset as ClassDataset)).toBe(correct)
    await expect(load('iris', { model, activation: 'tanh', features: '3,4' })).rejects.toThrow(
      `${model}:features: got "2: petal length (cm), petal width (cm)", expected 4, the inputs of the network`,
    )
    await expect(load('blobs', { model, activation: 'tanh' })).rejects.toThrow('features: got "2: ')
    await expect(load('digits', { model, activation: 'tanh' })).rejects.toThrow('features: got "64: ')
  })

  it('keeps a column that is the same in all rows, as the network has an input for it', async () => {
    const table = await write('t.csv', 'a,one,b,label\n0,1,0,no\n2,1,0,no\n0,1,2,yes\n2,1,2,yes\n')
    const layers = [{ weights: [[0], [-2], [1]], biases: [1], activation: 'identity' as const }]
    const model = await write('net.safetensors', safetensorsFile(tensorsOf(layers)))
    const { dataset, model: read } = await load(table, { model, activation: 'tanh', features: 'a,one,b' })
    expect(dataset.features).toEqual(['a', 'one', 'b'])
    expect(countCorrect(read!.network, dataset as ClassDataset)).toBe(4)
  })

  it('predicts a number in its own units', async () => {
    const keys = { target: 'mpg', hidden: 3, restarts: 1, maxIter: 100 }
    const spec = readSpecObject({ data: 'examples/cars.csv', ...keys })
    const dataset = await loadRegression(spec)
    const { network, record } = trainNetwork(dataset, spec)
    const { mean, deviation } = dataset.target
    const [hidden, last] = network.layers
    const own = {
      ...last,
      weights: last.weights.map(row => row.map(weight => weight * deviation)),
      biases: last.biases.map(bias => bias * deviation + mean),
    }
    const model = await write('cars.safetensors', safetensorsFile(tensorsOf([hidden, own])))
    const input = await load('examples/cars.csv', {
      ...{ model, target: 'mpg', scale: 'standard', activation: 'sigmoid' },
    })
    expect(input.model!.target).toEqual({ name: 'mpg', mean: 0, deviation: 1 })
    const scores = fitScores(input.model!.network, input.dataset as typeof dataset, input.model!.target!)
    expect(scores.rmse).toBeCloseTo(record.rmse, 9)
    expect(input.notes).toEqual([])
  })

  it('is read again for each activation of a sweep', async () => {
    const { model } = await trained('none')
    const loader = inputLoader(reader)
    const panels = networkSpecs(readFigureObject({ data: iris, model, activation: 'tanh|relu' }))
    const names = []
    for (const spec of panels) names.push((await loader(spec)).model!.network.layers[0].activation)
    expect(names).toEqual(['tanh', 'relu'])
  })

  it('is one of the files of a page', async () => {
    const layers = [{ weights: [[1], [0]], biases: [0], activation: 'identity' as const }]
    const bytes = safetensorsFile(tensorsOf(layers))
    const data = {
      x: [
        [-1, 0],
        [-2, 1],
        [1, 0],
        [2, 1],
      ],
      y: ['left', 'left', 'right', 'right'],
    }
    const keys = { data, model: 'net.safetensors', activation: 'tanh', scene: 'boundary' } as const
    const { networks, recipe } = await figure(keys, { files: { 'net.safetensors': bytes } })
    expect(networks[0].record).toMatchObject({ correct: 4, stopped: 'model' })
    expect(recipe!.sha256!.model).toMatch(/^[\da-f]{64}$/)
    await expect(figure({ ...keys, model: bytes })).rejects.toThrow(
      'model: expected a name by which `files` has its bytes',
    )
  })
})

describe('a file of another program', () => {
  const messageOf = (model: string) =>
    load('blobs', { model, ...(/\.safetensors$/.test(model) && { activation: 'tanh' }) }).then(
      () => '',
      error => `${(error as Error).name} ${(error as Error).message}`,
    )

  it.each([
    ['mlp.joblib', '\x80\x04\x95\xd0\x0c', 'save_model(joblib.load('],
    ['mlp', '\x80\x05\x95', 'to read a pickle would run the code in it. `nnanim snippet python > nnanim.py`'],
    ['net.pt', 'PK\x03\x04\x00\x00', 'torch.onnx.export(model, torch.zeros(1, n_features), "net.onnx")'],
    [
      'net.zip',
      'PK\x03\x04\x00\x00net/data.pkl',
      'to read a pickle would run the code in it. `torch.onnx.export(',
    ],
    ['net.h5', '\x89HDF\r\n\x1a\n', 'save_model(keras.models.load_model('],
    ['net.keras', 'PK\x03\x04\x00\x00config.json', 'save_model(keras.models.load_model('],
    ['net', '\x93NUMPY\x01\x00', 'save_model(model, "net.json")'],
  ])('that is not read sends to the Python that helps: %s %j', async (name, bytes, python) => {
    const model = await write(name, Buffer.from(bytes, 'latin1'))
    const message = await messageOf(model)
    expect(message).toMatch(/^SpecError model: got ".*", expected a file in JSON, ONNX or safetensors/)
    expect(message).toContain(python)
  })

  it('has a name that ends as its content', async () => {
    const bytes = safetensorsFile({ weight: { shape: [1, 2], values: [1, 2] } })
    for (const name of ['net.json', 'net.onnx', 'net.bin'])
      expect(await messageOf(await write(name, bytes))).toMatch(/expected a name that ends in \.safetensors/)
    expect(await messageOf(await write('net.safetensors', '{"format": "nnanim-model"}'))).toMatch(
      /net\.safetensors:header: expected a whole safetensors file/,
    )
    expect(await messageOf(await write('other.txt', 'weights'))).toMatch(
      /expected a model file in ONNX, safetensors or JSON/,
    )
  })
})

describe('files beside a model', () => {
  it('are read from its folder alone, links followed', async () => {
    await mkdir(folder.path('models'))
    await write('models/weights.bin', 'weights')
    await write('secret.bin', 'secret')
    await symlink(folder.path('secret.bin'), folder.path('models/link.bin'))
    const model = folder.path('models/net.onnx')
    expect(Buffer.from(await reader.readBeside(model, 'weights.bin')).toString()).toBe('weights')
    for (const name of ['../secret.bin', 'link.bin', folder.path('models/weights.bin'), '/etc/passwd', '..'])
      await expect(reader.readBeside(model, name)).rejects.toThrow('expected a file in the folder of ')
    await expect(reader.readBeside(model, 'other.bin')).rejects.toThrow('expected a file that exists')
  })

  it('are told of by their hashes, by their names', async () => {
    const table = await write('t.csv', 'a,b,c,label\n0,1,0,no\n2,0,1,no\n0,3,2,yes\n2,1,2,yes\n')
    const { model, sha256 } = await load(table, { model: 'tests/vectors/onnx/stored-outside.onnx' })
    expect(model!.network.layers.map(({ activation }) => activation)).toEqual(['relu', 'softmax'])
    expect(sha256.beside).toEqual({ 'stored-outside.bin': expect.stringMatching(/^[\da-f]{64}$/) })
  })

  it('have the hashes in a recipe, or are others', async () => {
    const model = folder.path('net.onnx')
    const file = await write('weights.bin', 'weights')
    const beside = { 'weights.bin': reader.sha256(Buffer.from('weights')) }
    expect(await besideAsIn({}, model)).toBe(true)
    expect(await besideAsIn({ sha256: { beside } }, model)).toBe(true)
    await writeFile(file, 'other')
    expect(await besideAsIn({ sha256: { beside } }, model)).toBe(false)
    const outside = { '../weights.bin': reader.sha256(Buffer.from('other')) }
    expect(await besideAsIn({ sha256: { beside: outside } }, folder.path('models/net.onnx'))).toBe(false)
  })
})
