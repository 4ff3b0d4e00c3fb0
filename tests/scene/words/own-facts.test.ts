import { describe, expect, it } from 'vitest'
import * as en from '../../../src/language/en.ts'
import { buildModel } from '../../../src/scene/model/class-model.ts'
import { ownFacts, withFacts } from '../../../src/scene/words/own-facts.ts'
import { makeRegression } from '../regressions.ts'
import { clusterTable, make } from '../stage.ts'

const options = { data: 'circles', hidden: 2, restarts: 1, test: 0.25, seed: 7 }
const { spec, dataset, network, record } = make(options)
const model = buildModel(spec, dataset, network)
const told = { spec, model, record, shown: true, say: en }
const fill = (text: string, over: object = {}) => withFacts('caption', text, { ...told, ...over })

const numbers = makeRegression({ data: 'y = sin(3*x)', test: 0.25 })
const ofNumbers = { ...numbers, shown: true, say: en }

describe('facts in a text of one’s own', () => {
  it('are those of the network, and of rows that were held out', () => {
    expect(fill('{heldCorrect} of {heldSamples}')).toBe(`${model.held!.correct} of 50`)
    expect(fill('{correct} of {samples}, {wrong} not')).toBe(
      `${record.correct} of 150, ${150 - record.correct} not`,
    )
    expect(fill('{hidden} units, {layers} layer, {features} features, {classes} classes')).toBe(
      '2 units, 1 layer, 2 features, 2 classes',
    )
    expect(fill('{iterations} {seed} {alpha} {data}')).toBe(`${record.iterations} 7 ${spec.alpha} circles`)
    expect(Number(fill('{loss}'))).toBeCloseTo(record.loss, 1)
    expect(fill('{accuracy}')).toBe(`${Math.round((100 * record.correct) / 150)} %`)
  })

  it('are those of a regression, in the target’s own units', () => {
    const { scores, held, straight } = numbers.model
    expect(Number(withFacts('caption', '{rmse}', ofNumbers))).toBeCloseTo(scores.rmse, 2)
    expect(Number(withFacts('caption', '{heldRmse}', ofNumbers))).toBeCloseTo(held!.rmse, 2)
    expect(Number(withFacts('caption', '{straight}', ofNumbers))).toBeCloseTo(straight.rmse, 1)
  })

  it('stand in no other braces', () => {
    for (const text of ['{x}', '{a,b}', '{constructor}', '{ correct }', '{}']) expect(fill(text)).toBe(text)
  })

  it('that there are none of are refused with the reason', () => {
    const without = { model: { ...model, held: null } }
    expect(() => fill('{heldCorrect}', without)).toThrow(/caption: got "{heldCorrect}", .*--test/)
    expect(() => fill('{hidden}', { shown: false })).toThrow(/no network is shown/)
    expect(() => fill('{correct}', { shown: false })).toThrow(/no network that gives classes is shown/)
    expect(() => fill('{rmse}')).toThrow(/no network for regression is shown/)
    expect(() => withFacts('caption', '{accuracy}', ofNumbers)).toThrow(/no network that gives classes/)
    expect(() => fill('{loss}', { spec: { ...spec, model: 'a.json' } })).toThrow(/trained/)
    expect(() => fill('{iterations}', { record: undefined })).toThrow(/trained/)
  })

  it('have names of one word, each with a value here', () => {
    for (const [name, { help }] of Object.entries(ownFacts)) {
      expect(name).toMatch(/^[a-z]+([A-Z][a-z]+)*\d?$/)
      const filled = [told, ofNumbers].flatMap(one => {
        try {
          return withFacts('caption', `{${name}}`, one)
        } catch {
          return []
        }
      })
      expect(filled.length, name).toBeGreaterThan(0)
      for (const text of filled) expect(text).not.toContain('{')
      expect(help.length).toBeLessThan(65)
    }
  })

  it('name a table by its file', () => {
    const table = make({ data: 'some folder/table.csv', restarts: 1, hidden: 2 }, clusterTable(2, ['a', 'b']))
    const own = buildModel(table.spec, table.dataset, table.network)
    expect(withFacts('title', '{data}', { ...told, ...table, model: own })).toBe('table.csv')
  })
})
