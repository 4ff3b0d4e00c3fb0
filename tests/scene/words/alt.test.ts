import { describe, expect, it } from 'vitest'
import { generateDataset } from '../../../src/data/build.ts'
import { tableDataset } from '../../../src/data/build-table.ts'
import { readSpecObject } from '../../../src/encode/catalog.ts'
import { languageOf, loadLanguage } from '../../../src/language/languages.ts'
import type { ClassRecord } from '../../../src/network/network.ts'
import { modelRecord, trainNetwork } from '../../../src/network/train.ts'
import { verdict } from '../../../src/network/verdict.ts'
import { altOf, buildFigure } from '../../../src/scene/scenes/build.ts'
import { shortest } from '../../../src/scene/words/tasks/task.ts'
import { clusterTable } from '../stage.ts'

/** The text of a run, and all that it was made of. */
async function told(options: object, table?: string) {
  const samples = table === undefined ? 60 : undefined
  const spec = readSpecObject({ samples, restarts: 1, maxIter: 60, ...options })
  const dataset = table === undefined ? generateDataset(spec) : tableDataset(spec, table, 'table').dataset
  const { network } = trainNetwork(dataset, spec)
  const judged = await verdict(network, dataset)
  const record: ClassRecord = { ...modelRecord(network, dataset, spec.alpha!), verdict: judged }
  const part = { dataset, network, record }
  const scene = buildFigure(spec, [part])
  return { spec, part, scene, text: altOf(spec, [part], scene) }
}

describe('altOf', async () => {
  const blobs = await told({ data: 'blobs' })
  const { spec, part, scene } = blobs

  it('names the threshold of an axis, and no cuts where a deep network draws none', async () => {
    const { text } = await told({ data: 'moons', hidden: '3,3', scene: 'story' })
    expect(text).toMatch(/in the last hidden layer one threshold (separates|gets)/)
    expect(text).not.toMatch(/cuts/)
    expect((await told({ data: 'moons', hidden: 3, scene: 'story' })).text).toMatch(/the cuts of the units/)
  })

  it('says what the data is, what moves where, and the result with its numbers', () => {
    expect(blobs.text).toBe(
      '60 points in two classes: three blobs in a row, the middle one a class of its own. They and the plane below move into a hidden layer of two sigmoid units, and come back with the decision boundary. The best straight line gets 45 of 60 right on the input; in the hidden layer a straight line separates all 60.',
    )
  })

  it('says at least of the best line that was found, where no proof says that it is the best', async () => {
    const found = await told({ data: 'clusters', classes: 4, hidden: '2', noise: 0.9, samples: 100 })
    expect(found.text).toMatch(/Straight lines get at least \d+ of 100 right on the input/)
  })

  it('names a table, its classes where they are words, and its features', async () => {
    const table = clusterTable(4, ['setosa', 'versicolor', 'virginica'])
    const { text } = await told({ data: 'some/where/iris.csv', hidden: '2' }, table)
    expect(text).toMatch(
      /^60 points in three classes \(setosa, versicolor, virginica\) from iris\.csv, with four features\. They move/,
    )
    expect((await told({ data: '-', hidden: '2' }, clusterTable(1, ['0', '1']))).text).toContain(
      'two classes from a table, with one feature. They and the line below',
    )
  })

  it('says that something separates only where the verdict does', () => {
    const { verdict, ...unjudged } = part.record
    const textOf = (record: ClassRecord) => altOf(spec, [{ ...part, record }], scene)
    const text = (separable: boolean | null, correct: number) =>
      textOf({ ...unjudged, correct, verdict: { ...verdict!, separable } })
    expect(text(true, 60)).toContain('a straight line separates all 60.')
    expect(text(null, 60)).toContain('a straight line gets 60 of 60 right.')
    expect(text(true, 59)).toContain('gets 59 of 60 right, though all could be separated.')
    expect(text(false, 59)).toContain('gets 59 of 60 right, and no other would separate all.')
    expect(textOf(unjudged)).not.toContain('separate')
  })

  it('keeps the clause of a scene where all is too long, and leaves out whole sentences behind it', async () => {
    const data = 'a-table-with-a-very-long-name-that-goes-on-and-on-and-on.csv'
    const names = ['one', 'two', 'three', 'four'].map(name => `${name} ${'long '.repeat(12)}name`)
    const table = clusterTable(5, names, 5)
    const long = await told({ data, hidden: '8,7,6,5,4,3,3,3', maxIter: 5 }, table)
    expect(long.text.length).toBeLessThanOrEqual(400)
    const texts = new Map<string, string>()
    for (const lang of ['de', 'fr', 'es', 'zh', 'ja']) {
      await loadLanguage({ lang })
      texts.set(lang, altOf({ ...long.spec, lang }, [long.part], long.scene))
    }
    expect(texts.get('de')).toBe(
      '20 Punkte in vier Klassen aus a-table-with-a-very-long-name-that-goes…, mit fünf Merkmalen. Sie wandern in verborgene Schichten mit 8 sigmoid-, 7 sigmoid-, 6 sigmoid-, 5 sigmoid-, 4 sigmoid-, 3 sigmoid-, 3 sigmoid- und 3 sigmoid-Neuronen.',
    )
    for (const [lang, text] of texts) expect(text, lang).not.toMatch(/[(（]transform/)
  })

  it('is cut behind a clause where these alone are too long', () => {
    const clauses = Array.from({ length: 9 }, (_, i) => `the ${'long '.repeat(12)} clause ${i + 1}`)
    expect(shortest(languageOf({ lang: 'en' }), [[clauses.join('; ')]])).toMatch(/clause 5…$/)
  })

  it("gives way to the spec's own", () => {
    for (const alt of ['Dots & <lines>', '']) expect(altOf({ ...spec, alt }, [part], scene)).toBe(alt)
  })
})
