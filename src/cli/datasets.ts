import { catalog } from '../encode/catalog.ts'
import type { DatasetFacts } from '../options/catalog.ts'
import { alignColumns } from './align-columns.ts'
import type { CallOf } from './call.ts'
import { printJson, printText } from './print.ts'

/** Prints the built-in datasets with their defaults: a table, or a line of JSON. */
export function printDatasets({ json }: CallOf<'datasets'>): void {
  if (json) printJson(catalog.datasets.map(facts => ({ hollow: false, ...facts })))
  else printText(`${datasetTable()}\n\n${others}`)
}

function datasetTable(): string {
  const rows = catalog.datasets.map(facts => [
    facts.name,
    String(facts.samples),
    String(facts.noise ?? '–'),
    classesOf(facts),
    facts.hidden,
    String(facts.alpha),
    facts.summary,
  ])
  return alignColumns([['name', 'samples', 'noise', 'classes', 'hidden', 'alpha', ''], ...rows])
}

/** Data that no list can have. */
const others = `Also a formula for a number to predict, "y = sin(3*x)" or "z = x*y", an expression
for two classes, "y > sin(3*x)", and a table.`

/** "3", or with the limits of a choice "2 (2–8)". */
function classesOf({ classes }: DatasetFacts): string {
  return typeof classes === 'number' ? `${classes}` : `${classes.value} (${classes.least}–${classes.most})`
}
