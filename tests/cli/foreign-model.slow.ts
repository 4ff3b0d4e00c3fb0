import { copyFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { clusterTable } from '../scene/stage.ts'
import { commandFolder } from './stage.ts'

const { path, bytes, write, here } = commandFolder({ shared: true })

beforeAll(() => {
  copyFileSync('examples/iris.csv', path('iris.csv'))
  for (const name of ['iris_export.onnx', 'iris_export.safetensors'])
    copyFileSync(`examples/models/${name}`, path(name))
  for (const name of ['stored-outside.onnx', 'stored-outside.bin'])
    copyFileSync(`tests/vectors/onnx/${name}`, path(name))
  write('three.csv', clusterTable(3, ['a', 'b'], 8))
})

const petals = ['iris.csv', '--features', 'petal_length,petal_width']
const exported = [...petals, '--model', 'iris_export.onnx']
const weights = [
  ...petals,
  '--model',
  'iris_export.safetensors',
  '--activation',
  'tanh',
  '--scale',
  'standard',
]

describe('a network of another program', () => {
  it('is drawn, the same one of ONNX with its scale and of safetensors with that of the data', () => {
    const told = [exported, weights].map(words => JSON.parse(here(...words, '--json', '-o', 'a.svg').stdout))
    for (const { network, training } of told) {
      expect(network).toEqual({ sizes: [2, 3, 3], activations: ['tanh', 'softmax'] })
      expect(training).toMatchObject({ correct: 144, stopped: 'model' })
    }
    expect(told[0].spec).toMatchObject({ scale: 'none', features: ['petal_length', 'petal_width'] })
    expect(told[1].training.loss).toBeCloseTo(told[0].training.loss, 6)
  })

  it('is in the recipe with what goes with it', () => {
    expect(here(...weights, '-o', 'w.gif', '--size', '300x300', '--fps', '12', '--duration', '1').code).toBe(
      0,
    )
    expect(here('show', 'w.gif').stdout).toContain(
      'nnanim iris.csv --features petal_length,petal_width --scale standard --activation tanh --model iris_export.safetensors',
    )
    const before = bytes('w.gif')
    expect(here('remake', 'w.gif').code).toBe(0)
    expect(bytes('w.gif').equals(before)).toBe(true)
    // What only that file left open goes with it.
    const other = here('remake', 'w.gif', '--model', 'iris_export.onnx', '--json', '-o', 'v.svg')
    expect(JSON.parse(other.stdout)).toMatchObject({
      spec: { scale: 'none', activation: 'sigmoid' },
      training: { correct: 144 },
    })
  })

  it('is told of by validate, or what is wrong with it', () => {
    const { stdout } = here('validate', 'iris_export.onnx', 'iris_export.safetensors')
    expect(stdout.split('\n')).toEqual([
      'iris_export.onnx: a model of 2 inputs, scaled, 3 tanh, 3 softmax',
      'iris_export.safetensors: a model of 2 inputs, 3, 3',
      '',
    ])
    const whole = bytes('iris_export.safetensors')
    write('cut.safetensors', whole.subarray(0, whole.length - 1))
    const cut = here('validate', 'cut.safetensors', '--json')
    expect(cut.code).toBe(2)
    expect(JSON.parse(cut.stdout)).toMatchObject({
      ...{ kind: 'model', valid: false },
      errors: [{ field: 'header', message: expect.stringContaining('a file of 373 bytes: it has 372') }],
    })
  })

  it.each([
    [[...petals, '--model', 'iris_export.safetensors'], 'activation: expected one of sigmoid, tanh'],
    [['blobs', '--model', 'iris_export.onnx'], 'outputs: got "3 of softmax", expected one output a class'],
  ])('is refused where it does not go with the call: %j', (words, message) => {
    const { code, stderr } = here(...words, '--dry-run')
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(message) })
  })
})

describe('weights beside an ONNX file', () => {
  const draw = [
    'three.csv',
    '--model',
    'stored-outside.onnx',
    '--size',
    '300x300',
    '--fps',
    '12',
    '--duration',
    '1',
    '-o',
    'a.gif',
  ]
  const batch = { figures: [{ data: 'three.csv', model: 'stored-outside.onnx', output: 'b.svg' }] }

  it('are a part of what a figure is made from', () => {
    write('batch.json', JSON.stringify(batch))
    expect(here(...draw).code).toBe(0)
    expect(here('verify', 'a.gif').code).toBe(0)
    expect(here('batch', 'batch.json').stderr).toContain('1 made')
    expect(here('batch', 'batch.json').stderr).toContain('1 unchanged')
    const weights = bytes('stored-outside.bin')
    weights[2] ^= 1
    write('stored-outside.bin', weights)
    expect(here('verify', 'a.gif')).toMatchObject({ code: 1 })
    expect(here('remake', 'a.gif')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('stored-outside.onnx, or a file beside it, has changed'),
    })
    const again = here('batch', 'batch.json', '--dry-run')
    expect(again.stdout + again.stderr).toContain('a file beside stored-outside.onnx has changed')
    expect(here('remake', 'a.gif', '--force').code).toBe(0)
    expect(here('verify', 'a.gif').code).toBe(0)
  })
})
