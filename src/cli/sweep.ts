import { catalog } from '../encode/catalog.ts'
import { isRegressionRecord } from '../network/network.ts'
import { SpecError } from '../options/error.ts'
import type { HiddenLayer } from '../options/forms.ts'
import { flagName } from '../options/key-table.ts'
import { formatLayers } from '../options/kinds/layers.ts'
import { isOfModel } from '../options/stages.ts'
import { type FigureSpec, isSweep, sweptKeys } from '../options/sweep.ts'
import type { PanelResult } from '../render/result.ts'

/** Throws SpecError where no key takes several values, though the command or a flag asks for a sweep. */
export function checkSweep(spec: FigureSpec, asker: 'sweep' | 'csv'): void {
  if (isSweep(spec)) return
  // What belongs to training means nothing to a loaded network.
  const keys = sweptKeys().filter(key => !isOfModel(key, spec.model))
  const several = `several values of ${keys.map(key => `--${flagName(key)}`).join(', ')}, such as --${keys[0]} 1..4`
  throw new SpecError(asker, undefined, several)
}

/** The results of a sweep as CSV (RFC 4180, but with \n): a header and a row for each value. */
export function panelsAsCsv(panels: readonly PanelResult[]): string {
  const isErrors = panels.some(({ training }) => isRegressionRecord(training))
  const rows = panels.map(({ value, first, data, training }) => {
    if (isRegressionRecord(training)) {
      const { rmse, r2, largest, loss, iterations, restarts, test } = training
      return [textOf(value), rmse, r2, largest, data.samples, loss, iterations, restarts, test?.rmse ?? null]
    }
    const { verdict, accuracy, correct, loss, iterations, restarts, test } = training
    const { separable, margin, inputAccuracy } = verdict!
    return [
      textOf(value),
      accuracy,
      correct,
      data.samples,
      separable,
      margin,
      first,
      inputAccuracy,
      loss,
      iterations,
      restarts,
      test?.accuracy ?? null,
    ]
  })
  return [isErrors ? errorColumns : columns, ...rows].map(row => row.map(cellOf).join(',')).join('\n')
}

/** The value of a panel as its flag takes it: hidden layers, columns that are held, or one word or number. */
function textOf(value: unknown): unknown {
  if (!Array.isArray(value)) return value
  return typeof value[0] === 'string'
    ? value.join(',')
    : formatLayers(value as HiddenLayer[], catalog.activations[0])
}

const columns = [
  'value',
  'accuracy',
  'correct',
  'samples',
  'separable',
  'margin',
  'first',
  'inputAccuracy',
  'loss',
  'iterations',
  'restarts',
  'heldOutAccuracy',
]

/** The columns of regression; errors in the target's own units. */
const errorColumns = [
  'value',
  'rmse',
  'r2',
  'largest',
  'samples',
  'loss',
  'iterations',
  'restarts',
  'heldOutRmse',
]

function cellOf(value: unknown): string {
  const text = value === null ? '' : String(value)
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
