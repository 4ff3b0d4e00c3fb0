import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isOnnx, readOnnx } from '../../../src/network/models/onnx/read.ts'
import { SpecError } from '../../../src/options/error.ts'
import { casesIn, distance, folder, outputsOf, readIn } from './onnx-cases.ts'
import { attribute, message, model, node, nodesOf, tensor } from './onnx-writer.ts'

const cases = casesIn(folder)
const alone = () => Promise.reject(new Error('no file beside it'))

describe('readOnnx', () => {
  it.each(cases)(
    'predicts by %s what its graph does in doubles',
    async (name, { x, doubles, onnxruntime, features, classes }) => {
      const read = await readIn(folder, name)
      const found = outputsOf(read, x, name.endsWith('number'))
      expect(distance(found, doubles)).toBeLessThan(1e-9)
      // Single precision is that far from doubles by itself.
      const own = distance(doubles, onnxruntime)
      expect(distance(found, onnxruntime)).toBeLessThan(Math.max(1e-5, 4 * own))
      expect(read.features).toEqual(features)
      expect(read.classes).toEqual(classes)
    },
  )

  it('is held against networks of all activations, of 2 to 64 inputs, 1 to 8 layers and 2 to 10 classes', async () => {
    const networks = await Promise.all(cases.map(([name]) => readIn(folder, name)))
    const layers = networks.map(read => read.layers)
    const hidden = new Set(layers.flatMap(list => list.slice(0, -1).map(({ activation }) => activation)))
    // Those that ONNX and PyTorch have: one that is added here need not be among them.
    expect([...hidden].sort()).toEqual([
      ...['elu', 'gelu', 'gelu_tanh', 'hardtanh', 'identity', 'leaky_relu', 'relu'],
      ...['selu', 'sigmoid', 'silu', 'softplus', 'softsign', 'tanh'],
    ])
    const ends = (counts: number[]) => [Math.min(...counts), Math.max(...counts)]
    expect(ends(layers.map(list => list[0].weights.length))).toEqual([2, 64])
    expect(ends(layers.map(list => list.length))).toEqual([1, 8])
    expect(ends(layers.map(list => list.at(-1)!.biases.length))).toEqual([1, 10])
    expect(networks.filter(({ scale }) => scale).length).toBeGreaterThan(9)
    expect(cases.filter(([name]) => !name.endsWith('number')).length).toBeGreaterThan(40)
  })

  it('gives what stands before the first layer as the scale, and the rest to the weights', async () => {
    const nodes = nodesOf('a = Sub x mean; b = Div a deviation; z = MatMul b w; y = Mul z three')
    const tensors = [
      tensor('mean', [2], [5, 7]),
      tensor('deviation', [], [2]),
      tensor('w', [2, 1], [1, -2]),
      tensor('three', [], [3]),
    ]
    expect(await readOnnx(model(nodes, { tensors }), alone)).toEqual({
      layers: [{ weights: [[3], [-6]], biases: [0], activation: 'identity' }],
      scale: { mean: [5, 7], deviation: [2, 2] },
    })
  })

  it('gives the sign of a factor before the first layer to the weights: deviations are positive', async () => {
    const nodes = nodesOf('turned = Sub top x; y = MatMul turned w')
    const tensors = [tensor('top', [2], [1, 3]), tensor('w', [2, 1], [4, 5])]
    expect(await readOnnx(model(nodes, { tensors }), alone)).toEqual({
      layers: [{ weights: [[-4], [-5]], biases: [0], activation: 'identity' }],
      scale: { mean: [1, 3], deviation: [1, 1] },
    })
  })

  it('gives factors and terms behind an activation to the next weights', async () => {
    const nodes = nodesOf('z = MatMul x w; h = Tanh z; a = Mul h factor; b = Add a term; y = MatMul b v')
    const tensors = [
      tensor('w', [2, 2], [1, 2, 3, 4]),
      tensor('factor', [2], [10, 20]),
      tensor('term', [], [1]),
      tensor('v', [2, 1], [1, 2]),
    ]
    const { layers } = await readOnnx(model(nodes, { tensors }), alone)
    expect(layers[0].weights.flat()).toEqual([1, 2, 3, 4])
    expect(layers[1].weights.flat()).toEqual([expect.closeTo(10, 12), expect.closeTo(40, 12)])
    expect(layers[1].biases).toEqual([expect.closeTo(3, 12)])
  })

  it('takes probabilities where the graph gives scores, classes and hidden names too', async () => {
    const nodes = nodesOf('scores = MatMul x w; shares = Softmax scores; best = ArgMax shares, axis 1')
    const tensors = [tensor('w', [2, 3], [1, 2, 3, 4, 5, 6]), tensor('names', [3], ['a', 'b', 'c'])]
    const outputs = ['best', 'scores', 'shares', 'names']
    const read = await readOnnx(model(nodes, { tensors, outputs }), alone)
    expect(read.layers.map(({ activation }) => activation)).toEqual(['softmax'])
    expect(read.classes).toEqual(['a', 'b', 'c'])
  })

  it('takes numbers of another file only from the model’s own folder', async () => {
    const outside = (location: string) => {
      const entries = [message({ 1: 'location', 2: location }), message({ 1: 'offset', 2: '4' })]
      const w = message({ 1: [2, 1], 2: 1, 8: 'w', 13: entries, 14: 1 })
      return model([node('MatMul', ['x', 'w'], 'y')], { tensors: [w] })
    }
    const asked: string[] = []
    const read = readOnnx(outside('w.bin'), async name => {
      asked.push(name)
      return new Uint8Array(Float32Array.of(9, 1, 2).buffer)
    })
    expect((await read).layers[0].weights).toEqual([[1], [2]])
    expect(asked).toEqual(['w.bin'])
    for (const location of ['', '..', '../w.bin', '/w.bin', 'a/w.bin', 'a\\w.bin', 'C:w.bin'])
      await expect(readOnnx(outside(location), alone)).rejects.toThrow('data in a file of the same folder')
    const short = readOnnx(outside('w.bin'), async () => new Uint8Array(8))
    await expect(short).rejects.toThrow('initializer "w": got 1, expected 2 values')
  })
})

