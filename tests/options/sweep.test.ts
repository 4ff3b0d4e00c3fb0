import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ClassDataset } from '../../src/data/dataset.ts'
import { readFigureObject, readSpecObject } from '../../src/encode/catalog.ts'
import * as en from '../../src/language/en.ts'
import type { Network } from '../../src/network/network.ts'
import { trainNetwork } from '../../src/network/train.ts'
import { choicesOf } from '../../src/options/choices.ts'
import { SpecError } from '../../src/options/error.ts'
import { flagForm } from '../../src/options/flag-form.ts'
import {
  changeFigure,
  isSweep,
  type SpecJson,
  type Sweep,
  specJson,
  sweptKeys,
} from '../../src/options/sweep.ts'
import { loadDataset } from '../../src/render/load.ts'
import { buildScene } from '../../src/scene/scenes/build.ts'
import { panelNames } from '../../src/scene/words/sweep.ts'
import { solversTaking } from './catalog.ts'
import { faultOf } from './fault.ts'

const seed = 20261125
const ofSolver = ['batchSize', 'momentum', 'maxIter', 'tol']
const sigmoid = (...units: number[]) => units.map(units => ({ units, activation: 'sigmoid' }))
const readSweep = (input: object): Sweep => {
  const figure = readFigureObject(input)
  if (!isSweep(figure)) throw new Error('no sweep')
  return figure
}
const messageOf = (input: object) => faultOf(() => readFigureObject(input)).message
const isRead = (input: object) => expect(() => readFigureObject(input)).not.toThrow()

