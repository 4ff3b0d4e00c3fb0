import { describe, expect, it } from 'vitest'
import * as en from '../../src/language/en.ts'
import { buildModel } from '../../src/scene/model/class-model.ts'
import { scenes } from '../../src/scene/scenes/registry.ts'
import { pointBook } from '../../src/web/point-facts.ts'
import { make } from '../scene/stage.ts'

describe('the facts of a point', () => {
  const { spec, dataset, network } = make({ data: 'iris', hidden: '2', samples: null })
  const model = buildModel(spec, dataset, network)
  const book = pointBook(spec, () => [{ model }], scenes, en)

  it('are in the units of the table', () => {
    const { number, features, own } = book.facts(0, 0)
    expect([number, own.value]).toEqual(['1', 'setosa'])
    expect(features.map(({ value }) => value)).toEqual(['5.1', '3.5', '1.4', '0.2'])
  })

  it('say what the network predicts: as many right as the model counts, in probabilities of the winner', () => {
    const all = book.rowsOf(0).map(row => book.facts(0, row))
    expect(all.filter(({ predictions: [{ wrong }] }) => !wrong)).toHaveLength(model.correct)
    for (const { predictions } of all)
      expect(Number(/[\d.]+/.exec(predictions[0].cells[1].value)![0])).toBeGreaterThan(33)
  })

  it('are in the words of the table, one for each of its columns', () => {
    const rows = Array.from({ length: 24 }, (_, i) =>
      [
        ['red', 'green', 'blue'][i % 3],
        20.5 + (i % 7),
        ['no', 'yes'][i % 2],
        `2024-03-${10 + (i % 12)} 06:30`,
        'xy'[(i * 7) % 5 < 2 ? 0 : 1],
      ].join(),
    )
    const table = ['colour,age,smokes,on,label', ...rows].join('\n')
    const made = make({ data: 'table.csv', hidden: 2, restarts: 1 }, table)
    const one = pointBook(
      made.spec,
      () => [{ model: buildModel(made.spec, made.dataset, made.network) }],
      scenes,
      en,
    )
    for (const row of [0, 1, 2, 13]) {
      const cells = rows[row].split(',')
      expect(one.facts(0, row).features).toEqual(
        ['colour', 'age', 'smokes', 'on'].map((name, i) => ({ name, value: cells[i] })),
      )
    }
  })

  it('are a sentence for those who hear it', () => {
    expect(
      en.page.pointSentence({
        number: '3',
        features: [{ name: 'x', value: '1' }],
        own: { name: 'class', value: 'a' },
        predictions: [
          {
            network: '2 units',
            sentence: en.page.predictedSentence({ class: 'b', share: 0.6, right: false }),
          },
          {
            network: '3 units',
            sentence: en.page.predictedSentence({ class: 'a', share: 0.9, right: true }),
          },
        ],
        slice: null,
      }),
    ).toBe('Point 3, x 1, class a, 2 units: predicted b with 60 %, wrong, 3 units: predicted a with 90 %')
  })
})
