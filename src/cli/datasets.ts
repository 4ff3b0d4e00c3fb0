import { catalog } from '../encode/catalog.ts'
import { printJson, printText } from './print.ts'
import { table } from './table.ts'

/**
 * Prints the built-in datasets with their defaults: a table, or a line of JSON.
 *
 * @param json whether as JSON
 */
export function printDatasets(json: boolean): void {
  if (json) printJson(catalog.datasets)
  else printText(datasetTable())
}

function datasetTable(): string {
  const rows = catalog.datasets.map(facts => [
    facts.name,
    String(facts.samples),
    String(facts.noise ?? '–'),
    String(facts.classes?.value ?? '–'),
    facts.hidden,
    String(facts.alpha),
    facts.summary,
  ])
  return table([['name', 'samples', 'noise', 'classes', 'hidden', 'alpha', ''], ...rows])
}
