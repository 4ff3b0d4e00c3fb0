import { catalog } from '../encode/catalog.ts'
import { SpecError } from '../options/error.ts'
import type { HiddenLayer } from '../options/forms.ts'
import { flagName } from '../options/key-table.ts'
import { formatLayers } from '../options/kinds/layers.ts'
import { isOfModel } from '../options/stages.ts'
import { type FigureSpec, isSweep, sweptKeys } from '../options/sweep.ts'
import type { Task } from '../options/task.ts'
import type { PanelResult } from '../render/result.ts'
import { taskOfResult } from './summary.ts'

/** Throws SpecError where no key takes several values, though the command or a flag asks for a sweep. */
export function checkSweep(spec: FigureSpec, asker: 'sweep' | 'csv'): void {
  if (isSweep(spec)) return
  // What belongs to training means nothing to a loaded network.
  const keys = sweptKeys().filter(key => !isOfModel(key, spec.model))
  const several = `several values of ${keys.map(key => `--${flagName(key)}`).join(', ')}, such as --${keys[0]} 1..4`
  throw new SpecError(asker, undefined, several)
}

/** Columns of the results of a sweep; errors are in the target's own units. */
const columns: Readonly<Record<Task, string>> = {
  classification:
    'value,accuracy,correct,samples,separable,margin,first,inputAccuracy,loss,iterations,restarts,heldOutAccuracy',
  regression: 'value,rmse,r2,largest,samples,loss,iterations,restarts,heldOutRmse',
}

/** The results of a sweep as CSV (RFC 4180, but with \n): a header and a row for each value. */
export function panelsAsCsv(panels: readonly PanelResult[]): string {
  const header = columns[taskOfResult(panels[0])]
  const rows = panels.map(panel => {
    const facts = factsOf(panel)
    return header.split(',').map(name => cellOf(facts[name]))
  })
  return [header, ...rows.map(row => row.join(','))].join('\n')
}

/** The facts of a panel by the names of columns. */
function factsOf({ value, first, data, training }: PanelResult): Record<string, unknown> {
  const { test, ...record } = training
  const held: { accuracy?: number; rmse?: number } = test ?? {}
  return {
    ...record,
    ...('verdict' in record && record.verdict),
    ...{ value: textOf(value), first, samples: data.samples },
    ...{ heldOutAccuracy: held.accuracy, heldOutRmse: held.rmse },
  }
}

/** The value of a panel as its flag takes it: hidden layers, columns that are held, or one word or number. */
function textOf(value: unknown): unknown {
  if (!Array.isArray(value)) return value
  return typeof value[0] === 'string'
    ? value.join(',')
    : formatLayers(value as HiddenLayer[], catalog.activations[0])
}

function cellOf(value: unknown): string {
  const text = String(value ?? '')
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
