import { describe, expect, it } from 'vitest'
import { readBatchWith } from '../../src/options/batch.ts'
import { flagForm } from '../../src/options/flag-form.ts'
import { figureSpecReader } from '../../src/options/read.ts'
import { specJson } from '../../src/options/sweep.ts'
import { catalog } from './catalog.ts'
import { faultOf } from './fault.ts'

const read = figureSpecReader(catalog)

const messageOf = (keys: object) => faultOf(() => read(keys)).message

const formula = { data: 'y = sin(3*x)' }
const table = { data: 'cars.csv', target: 'mpg' }

describe('a spec of a regression', () => {
  it.each([
    [formula, 'fit'],
    [{ data: 'z = x*y' }, 'transform'],
    [table, 'transform'],
    [{ ...table, features: 'weight' }, 'fit'],
    [{ data: 'blobs' }, 'transform'],
    [{ data: 'cars.csv', features: 'weight' }, 'transform'],
    [{ data: 'y = x*y' }, 'transform'],
  ])('has the scene of its task and inputs: %j is %s', (keys, scene) => {
    const spec = read(keys)
    expect(spec).toMatchObject({ scene })
    expect(read(specJson(spec))).toEqual(spec)
    // Naming it changes nothing, and a sequence beside the usual scene is one.
    expect(read({ ...keys, scene })).toEqual(spec)
    expect(() => read({ ...keys, scene, sequence: scene })).not.toThrow()
  })

  it('has the data of its formula: points, noise, network and domain', () => {
    expect(read(formula)).toMatchObject({
      samples: 80,
      noise: 0.1,
      domain: { from: -2, to: 2 },
      classes: null,
    })
    expect(read({ data: 'z = x*y' })).toMatchObject({ samples: 300, domain: { from: -2, to: 2 } })
    expect(read({ ...formula, domain: '-3:0.5' })).toMatchObject({ domain: { from: -3, to: 0.5 } })
    expect(flagForm(specJson(read({ ...formula, domain: ' -3 : 5e-1' })), 'domain')).toBe('-3:0.5')
    for (const keys of [table, { data: 'blobs' }, { data: 'y > x' }])
      expect(read(keys)).toMatchObject({ domain: null })
  })

  it.each(['3:-3', '1:1', '1', '1:2:3', 'a:b', '', '-1e9:0'])('has no domain "%s"', domain => {
    expect(messageOf({ ...formula, domain })).toContain('the first below the second, such as -3:3')
  })

  it.each<[object, string]>([
    [{ ...formula, classes: 2 }, 'classes: got 2; leave it out: a formula has numbers, no classes'],
    [{ ...formula, target: 'y' }, 'target: got "y"; leave it out: a formula has its own target'],
    [{ ...formula, features: 'x' }, 'features: got "x"; leave it out: a formula has no columns'],
    [{ ...formula, classNames: 'a,b' }, 'classNames: got "a,b"; leave it out: a target has no classes'],
    [{ ...table, label: 'origin' }, 'label: got "origin"; leave it out: target names the column'],
    [{ ...table, samples: 30 }, 'samples: got 30; leave it out: a table has its own points'],
    [{ ...table, domain: '0:1' }, 'domain: got "0:1"; leave it out: only a formula such as'],
    [{ data: 'iris', target: 'petal width' }, 'target: got "petal width"; leave it out: iris has classes'],
    [
      { ...table, reduce: 'lda:2' },
      'reduce: got "lda:2", expected principal components: discriminants part classes. Did you mean "pca:2"?',
    ],
    [{ ...formula, degree: 5 }, 'degree: got 5; leave it out: it works only with compare'],
    [{ data: 'blobs', degree: 5 }, 'degree: got 5; leave it out: it works only with scenes of a regression'],
    [
      { ...formula, path: 'staged' },
      'path: got "staged"; leave it out: it works only with scenes of classes',
    ],
    [
      { ...formula, scene: 'surface' },
      'scene: got "surface", expected one of fit, transform, compare: surface draws classes, not a target',
    ],
    [
      { ...formula, sequence: 'fit,surface' },
      'sequence: got "surface", expected one of fit, transform, compare',
    ],
    [
      { data: 'blobs', scene: 'fit' },
      'scene: got "fit", expected one of transform, surface: fit draws a regression, of a formula such as "y = sin(3*x)" or of a table with --target',
    ],
    [{ ...formula, scene: 'fot' }, 'Did you mean "fit"?'],
    [
      { ...formula, scene: 'transform', sequence: 'fit' },
      'scene: got "transform"; leave it out beside a sequence',
    ],
  ])('is refused what means nothing to it: %j', (keys, message) => {
    expect(messageOf(keys)).toContain(message)
  })

  it.each([
    ['sin(3*x)', 'y = sin(3*x)'],
    ['f(x, y) = x*y', 'z = x*y'],
    ['y(x) = 2*x', 'y = 2*x'],
    ['x^2 + y^2', 'z = x^2 + y^2'],
    ['sin(x)/x', 'y = sin(x)/x'],
  ])('is suggested for what looks like its formula: %s', (data, suggestion) => {
    expect(messageOf({ data })).toContain(`Did you mean "${suggestion}"?`)
  })

  it.each(['xor2', 'box', 'x', 'my-x', 'x.y'])('is not suggested for %s', data => {
    expect(messageOf({ data })).not.toMatch(/[yz] = /)
  })

  it.each(['./x/2', 'x/y', 'data/x-2'])('is no formula in a path: %s', data => {
    expect(() => read({ data })).not.toThrow()
  })

  it('takes what holds for both tasks', () => {
    for (const keys of [
      { noise: 0.3 },
      { samples: 50 },
      { seed: 4 },
      { test: 0.2 },
      { scale: 'minmax' },
      { hidden: '1..4' },
    ])
      expect(() => read({ ...formula, ...keys })).not.toThrow()
    for (const keys of [
      { reduce: 'pca:2' },
      { order: 'size=s,m,l' },
      { missing: 'drop' },
      { test: 'other.csv' },
    ])
      expect(() => read({ ...table, ...keys })).not.toThrow()
  })

  it('drops a scene of the other task that was not given for it alone', () => {
    const notes: string[] = []
    const spares = { spares: (key: string) => key === 'scene', onNote: (note: string) => notes.push(note) }
    expect(read({ ...formula, scene: 'surface' }, [], spares)).toEqual(read(formula))
    expect(notes).toEqual(['scene is left out, as it does nothing here: surface draws classes, not a target'])
  })

  it('says nothing of its scene in a batch where its data have a fault', () => {
    const text =
      'figures: [{data: y = sin(, scene: fit, output: a.gif}, {data: "y = x", scene: fit, output: b.gif}]'
    expect(() => readBatchWith(catalog, text)).toThrow(/^batch:1:.*at character 9/)
  })
})