const w = tensor('w', [2, 2], [1, 2, 3, 4])
const first = node('MatMul', ['x', 'w'], 'z')
const one = tensor('one', [], [1])
const constants = [
  ...[w, one, tensor('zero', [], [0]), tensor('top', [], [100]), tensor('sizes', [2], [-1, 1])],
  ...[tensor('two', [2], [1, 2]), tensor('order', [2], [1, 0]), tensor('cube', [1, 2, 1], [1, 2])],
]
const unknown = 'expected an activation that this program has'
const ends = 'expected sums, a softmax, or the sigmoid of one unit'

describe('a graph that is no multilayer perceptron', () => {
  it.each<[graph: string, words: string, more?: Parameters<typeof model>[1]]>([
    ['y = Conv x w', 'node "the Conv" (Conv): expected a multilayer perceptron: export the dense layers'],
    ['y = LSTM x', 'node "the LSTM" (LSTM): expected a multilayer perceptron, which sees one row'],
    ['y = TreeEnsembleClassifier x', '--scene compare'],
    ['y = QLinearMatMul x', 'before it is quantized'],
    ['y = If x', 'a graph without branches'],
    ['y = Normalizer x', 'node "the Normalizer" (Normalizer): expected inputs scaled by numbers'],
    ['y = toString x', '(toString): expected a multilayer perceptron: Gemm, or MatMul'],
    ['z = MatMul x w; h = Relu z; y = Add x h', '(Add): expected a network whose layers follow one another'],
    ['y = MatMul x x', '(MatMul): expected one matrix of weights'],
    ['y = Relu x', '(Relu): expected a layer of weights before it'],
    ['z = MatMul x w; s = Softplus z; t = Tanh s; m = Mul z t; y = MatMul m w', `(Mul): ${unknown}`],
    ['z = MatMul x w; y = Tanh z', `(Tanh): ${ends}`],
    ['z = MatMul x w; y = Sigmoid z', `(Sigmoid): ${ends}`],
    ['z = MatMul x w; y = Softmax z, axis 0', '(Softmax): got "axis 0", expected axis 1'],
    ['z = MatMul x w; s = Softmax z; y = MatMul s w', 'of 2 inputs, and nothing behind probabilities'],
    ['y = Transpose x', '(Transpose): expected samples in rows'],
    ['y = Gemm x w, transA 1', '(Gemm): got "transA 1", expected samples in rows'],
    ['y = MatMul x w', '(MatMul): got 2, expected weights of 3 inputs', { width: 3 }],
    ['y = Reshape x sizes', '(Reshape): got "shape -1 × 1", expected rows of 2 numbers'],
    ['z = MatMul x w; y = MatMul x w', 'outputs: got 2, expected one output', { outputs: ['z', 'y'] }],
    ['z = MatMul x w; k = ArgMax z, axis 1; y = Mul k one', 'nothing that is computed of a class'],
    ['y = Identity x', 'input "x": expected a layer of weights'],
    ['y = MatMul x v', '(MatMul): expected "v" from a node before it'],
    ['h = Mul x zero; y = MatMul h w', 'a factor that is not 0'],
    ['z = MatMul x w; h = Clip z zero top; y = MatMul h w', `(Clip): ${unknown}`],
    ['z = MatMul x w; h = LeakyRelu z, alpha 0.0101; y = MatMul h w', `(LeakyRelu): ${unknown}`],
    ['z = MatMul x w; h = Elu z, alpha 1.00001; y = MatMul h w', `(Elu): ${unknown}`],
    ['y = ArrayFeatureExtractor x one', 'all inputs in their order: choose columns'],
    ['z = MatMul x w; y = Slice z one', '(Slice): expected all values in their order'],
    ['z = MatMul x w; y = ArgMax z', 'or the best class of each sample, by axis 1'],
    [
      'z = MatMul x w; p = Softmax z; y = Gather p order, axis 1',
      '(Gather): expected all values in their order',
    ],
    ['t = Transpose cube; y = MatMul x t', '(Transpose): expected samples in rows'],
    ['z = MatMul x w; y = BatchNormalization z two two two', 'got "2, 2, 2, 0", expected scale, bias, mean'],
    ['z = MatMul x w; y = BatchNormalization z two two two one', 'got "2, 2, 2, 1", expected scale'],
  ])('is refused in words: %s', async (graph, words, more) => {
    const bytes = model(nodesOf(graph), { tensors: constants, ...more })
    const error = await readOnnx(bytes, alone).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(SpecError)
    expect((error as Error).message).toContain(words)
  })

  it('is told of with names that are cut short', async () => {
    const bytes = model(nodesOf(`y = MatMul x ${'q'.repeat(1e5)}`))
    const words = `node "the MatMul" (MatMul): expected "${'q'.repeat(57)}…" from a node before it`
    await expect(readOnnx(bytes, alone)).rejects.toThrow(words)
  })

  it.each<[string, number[] | undefined, number[]]>([
    ['its order', [0, 1], [1, 2, 3, 4]],
    ['turned', [1, 0], [1, 3, 2, 4]],
    ['turned, which is the default', undefined, [1, 3, 2, 4]],
  ])('has a square constant in %s where its Transpose says so', async (_, perm, weights) => {
    const turned = node('Transpose', ['w'], 'v', perm && [attribute('perm', perm)])
    const bytes = model([turned, node('MatMul', ['x', 'v'], 'y')], { tensors: [w] })
    expect((await readOnnx(bytes, alone)).layers[0].weights.flat()).toEqual(weights)
  })

  it.each([
    [7, -2],
    [9, 1],
    [1, -2.5],
  ])('loses the fraction of a constant that is cast to whole numbers: type %s', async (to, factor) => {
    const nodes = nodesOf(`a = Cast fraction, to ${to}; b = Cast a, to 1; z = MatMul x w; y = Mul z b`)
    const { layers } = await readOnnx(model(nodes, { tensors: [w, tensor('fraction', [], [-2.5])] }), alone)
    expect(layers[0].weights.flat()).toEqual([1, 2, 3, 4].map(value => factor * value))
  })

  it('is refused where its nodes make more numbers than a network has, or its messages have more fields', async () => {
    const wide = message({ 1: [300, 1000], 2: 3, 8: 't0', 9: new Uint8Array(300_000).fill(1) })
    const turns = (count: number) =>
      Array.from({ length: count }, (_, i) => node('Transpose', [`t${i}`], `t${i + 1}`))
    // The constant itself and 29 more are 9,000,000 numbers, the layer has 4 and two of its curve.
    const turned = (count: number) =>
      readOnnx(model([...turns(count), first], { tensors: [w, wide], outputs: ['z', `t${count}`] }), alone)
    await expect(turned(28)).resolves.toBeDefined()
    await expect(turned(30)).rejects.toThrow('(Transpose): expected a graph of at most 9000000 numbers')
    const branches = (count: number) => Array.from({ length: count }, (_, i) => `y${i}`)
    const outputs = branches(101)
    const many = model(nodesOf(outputs.map(name => `${name} = MatMul x w`).join('; ')), {
      tensors: [w],
      outputs,
    })
    await expect(readOnnx(many, alone)).rejects.toThrow('outputs: got 101, expected at most 100')
    // Attributes that nobody reads: no message has too many, all together have.
    const crowded = (count: number) => {
      const attributes = Array.from({ length: count }, () => message({ 3: 1 }))
      const names = Array.from({ length: 10 }, (_, i) => (i === 9 ? 'y' : `h${i}`))
      const nodes = names.map((name, i) => node('Identity', [i === 0 ? 'z' : names[i - 1]], name, attributes))
      return readOnnx(model([first, ...nodes], { tensors: [w] }), alone)
    }
    await expect(crowded(4900)).resolves.toBeDefined()
    await expect(crowded(5000)).rejects.toThrow('an ONNX file that is whole')
  })

  it('is refused where its numbers are at no place in the file beside it', async () => {
    const read = (offset: string, length: string, location = 'w.bin') => {
      const entries = Object.entries({ location, offset, length }).map(([key, value]) =>
        message({ 1: key, 2: value }),
      )
      const outside = message({ 1: [2, 2], 2: 1, 8: 'w', 13: entries, 14: 1 })
      return readOnnx(model([first], { tensors: [outside], outputs: ['z'] }), async () => new Uint8Array(32))
    }
    await expect(read('16', '16')).resolves.toBeDefined()
    await expect(read('17', '16')).rejects.toThrow('got 33, expected data within the 32 bytes of its file')
    for (const offset of ['-16', '1.5', '1e1', '', ' 0'])
      await expect(read(offset, '16')).rejects.toThrow('expected a whole number of bytes')
    await expect(read('0', '-8')).rejects.toThrow('expected a whole number of bytes')
    await expect(read('9'.repeat(400), '16')).rejects.toThrow('data within the 32 bytes')
    await expect(read('0', '16', 'z'.repeat(200))).resolves.toBeDefined()
    await expect(read('0', '16', 'z'.repeat(201))).rejects.toThrow('data in a file of the same folder')
  })

  it('is refused where it takes a value twice again and again, before that is computed', async () => {
    const squares = Array.from({ length: 60 }, (_, i) => node('Mul', [`z${i}`, `z${i}`], `z${i + 1}`))
    const nodes = [node('MatMul', ['x', 'w'], 'z0'), ...squares]
    const bytes = model(nodes, { tensors: [w], outputs: ['z60'] })
    await expect(readOnnx(bytes, alone)).rejects.toThrow('expected fewer functions in one layer')
  })

  it('is refused where it has more layers, nodes or numbers than a network may have', async () => {
    const chain = (operator: string, count: number, other: string) =>
      Array.from({ length: count }, (_, i) => node(operator, [i === 0 ? 'x' : `z${i}`, other], `z${i + 1}`))
    const long = model(chain('MatMul', 17, 'w'), { tensors: [w], outputs: ['z17'] })
    await expect(readOnnx(long, alone)).rejects.toThrow('at most 16 layers')
    const many = model(chain('Add', 501, 'one'), { tensors: [one], outputs: ['z501'] })
    await expect(readOnnx(many, alone)).rejects.toThrow('nodes: got 501, expected at most 500')
    const huge = message({ 1: [1e6, 1e6], 2: 1, 8: 'w', 9: new Uint8Array(8) })
    await expect(readOnnx(model([first], { tensors: [huge], outputs: ['z'] }), alone)).rejects.toThrow(
      'at most 300000 numbers',
    )
    const crowd = Array.from({ length: 100_001 }, () => message({}))
    await expect(readOnnx(model(crowd), alone)).rejects.toThrow('an ONNX file that is whole')
    const wide = tensor('w', [2, 1025], new Array<number>(2050).fill(1))
    await expect(readOnnx(model([first], { tensors: [wide], outputs: ['z'] }), alone)).rejects.toThrow(
      'at most 1024 units',
    )
  })
})

describe('isOnnx', () => {
  const bytes = readFileSync(join(folder, 'torch-relu.onnx'))

  it('knows all files of the tests, and those that are cut short behind the beginning of their graph', () => {
    for (const [name] of cases) expect(isOnnx(readFileSync(join(folder, `${name}.onnx`)))).toBe(true)
    expect(isOnnx(bytes.subarray(0, 200))).toBe(true)
  })

  it.each([
    ['nothing', ''],
    ['JSON', '{"format": "nnanim-model"}'],
    ['a table', 'width,height,class\n1,2,a\n'],
    ['safetensors', '\x40\0\0\0\0\0\0\0{"0.weight":{"dtype":"F32"}}'],
    ['safetensors whose length reads like a field', '\x08\x03:\0\0\0\0\0{"a":{}}'],
    ['a pickle', '\x80\x04\x95\x1d\0\0\0'],
    ['a zip', 'PK\x03\x04\x14\0\0\0'],
    ['HDF5', '\x89HDF\r\n\x1a\n'],
    ['GIF', 'GIF89a'],
  ])('does not take %s for one', (_, text) => {
    expect(isOnnx(Buffer.from(text, 'latin1'))).toBe(false)
  })
})
