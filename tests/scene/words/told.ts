// Texts that say in words what figures show.
import { expect } from 'vitest'
import { generateDataset } from '../../../src/data/build.ts'
import { tableDataset } from '../../../src/data/build-table.ts'
import { readSpecObject } from '../../../src/encode/catalog.ts'
import { loadLanguage } from '../../../src/language/languages.ts'
import type { TrainingRecord } from '../../../src/network/network.ts'
import { reduceDataset } from '../../../src/network/reduce.ts'
import { modelRecord, train } from '../../../src/network/train.ts'
import { verdict } from '../../../src/network/verdict.ts'
import type { Spec } from '../../../src/options/spec.ts'
import type { Trained } from '../../../src/scene/model/trained.ts'
import { altOf, buildFigure } from '../../../src/scene/scenes/build.ts'
import { clusterTable } from '../stage.ts'

export function textOf(spec: Spec, part: Trained): string {
  return altOf(spec, [part], buildFigure(spec, [part]))
}

/** The text of a run, and all that it was made of. */
export async function told(options: object, table?: string) {
  const samples = table === undefined ? 60 : undefined
  const spec = readSpecObject({ samples, restarts: 1, maxIter: 60, ...options })
  const scaled = table === undefined ? generateDataset(spec) : tableDataset(spec, table, 'table').dataset
  const dataset = reduceDataset(scaled, spec.reduce)
  const {
    network,
    record: { trace },
  } = train(dataset, spec, { trace: true })
  const record: TrainingRecord = {
    ...modelRecord(network, dataset, spec.alpha!),
    trace,
    verdict: await verdict(network, dataset),
  }
  return { spec, dataset, network, record, text: textOf(spec, { dataset, network, record }) }
}

/** The text of a table, classes and layers with much to say. */
export async function longest(lang = 'en'): Promise<{ text: string }> {
  await loadLanguage({ lang })
  const long = 'a-table-with-a-very-long-name-that-goes-on-and-on-and-on.csv'
  const names = ['one', 'two', 'three', 'four'].map(name => `${name} ${'long '.repeat(12)}name`)
  return told({ data: long, hidden: '8,7,6,5,4,3,3,3', maxIter: 5, lang }, clusterTable(5, names, 5))
}

/** Holds that texts are one to three sentences of at most 400 letters. */
export function areShort(texts: readonly { text: string }[]): void {
  for (const { text } of texts) {
    expect(text.length, text).toBeLessThanOrEqual(400)
    expect(text).toMatch(/^[A-Z0-9].*[.…]$/)
    expect(text.split(/[.] (?=[A-Z])/).length, text).toBeLessThanOrEqual(3)
  }
}
