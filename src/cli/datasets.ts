import { catalog } from '../encode/catalog.ts'
import { alignColumns } from './align-columns.ts'
import { printJson, printText } from './print.ts'

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
  return alignColumns([['name', 'samples', 'noise', 'classes', 'hidden', 'alpha', ''], ...rows])
}
