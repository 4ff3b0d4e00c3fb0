import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isOnnx, readOnnx } from '../../../src/network/models/onnx/read.ts'
import { SpecError } from '../../../src/options/error.ts'
import { casesIn, distance, folder, outputsOf, readIn } from './onnx-cases.ts'
import { attribute, message, model, node, tensor } from './onnx-writer.ts'

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
    const nodes = [
      node('Sub', ['x', 'mean'], 'shifted'),
      node('Div', ['shifted', 'deviation'], 'scaled'),
      node('MatMul', ['scaled', 'w'], 'z'),
      node('Mul', ['z', 'three'], 'y'),
    ]
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
    const nodes = [node('Sub', ['top', 'x'], 'turned'), node('MatMul', ['turned', 'w'], 'y')]
    const tensors = [tensor('top', [2], [1, 3]), tensor('w', [2, 1], [4, 5])]
    expect(await readOnnx(model(nodes, { tensors }), alone)).toEqual({
      layers: [{ weights: [[-4], [-5]], biases: [0], activation: 'identity' }],
      scale: { mean: [1, 3], deviation: [1, 1] },
    })
  })

  it('gives factors and terms behind an activation to the next weights', async () => {
    const nodes = [
      node('MatMul', ['x', 'w'], 'z'),
      node('Tanh', ['z'], 'h'),
      node('Mul', ['h', 'factor'], 'times'),
      node('Add', ['times', 'term'], 'plus'),
      node('MatMul', ['plus', 'v'], 'y'),
    ]
    const tensors = [
      tensor('w', [2, 2], [1, 2, 3, 4]),
      tensor('factor', [2], [10, 20]),
      tensor('term', [], [1]),
      tensor('v', [2, 1], [1, 2]),
    ]
    const { layers } = await readOnnx(model(nodes, { tensors }), alone)
    expect(layers[0].weights).toEqual([
      [1, 2],
      [3, 4],
    ])
    expect(layers[1].weights.flat()).toEqual([expect.closeTo(10, 12), expect.closeTo(40, 12)])
    expect(layers[1].biases).toEqual([expect.closeTo(3, 12)])
  })

  it('takes probabilities where the graph gives scores, classes and hidden names too', async () => {
    const nodes = [
      node('MatMul', ['x', 'w'], 'scores'),
      node('Softmax', ['scores'], 'shares'),
      node('ArgMax', ['shares'], 'best', [attribute('axis', 1)]),
    ]
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
const alpha = (value: number) => message({ 1: 'alpha', 7: new Uint8Array(Float32Array.of(value).buffer) })

describe('a graph that is no multilayer perceptron', () => {
  it.each<[string, Uint8Array, string]>([
    [
      'a convolution',
      model([node('Conv', ['x', 'w'], 'y')]),
      'node "the Conv" (Conv): expected a multilayer perceptron: export the dense layers',
    ],
    [
      'a recurrence',
      model([node('LSTM', ['x'], 'y')]),
      'node "the LSTM" (LSTM): expected a multilayer perceptron, which sees one row',
    ],
    ['trees', model([node('TreeEnsembleClassifier', ['x'], 'y')]), '--scene compare'],
    ['a quantized one', model([node('QLinearMatMul', ['x'], 'y')]), 'before it is quantized'],
    ['a branch', model([node('If', ['x'], 'y')]), 'a graph without branches'],
    [
      'normalized rows',
      model([node('Normalizer', ['x'], 'y')]),
      'node "the Normalizer" (Normalizer): expected inputs scaled by numbers',
    ],
    [
      'an unknown operator',
      model([node('toString', ['x'], 'y')]),
      'node "the toString" (toString): expected a multilayer perceptron: Gemm, or MatMul',
    ],
    [
      'a residual sum',
      model([first, node('Relu', ['z'], 'h'), node('Add', ['x', 'h'], 'y')], { tensors: [w] }),
      'node "the Add" (Add): expected a network whose layers follow one another',
    ],
    [
      'a product of inputs',
      model([node('MatMul', ['x', 'x'], 'y')]),
      'node "the MatMul" (MatMul): expected one matrix of weights',
    ],
    [
      'an activation of the inputs',
      model([node('Relu', ['x'], 'y')]),
      'node "the Relu" (Relu): expected a layer of weights before it',
    ],
    [
      'an unknown activation',
      model(
        [
          first,
          node('Softplus', ['z'], 's'),
          node('Tanh', ['s'], 't'),
          node('Mul', ['z', 't'], 'm'),
          node('MatMul', ['m', 'w'], 'y'),
        ],
        { tensors: [w] },
      ),
      'node "the Mul" (Mul): expected an activation that this program has',
    ],
    [
      'an activation at the end',
      model([first, node('Tanh', ['z'], 'y')], { tensors: [w] }),
      'node "the Tanh" (Tanh): expected sums, a softmax, or the sigmoid of one unit',
    ],
    [
      'several probabilities',
      model([first, node('Sigmoid', ['z'], 'y')], { tensors: [w] }),
      'node "the Sigmoid" (Sigmoid): expected sums, a softmax, or the sigmoid of one unit',
    ],
    [
      'a softmax over the samples',
      model([first, node('Softmax', ['z'], 'y', [attribute('axis', 0)])], { tensors: [w] }),
      'node "the Softmax" (Softmax): got "axis 0", expected axis 1',
    ],
    [
      'a softmax between layers',
      model([first, node('Softmax', ['z'], 's'), node('MatMul', ['s', 'w'], 'y')], { tensors: [w] }),
      'node "the MatMul" (MatMul): got 2, expected weights of 2 inputs, and nothing behind probabilities',
    ],
    [
      'samples in columns',
      model([node('Transpose', ['x'], 'y')]),
      'node "the Transpose" (Transpose): expected samples in rows',
    ],
    [
      'a transposed product',
      model([node('Gemm', ['x', 'w'], 'y', [attribute('transA', 1)])], { tensors: [w] }),
      'node "the Gemm" (Gemm): got "transA 1", expected samples in rows',
    ],
    [
      'other weights',
      model([first], { tensors: [w], width: 3, outputs: ['z'] }),
      'node "the MatMul" (MatMul): got 2, expected weights of 3 inputs',
    ],
    [
      'another shape',
      model([node('Reshape', ['x', 'sizes'], 'y')], { tensors: [tensor('sizes', [2], [-1, 1])] }),
      'node "the Reshape" (Reshape): got "shape -1 × 1", expected rows of 2 numbers',
    ],
    [
      'two networks',
      model([first, node('MatMul', ['x', 'w'], 'y')], { tensors: [w], outputs: ['z', 'y'] }),
      'outputs: got 2, expected one output',
    ],
    [
      'a class that is computed with',
      model([first, node('ArgMax', ['z'], 'k', [attribute('axis', 1)]), node('Mul', ['k', 'one'], 'y')], {
        tensors: [w, one],
      }),
      'node "the Mul" (Mul): expected nothing that is computed of a class',
    ],
    ['no weights', model([node('Identity', ['x'], 'y')]), 'input "x": expected a layer of weights'],
    [
      'a value from nowhere',
      model([first], { outputs: ['z'] }),
      'node "the MatMul" (MatMul): expected "w" from a node before it',
    ],
    [
      'a constant input',
      model([node('Mul', ['x', 'zero'], 'h'), node('MatMul', ['h', 'w'], 'y')], {
        tensors: [w, tensor('zero', [], [0])],
      }),
      'a factor that is not 0',
    ],
    [
      'a relu that ends far off',
      model([first, node('Clip', ['z', 'zero', 'top'], 'h'), node('MatMul', ['h', 'w'], 'y')], {
        tensors: [w, tensor('zero', [], [0]), tensor('top', [], [100])],
      }),
      'node "the Clip" (Clip): expected an activation that this program has',
    ],
    [
      'a leak of another size',
      model([first, node('LeakyRelu', ['z'], 'h', [alpha(0.0101)]), node('MatMul', ['h', 'w'], 'y')], {
        tensors: [w],
      }),
      'node "the LeakyRelu" (LeakyRelu): expected an activation that this program has',
    ],
    [
      'an elu of another alpha',
      model([first, node('Elu', ['z'], 'h', [alpha(1.00001)]), node('MatMul', ['h', 'w'], 'y')], {
        tensors: [w],
      }),
      'node "the Elu" (Elu): expected an activation that this program has',
    ],
    [
      'some of the inputs',
      model([node('ArrayFeatureExtractor', ['x', 'one'], 'y')], { tensors: [one] }),
      'all inputs in their order: choose columns',
    ],
    [
      'some of the scores',
      model([first, node('Slice', ['z', 'one'], 'y')], { tensors: [w, one] }),
      'node "the Slice" (Slice): expected all values in their order',
    ],
    [
      'the best sample of each class',
      model([first, node('ArgMax', ['z'], 'y')], { tensors: [w] }),
      'or the best class of each sample, by axis 1',
    ],
  ])('is refused in words: %s', async (_, bytes, words) => {
    const error = await readOnnx(bytes, alone).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(SpecError)
    expect((error as Error).message).toContain(words)
  })

  it.each<[string, readonly Uint8Array[], readonly Uint8Array[], string]>([
    [
      'probabilities in another order',
      [first, node('Softmax', ['z'], 'p'), node('Gather', ['p', 'order'], 'y', [attribute('axis', 1)])],
      [tensor('order', [2], [1, 0])],
      'node "the Gather" (Gather): expected all values in their order',
    ],
    [
      'a turned constant of three directions',
      [node('Transpose', ['cube'], 'turned'), node('MatMul', ['x', 'turned'], 'y')],
      [tensor('cube', [1, 2, 1], [1, 2])],
      'node "the Transpose" (Transpose): expected samples in rows',
    ],
    [
      'a normalization without variances',
      [first, node('BatchNormalization', ['z', 'two', 'two', 'two'], 'y')],
      [tensor('two', [2], [1, 2])],
      'node "the BatchNormalization" (BatchNormalization): got "2, 2, 2, 0", expected scale, bias, mean',
    ],
    [
      'a normalization of unequal lists',
      [first, node('BatchNormalization', ['z', 'two', 'two', 'two', 'one'], 'y')],
      [tensor('two', [2], [1, 2]), one],
      'got "2, 2, 2, 1", expected scale, bias, mean and variance of each unit',
    ],
    [
      'a value of a long name',
      [node('MatMul', ['x', 'q'.repeat(1e5)], 'y')],
      [],
      `node "the MatMul" (MatMul): expected "${'q'.repeat(57)}…" from a node before it`,
    ],
  ])('is refused in words too: %s', async (_, nodes, tensors, words) => {
    const error = await readOnnx(model(nodes, { tensors: [w, ...tensors] }), alone).catch(
      (thrown: unknown) => thrown,
    )
    expect(error).toBeInstanceOf(SpecError)
    expect((error as Error).message).toContain(words)
    expect((error as Error).message.length).toBeLessThan(400)
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
    const nodes = [
      node('Cast', ['fraction'], 'whole', [attribute('to', to)]),
      node('Cast', ['whole'], 'back', [attribute('to', 1)]),
      node('MatMul', ['x', 'w'], 'z'),
      node('Mul', ['z', 'back'], 'y'),
    ]
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
    const many = model(
      branches(101).map(name => node('MatMul', ['x', 'w'], name)),
      {
        ...{ tensors: [w], outputs: branches(101) },
      },
    )
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
