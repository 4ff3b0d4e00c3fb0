import fc from 'fast-check'
import { describe, it } from 'vitest'
import { readFigureObject, readSpecObject } from '../../src/encode/catalog.ts'
import { readFigureSpec } from '../../src/encode/read-spec.ts'
import type { Spec } from '../../src/options/spec.ts'
import { drawAny, drawnRuns, long, outcomeOf, runs } from './outcome.ts'

const all = readSpecObject({ data: 'blobs' })
const keys = Object.keys(all) as (keyof Spec)[]

const odd = fc.oneof(
  fc.constantFrom<unknown>(
    ...[0, -0, 1, 2, 3, 100, 600, -1, 0.5, 1e9, Number.POSITIVE_INFINITY, Number.NaN, 2 ** 53],
    ...[10n, true, false, null, undefined, '', ' ', '{"base":"dark"}'],
    ...'1 2 1..3 1..1e12 5..2 2|3 | 50% 600x400 1e400 5MB -1 x 8:tanh,3 3 {} ['.split(' '),
    ...'blobs moons xor clusters a.csv - dark paper sine once standard relu surface story grid'.split(' '),
    ...['transform,boundary', 'github', '\u0000', '\u202e', '🙂'],
    ...[[], [1], [2, 3], ['a', 'b'], [[2], [3]], {}],
    ...[
      { width: 200, height: 300 },
      { base: 'dark', ink: 'blu' },
    ],
    ...[() => 1, Symbol('s'), new Date(0), /x/, new Map(), Object.create(null)],
  ),
  fc.jsonValue({ maxDepth: 2 }),
)
const names = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom<string>(...keys) },
  { weight: 1, arbitrary: fc.constantFrom('__proto__', 'constructor', 'dat', '', 'toString', 'maxsize') },
)

describe('any spec', () => {
  it('is read, or refused with the field that is wrong', long, async () => {
    await fc.assert(
      fc.asyncProperty(fc.dictionary(names, odd, { maxKeys: 6 }), async more => {
        await outcomeOf(() => readFigureObject({ data: 'blobs', ...more }))
        await outcomeOf(() => readFigureObject(more))
        await outcomeOf(() => readSpecObject({ data: 'blobs', ...more }))
      }),
      { seed: 31, numRuns: runs(300) },
    )
  })

  it('of YAML is, with its file', long, async () => {
    const value = fc.oneof(
      fc.constantFrom('[2, 3]', '{base: dark}', '{ink: blu, x: 1}', '&a x', '!!str 3'),
      fc.constantFrom('', '"\\u0000"', '? x', '- 1'),
      fc.constantFrom(..."1 1..3 2|3 *a | > ~ 1e400 .nan 0x10 yes ' {{ 🙂".split(' '), '!!binary aGk='),
      fc.string({ maxLength: 6 }),
    )
    const line = fc
      .tuple(
        fc.constantFrom('', '', '', ' ', '- ', '\t', '# '),
        names,
        fc.constantFrom(': ', ': ', ':', ' '),
        value,
      )
      .map(parts => parts.join(''))
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 6 }), async lines => {
        for (const text of [`data: blobs\n${lines.join('\n')}`, lines.join('\n')])
          await outcomeOf(() => readFigureSpec(text, { file: 's.yaml' }))
      }),
      { seed: 33, numRuns: runs(150) },
    )
  })

  it('that holds itself, or is no object, is refused', async () => {
    const loop: Record<string, unknown> = { data: 'blobs' }
    loop.theme = loop
    for (const value of [loop, [], [loop], null, undefined, 3, () => 1, Symbol('s'), 1n])
      await outcomeOf(() => readFigureObject(value as object))
  })

  it('that is read has a picture of finite numbers, or says why it has none', long, async () => {
    const near = fc.record(
      {
        data: fc.constantFrom('blobs', 'moons', 'xor', 'circles', 'spirals', 'clusters', 'article'),
        samples: fc.constantFrom(4, 8, 13, 30),
        noise: fc.constantFrom(0, 0.2, 10),
        classes: fc.constantFrom(2, 3, 5),
        scale: fc.constantFrom('standard', 'minmax', 'none'),
        hidden: fc.constantFrom('1', '2', '3', '2,3', '1..2', '5', '64,1', '3,2'),
        activation: fc.constantFrom('tanh', 'relu', 'identity', 'sigmoid', 'tanh|relu'),
        alpha: fc.constantFrom(0, 1, 1e6, '0|1'),
        solver: fc.constantFrom('lbfgs', 'adam', 'sgd', 'lbfgs|adam'),
        scene: fc.constantFrom(
          ...'transform boundary orbit surface story data transform,boundary'.split(' '),
        ),
        path: fc.constantFrom('direct', 'staged'),
        size: fc.constantFrom('100x100', '300', '800x200', '150x900'),
        title: fc.constantFrom('', 'a title', '🙂'.repeat(100), 'x'.repeat(200)),
        film: fc.constantFrom(null, null, 2, 24),
        duration: fc.constantFrom(0.1, 3, 600),
        oneWay: fc.boolean(),
        trails: fc.constantFrom(0, 5),
        markers: fc.boolean(),
        hollow: fc.boolean(),
        maxPoints: fc.constantFrom(2, 5000),
      },
      { requiredKeys: ['data', 'samples'] },
    )
    await fc.assert(
      fc.asyncProperty(near, async keys => {
        await outcomeOf(() => drawAny(readFigureObject({ ...keys, maxIter: 10, restarts: 1 })))
      }),
      { seed: 32, numRuns: drawnRuns(10) },
    )
  })
})