describe('a key of several values', () => {
  it.each([
    ['hidden', '1..3', '1|2|3', 'the model file has its own layers'],
    ['alpha', '0.1|1', '0.1|1', 'the network of the model file is trained already'],
  ])('of training, %s, is refused beside a model file, as it was given', (key, values, shown, reason) => {
    expect(messageOf({ data: 'blobs', model: 'm.json', [key]: values })).toBe(
      `${key}: got "${shown}"; leave it out: ${reason}`,
    )
    isRead({ data: 'blobs', model: 'm.json', seed: '1..3' })
  })

  it('compares activations with the same units, though one of them would have more', () => {
    const units = (given: object) =>
      readSweep({ data: 'xor', ...given }).panels.map(({ spec }) => spec.hidden![0].units)
    expect(units({ activation: 'sigmoid|relu' })).toEqual([2, 2])
    expect(units({ activation: 'relu', seed: '1..2' })).toEqual([3, 3])
  })

  it('is stored in the normal form of each, from a range, a list or the form itself', () => {
    const stored = { sweep: [sigmoid(1), sigmoid(2), sigmoid(3), sigmoid(8, 3)] }
    for (const hidden of ['1..3|8,3', '1|2|3|8,3', { sweep: [1, '2', [3], [8, 3]] }, stored])
      expect(specJson(readFigureObject({ data: 'blobs', hidden })).hidden).toEqual(stored)
    expect(specJson(readFigureObject({ data: 'blobs', seed: '3..5' })).seed).toEqual({ sweep: [3, 4, 5] })
    expect(specJson(readFigureObject({ data: 'moons', noise: '0.05 | 0.1' })).noise).toEqual({
      sweep: [0.05, 0.1],
    })
  })

  it('makes a spec that reads as itself, also from the flags that say it', () => {
    const values = {
      hidden: fc.constantFrom('1..4', '2|3|8,3', '4:relu,2:tanh|3'),
      seed: fc.constantFrom('1..3', '5|900'),
      activation: fc.constantFrom('sigmoid|tanh', 'relu|identity|tanh'),
      noise: fc.constantFrom('0.1|0.2', '1|0.5|0.25'),
      alpha: fc.constantFrom('0.1|1', '0|0.001'),
      reduce: fc.constantFrom('2|3', 'pca:2|lda:2', '2..3'),
      solver: fc.constantFrom('lbfgs|adam|sgd', 'adam|sgd', 'sgd|lbfgs'),
      learningRate: fc.constantFrom('0.001|0.1', '1|0.5|0.25'),
      without: fc.constantFrom('h1|h2', 'none|1:h1'),
      fix: fc.constantFrom('a=1..3', 'b=2,a=1|4,c=x', 'a=1|a=2,b=3'),
    }
    const others = fc.constantFrom<object[]>(
      {},
      { hidden: '3' },
      { hidden: '8,3', maxIter: 70 },
      { solver: 'adam' },
      { solver: 'sgd', learningRate: 0.05, momentum: 0.5, tol: 1e-3 },
    )
    fc.assert(
      fc.property(fc.constantFrom(...sweptKeys()), fc.record(values), others, (key, all, other) => {
        const more = {
          ...(key === 'learningRate' && { solver: 'adam' }),
          ...(key === 'fix' && { data: 't.csv', slice: 'd,e' }),
          ...other,
        }
        const spec = readFigureObject({ data: 'blobs', ...more, [key]: all[key] })
        const json = specJson(spec)
        expect(readFigureObject(json)).toEqual(spec)
        const again = specJson(readFigureObject(JSON.parse(JSON.stringify(json))))
        expect(JSON.stringify(again)).toBe(JSON.stringify(json))
        const { data, ...chosen } = choicesOf(readFigureObject, spec)
        const flags = Object.keys(chosen).map(key => [key, flagForm(json, key as keyof SpecJson)])
        expect(readFigureObject({ data, ...Object.fromEntries(flags) })).toEqual(spec)
      }),
      { seed, numRuns: 40 },
    )
  })

  it('is a panel each, with a name, one value and all other keys', () => {
    const { key, values, panels, ...picture } = readSweep({ data: 'circles', hidden: '1|2|8,3' })
    expect(key).toBe('hidden')
    expect(values).toEqual([sigmoid(1), sigmoid(2), sigmoid(8, 3)])
    const named = (sweep: Sweep) => panelNames(sweep, en)
    expect(named({ key, values, panels, ...picture })).toEqual(['1 unit', '2 units', '8 and 3 units'])
    const few = readSweep({ data: 'circles', hidden: '0..1' })
    expect(few.values).toEqual([[], sigmoid(1)])
    expect(named(few)).toEqual(['no hidden layer', '1 unit'])
    expect(flagForm(specJson(few), 'hidden')).toBe('0|1')
    const reduced = readSweep({ data: 'a.csv', reduce: '2|3|lda:2' })
    expect(named(reduced)).toEqual(['2 components', '3 components', '2 discriminants'])
    expect(panels.map(({ spec }) => spec.hidden)).toEqual([sigmoid(1), sigmoid(2), sigmoid(8, 3)])
    for (const panel of panels) {
      expect(isSweep(panel.spec)).toBe(false)
      expect(panel.spec).toMatchObject({ ...picture, layout: null })
      expect(Object.keys(panel.spec).sort()).toEqual(
        [...Object.keys(picture), ...sweptKeys(), ...ofSolver].sort(),
      )
    }
  })

  it('gives each of several solvers its own ends, and takes what means something to one of them', () => {
    const ends = (more: object) =>
      readSweep({ data: 'moons', solver: 'lbfgs|adam|sgd', ...more }).panels.map(({ spec }) => [
        spec.maxIter,
        spec.tol,
      ])
    expect(ends({})).toEqual([
      [1000, 1e-6],
      [200, 1e-4],
      [200, 1e-4],
    ])
    expect(ends({ maxIter: 50, momentum: 0.5 })).toEqual([
      [50, 1e-6],
      [50, 1e-4],
      [50, 1e-4],
    ])
    isRead({ data: 'moons', solver: 'lbfgs|adam', learningRate: 0.1 })
    expect(messageOf({ data: 'moons', solver: 'lbfgs|adam', momentum: 0.5 })).toBe(
      `momentum: got "0.5"; leave it out: it works only with the solver ${solversTaking('momentum')}`,
    )
    expect(messageOf({ data: 'moons', learningRate: '0.1|1' })).toBe(
      `learningRate: got "0.1|1"; leave it out: it works only with the solver ${solversTaking('learningRate')}`,
    )
    const names = (keys: object) => panelNames(readSweep({ data: 'moons', ...keys }), en)
    expect(names({ solver: 'lbfgs|adam|sgd' })).toEqual(['L-BFGS', 'Adam', 'SGD'])
    expect(names({ solver: 'sgd', learningRate: '0.1|1' })).toEqual(['learning rate 0.1', 'learning rate 1'])
  })

  it('gives a swept activation to all layers', () => {
    const { panels } = readSweep({ data: 'blobs', hidden: '4,2', activation: 'tanh|relu' })
    expect(panels.map(({ spec }) => spec.hidden!.map(({ activation }) => activation))).toEqual([
      ['tanh', 'tanh'],
      ['relu', 'relu'],
    ])
    expect(messageOf({ data: 'blobs', hidden: '4:tanh,2', activation: 'sigmoid|relu' })).toMatch(/^hidden: /)
  })

  it('has room for its panels: a row up to three, else a grid, as long as the longest', () => {
    const layouts = ['1..2', '1..3', '1..4', '1..6'].map(hidden =>
      readFigureObject({ data: 'blobs', hidden }),
    )
    expect(layouts.map(({ layout, size }) => [layout, size.width, size.height])).toEqual([
      ['row', 1000, 520],
      ['row', 1320, 480],
      ['grid', 880, 960],
      ['grid', 1320, 960],
    ])
    expect(readFigureObject({ data: 'blobs', hidden: '1..4', layout: 'row' }).size).toEqual({
      width: 1760,
      height: 480,
    })
    // In a wide picture a row has panels that are no smaller.
    const sized = ['800x400', '2000x1000', '900x900', '1200x700'].map(size =>
      readFigureObject({ data: 'blobs', hidden: '1..4', size }),
    )
    expect(sized.map(({ layout }) => layout)).toEqual(['row', 'row', 'grid', 'row'])
    expect(readFigureObject({ data: 'blobs', hidden: '2|8,3' }).duration).toBe(
      readSpecObject({ data: 'blobs', hidden: '8,3' }).duration,
    )
  })

  it('changes with the keys of its picture, in all panels and in its JSON', () => {
    const sweep = readSweep({ data: 'moons', seed: '1..3' })
    const dark = changeFigure(sweep, { theme: 'dark', fps: 10 })
    expect(dark).toEqual(readFigureObject({ data: 'moons', seed: '1..3', theme: 'dark', fps: 10 }))
    expect(sweep.panels[2].spec).toMatchObject({ theme: 'light', fps: 25 })
    expect(changeFigure(readSpecObject({ data: 'moons' }), { fps: 10 })).toEqual(
      readSpecObject({ data: 'moons', fps: 10 }),
    )
  })

  it.each([[{ seed: '1..3' }, 'seed: got "1|2|3", expected one value']])(
    'is no spec of one network: %j',
    (keys, message) => {
      expect(() => readSpecObject({ data: 'blobs', ...keys })).toThrow(SpecError)
      expect(() => readSpecObject({ data: 'blobs', ...keys })).toThrow(message)
      expect(() => readSpecObject({ data: 'blobs', ...keys })).toThrow('readFigureSpec')
    },
  )

  it('is refused by what takes one network: its type lacks the keys of one', () => {
    const sweep = readSweep({ data: 'blobs', seed: '1..3' })
    const calls = () => [
      // @ts-expect-error
      loadDataset(sweep),
      // @ts-expect-error
      trainNetwork({} as ClassDataset, sweep),
      // @ts-expect-error
      buildScene(sweep, {} as ClassDataset, {} as Network),
    ]
    expect(calls).toBeTypeOf('function')
    for (const key of sweptKeys()) expect(sweep).not.toHaveProperty(key)
  })

  it.each([
    [{ hidden: '4..1' }, 'hidden: got "0 values", expected 2 to 16'],
    [{ seed: '1..17' }, 'seed: got "17 values", expected 2 to 16'],
    [{ hidden: '2|2' }, 'hidden: got ["2","2"], expected values that differ'],
    [{ hidden: '1|none' }, 'hidden: got "none", expected 1 to 8 hidden layers'],
    [{ hidden: '1..3', seed: '1..3' }, 'seed: got [1,2,3], expected one value: hidden already'],
    [{ hidden: '1..3', scene: 'transform,data' }, 'scene: got "transform,data", expected one scene'],
    [{ seed: '1..9', size: 500 }, 'size: got "500x500", expected at least 600x600'],
    [
      { seed: '1..4', size: '796x400', layout: 'row' },
      'size: got "796x400", expected at least 800x200: 4 panels in 4 × 1, each of at least 200 pixels',
    ],
    [{ data: 'iris.csv', noise: '0.1|0.2' }, 'noise: got 0.1; leave it out'],
    [{ samples: '100|200' }, 'samples: got "100|200", expected a whole number'],
  ])('is refused as %j', (keys, message) => {
    expect(messageOf({ data: 'blobs', ...keys })).toContain(message)
  })
})
