import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSpecObject } from '../../src/encode/catalog.ts'
import { readModel } from '../../src/network/models/nnanim.ts'
import { drawAny, drawnRuns, long, outcomeOf, runs } from './outcome.ts'

/** A model that is read and drawn. */
const good = {
  format: 'nnanim-model',
  version: 1,
  features: ['x₁', 'x₂'],
  classes: ['0', '1'],
  scale: { mean: [0.5, 1], deviation: [2, 1] },
  layers: [
    { weights: [[1, -0.5, 0.1], [0.25, 1, 2]], biases: [0, 0.5, -1], activation: 'tanh' }, // biome-ignore format: a matrix
    { weights: [[1, 0], [0, 1], [-2, 3]], biases: [0, 1], activation: 'relu' }, // biome-ignore format: a matrix
    { weights: [[1], [-1]], biases: [0], activation: 'sigmoid' },
  ],
}

/** The same with a film of its training. */
const filmed = {
  ...good,
  snapshots: [0, 3].map(step => ({ step, loss: 0.5, layers: good.layers })),
}

type Path = (string | number)[]

/** Paths of all values in one, itself included. */
function pathsIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path]
  const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value)
  return [path, ...keys.flatMap(key => pathsIn((value as Record<string, unknown>)[key], [...path, key]))]
}

function changed(value: unknown, [step, ...rest]: Path, by: unknown): unknown {
  if (step === undefined) return by
  const copy = structuredClone(value) as Record<string, unknown>
  copy[step] = changed(copy[step], rest, by)
  return copy
}

const paths = pathsIn(filmed)
const odd = fc.oneof(
  fc.constantFrom<unknown>(
    ...[0, -0, 1, -1, 1e-320, 5e-324, 1e150, -1e150, 1e300, Number.MAX_VALUE, 2 ** 53, null, true, ''],
    ...['tanh', 'relu', 'softmax', 'identity', 'sigmoid', '0', 'x₁', '🙂', [], {}, [[]], [1], [1, 2, 3]],
  ),
  fc.double({ noNaN: true }),
  fc.jsonValue({ maxDepth: 3 }),
)
const edits = fc.array(fc.tuple(fc.constantFrom(...paths), odd), { maxLength: 3 })
const models = edits.map(list => {
  let value: unknown = filmed
  for (const [path, by] of list) {
    try {
      value = changed(value, path, by)
    } catch {
      // The one before left no such place.
    }
  }
  return value
})

describe('any model', () => {
  it('is read, or refused with the field that is wrong', long, async () => {
    await fc.assert(
      fc.asyncProperty(models, fc.nat(), async (model, cut) => {
        const text = JSON.stringify(model)
        await outcomeOf(() => readModel(text))
        await outcomeOf(() => readModel(text.slice(0, cut % text.length)))
      }),
      { seed: 11, numRuns: runs(300) },
    )
  })

  it('that is read has a picture of finite numbers, or says that it has none', long, async () => {
    const scenes = fc.constantFrom('transform', 'boundary', 'orbit', 'surface', 'story', 'data', 'training')
    const isNumber = (path: Path) =>
      typeof path.reduce<unknown>((v, step) => (v as Record<string, unknown>)[step], filmed) === 'number'
    const numbers = paths.filter(path => path.length > 1 && isNumber(path))
    const tampered = fc
      .array(
        fc.tuple(
          fc.constantFrom(...numbers),
          fc.constantFrom(0, 1, -3, 1e-5, 1e5, -1e9, 1e40, 1e-200, 1e160, 5e-324, -Number.MAX_VALUE),
        ),
        { maxLength: 4 },
      )
      .map(list => list.reduce<unknown>((model, [path, by]) => changed(model, path, by), filmed))
    await fc.assert(
      fc.asyncProperty(tampered, scenes, async (model, scene) => {
        const spec = readSpecObject({ data: 'xor', samples: 8, model: 'm.json', scene, size: 200 })
        await outcomeOf(() => drawAny(spec, { model: JSON.stringify(model) }))
      }),
      { seed: 12, numRuns: drawnRuns(8) },
    )
  })

  it('of a reduced table is read and drawn, or refused', long, async () => {
    const features = ['a', 'b', 'c']
    const axes = [[1, 0, 0.5], [0, 1, 1]] // biome-ignore format: a matrix
    const reduce = { method: 'lda', mean: [0, 1, 0], axes, shares: [0.7, 0.3] }
    const reduced = { ...good, features, scale: { mean: [0, 1, 2], deviation: [1, 1, 2] }, reduce }
    const inside = pathsIn(reduce).map((path): Path => ['reduce', ...path])
    const table = 'a,b,c,label\n1,2,3,0\n2,1,5,1\n4,4,1,0\n'
    const spec = readSpecObject({ data: 't.csv', model: 'm.json', size: 200 })
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...inside), odd, async (path, by) => {
        const model = JSON.stringify(changed(reduced, path, by))
        await outcomeOf(() => drawAny(spec, { table, model }))
      }),
      { seed: 13, numRuns: drawnRuns(12) },
    )
    expect(await outcomeOf(() => drawAny(spec, { table, model: JSON.stringify(reduced) }))).toBe('done')
  })

  it.each([
    ['relu', 'boundary'],
    ['identity', 'transform'],
  ])('of many large layers of %s has, too, or is refused: %s', async (activation, scene) => {
    const weights = [[1e9, 1e9], [1e9, -1e9]] // biome-ignore format: a matrix
    const output = { weights: [[1], [1]], biases: [0], activation: 'sigmoid' }
    const layers = [...Array(15).fill({ weights, biases: [1e9, 0], activation }), output]
    const spec = readSpecObject({ data: 'xor', samples: 8, model: 'm.json', scene, size: 200 })
    await outcomeOf(() => drawAny(spec, { model: JSON.stringify({ ...good, layers }) }))
  })

  it('of any depth is refused', () => {
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`
    for (const text of [deep, `{"scale":${deep}}`, JSON.stringify(good).replace('"tanh"', deep)])
      expect(() => readModel(text)).toThrow(/expected/)
  })
})
