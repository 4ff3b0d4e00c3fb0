import { describe, expect, it } from 'vitest'
import { generateDataset } from '../../../src/data/build.ts'
import { readFigureObject } from '../../../src/encode/catalog.ts'
import { languageOf } from '../../../src/language/languages.ts'
import { train } from '../../../src/network/train.ts'
import { networkSpecs } from '../../../src/options/sweep.ts'
import { altOf, buildFigure } from '../../../src/scene/scenes/build.ts'
import { shortest } from '../../../src/scene/words/alt.ts'
import { textsOf } from '../outline.ts'
import { clusterTable } from '../stage.ts'
import { areShort, longest, textOf, told } from './told.ts'

describe('altOf', () => {
  it('says what the data is, what moves where, and the result with its numbers', async () => {
    const { text } = await told({ data: 'blobs', samples: 200 })
    expect(text).toBe(
      '200 points in two classes: three blobs in a row, the middle one a class of its own. They and the plane below move into a hidden layer of two sigmoid units, and come back with the decision boundary. The best straight line gets 150 of 200 on the input; in the hidden layer a straight line separates all 200.',
    )
  })

  it.each([
    [
      { data: 'circles', oneWay: true },
      'They and the plane below rise into the cube of a hidden layer of three sigmoid units.',
    ],
    [{ data: 'circles', hollow: true }, ': a ring inside a ring.'],
    [{ data: 'blobs', hidden: '4:relu,3:tanh' }, 'hidden layers of 4 relu and 3 tanh units'],
    [{ data: 'spirals', classes: 3, hidden: '2' }, 'three arms of a spiral'],
    [{ data: 'xor', sheet: false }, 'They move into a hidden layer'],
    [
      { data: 'xor', at: '30%' },
      'A picture that says “Two units bend the plane”. The best linear classifier gets',
    ],
    [{ data: 'xor', film: 6 }, 'Six moments of an animation in which they and'],
    [
      { data: 'blobs', scene: 'data,orbit' },
      'Two panels: a scatter plot shows them; their places in a hidden layer of two sigmoid units turn',
    ],
    [{ data: 'blobs', hidden: '5' }, 'in the hidden layer a linear classifier'],
    [{ data: 'blobs', hidden: '1' }, 'a hidden layer of one sigmoid unit, and'],
  ])('of %o has “%s”', async (options, part) => {
    expect((await told(options)).text).toContain(part)
  })

  it('lists what a story shows, or says the one thing that it can show', async () => {
    expect((await told({ data: 'blobs', scene: 'story' })).text).toContain(
      'One after the other appear the best straight line, the cuts of the units, the way into a hidden layer of two sigmoid units, the decision there and the probability over the plane.',
    )
    const table = clusterTable(5, ['a', 'b', 'c', 'd', 'e'])
    expect((await told({ data: 'five.csv', scene: 'story', hidden: '6' }, table)).text).toContain(
      'They move into a hidden layer of six sigmoid units.',
    )
  })

  it('names what was held out behind all that is said of the points', async () => {
    const table = clusterTable(4, ['a', 'b', 'c'])
    const { text } = await told({ data: 'iris.csv', hidden: '2', test: 0.25 }, table)
    expect(text).toMatch(
      /^45 points in three classes \(a, b, c\) from iris\.csv, with four features; 15 more are held out\. They move/,
    )
  })

  it('says at least of the best line that was found, where no proof says that it is the best', async () => {
    const found = await told({ data: 'clusters', classes: 4, noise: 0.9, samples: 200 })
    expect(found.text).toMatch(/Straight lines get at least \d+ of 200 on the input/)
    const proven = await told({ data: 'moons', samples: 200 })
    expect(proven.text).toMatch(/The best straight line gets \d+ of 200 on the input/)
    const all = await told({ data: 'clusters', classes: 4, samples: 200 })
    expect(all.text).not.toContain('at least')
  })

  it('names a table, its classes where they are words, and its features', async () => {
    const table = clusterTable(4, ['setosa', 'versicolor', 'virginica'])
    const { text } = await told({ data: 'some/where/iris.csv', hidden: '2' }, table)
    expect(text).toMatch(
      /^60 points in three classes \(setosa, versicolor, virginica\) from iris\.csv, with four features\. They move/,
    )
    expect(text).toMatch(
      /A linear classifier (gets|separates) .* on the input; in the hidden layer straight lines/,
    )
    expect((await told({ data: '-', hidden: '2' }, clusterTable(1, ['0', '1']))).text).toContain(
      'two classes from a table, with one feature. They and the line below',
    )
  })

  it('says what a table is reduced to, and that a line over the components is straight', async () => {
    const table = clusterTable(4, ['a', 'b', 'c'])
    const { text } = await told({ data: 'iris.csv', hidden: '2', reduce: 'lda:2' }, table)
    expect(text).toMatch(
      /^60 points in three classes \(a, b, c\) from iris\.csv, with four features reduced to two discriminants \(100 % between classes\)\. They and the plane below move/,
    )
    expect(text).toMatch(/Straight lines (get|separate) .* on the input/)
  })

  it('says that something separates only where the verdict does', async () => {
    const { spec, dataset, network, record } = await told({ data: 'blobs' })
    const text = (separable: boolean | null, correct: number) =>
      textOf(spec, {
        dataset,
        network,
        record: { ...record, correct, verdict: { ...record.verdict!, separable } },
      })
    expect(text(true, 60)).toContain('a straight line separates all 60.')
    expect(text(null, 60)).toContain('a straight line gets 60 of 60.')
    expect(text(true, 59)).toContain('gets 59 of 60, though all could be separated.')
    expect(text(false, 59)).toContain('gets 59 of 60, and no other would separate them all.')
    const { verdict: _, ...unjudged } = record
    expect(textOf(spec, { dataset, network, record: unjudged })).not.toContain('separate')
  })

  // `alt.slow.ts` has the texts of all scenes.
  it('has one to three sentences of at most 400 letters, of long names and many layers', async () =>
    areShort([await longest()]))

  it('keeps the clause of a scene where all is too long, and leaves out whole sentences behind it', async () => {
    expect((await longest('de')).text).toBe(
      '20 Punkte in vier Klassen aus a-table-with-a-very-long-name-that-goes…, mit fünf Merkmalen. Sie wandern in verborgene Schichten mit 8 sigmoid-, 7 sigmoid-, 6 sigmoid-, 5 sigmoid-, 4 sigmoid-, 3 sigmoid-, 3 sigmoid- und 3 sigmoid-Neuronen.',
    )
    for (const lang of ['fr', 'es', 'zh', 'ja'])
      expect((await longest(lang)).text, lang).not.toMatch(/[(（]transform/)
  })

  it('is cut behind a clause where these alone are too long', () => {
    const clauses = Array.from({ length: 9 }, (_, i) => `the ${'long '.repeat(12)} clause ${i + 1}`)
    expect(shortest(languageOf({ lang: 'en' }), [[clauses.join('; ')]])).toMatch(/clause 5…$/)
  })

  it('of a sweep has verbs in the number of each network, and says of panels that they are projections', async () => {
    const spec = readFigureObject({ data: 'circles', hidden: '1|3|4', samples: 60 })
    const parts = networkSpecs(spec).map(own => {
      const dataset = generateDataset(own)
      return { dataset, ...train(dataset, own) }
    })
    const scene = buildFigure(spec, parts)
    expect(altOf(spec, parts, scene)).toMatch(
      /1 unit gets \d+ of 60; 3 units are the first to separate all 60; 4 units separate all 60\.$/,
    )
    const texts = textsOf(scene.at('poster')).map(({ text }) => text)
    expect(texts).toEqual(
      expect.arrayContaining(['the first to separate all 60', 'separate all 60, drawn projected']),
    )
  })

  it("gives way to the spec's own", async () => {
    expect((await told({ data: 'blobs', alt: 'Dots & <lines>' })).text).toBe('Dots & <lines>')
    expect((await told({ data: 'blobs', alt: '' })).text).toBe('')
  })
})
