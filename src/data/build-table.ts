import { SpecError } from '../options/error.ts'
import type { Spec } from '../options/spec.ts'
import { type ModelData, mapNumbers, type PlainPoints, scaled } from './build.ts'
import type { ClassDataset, Dataset, HeldOut } from './dataset.ts'
import { sourcesOf } from './encoding.ts'
import { filled, filledNotes, usualValues } from './fill-gaps.ts'
import { withHeldOut } from './held-out.ts'
import { LEAST } from './number.ts'
import { applyScale, areAllEqual, column, extremes } from './scale.ts'
import { parseTable } from './table.ts'
import { type RowTable, rowTexts, twinsOf } from './twins.ts'

/**
 * Reads a dataset from a table's text and scales it.
 *
 * @param file the table's name, for messages and for its ending
 * @param given what a trained model knows of its data
 * @returns notes say what was decided about the table without being asked; the label's column, by name or number
 * @throws SpecError with the place of whatever cannot be used
 */
export function tableDataset(
  spec: Spec,
  text: string,
  file: string,
  given?: ModelData,
): { dataset: ClassDataset; notes: string[]; label: string } {
  const { label } = spec
  const options = { ...pointOptions(spec, file, given), label, classes: given?.classes }
  const { notes, label: word, logs, ...raw } = parseTable(text, options)
  const { rows, notes: left } = readyRows(withHeldOut(raw, spec), logs, spec, file, given)
  return { dataset: rows, notes: [...notes, ...left], label: word }
}

/** Rows of a table for either task, logarithms of features in `logs`, as training takes them: scaled, without features that tell no row from another. */
export function readyRows<Raw extends PlainPoints & RowTable>(
  gappy: Raw,
  logs: readonly string[],
  spec: Spec,
  file: string,
  given?: ModelData,
) {
  const raw = withoutGaps(gappy)
  const { notes, ...varied } = given ? { ...raw, notes: [] } : withoutConstants(raw, file)
  checkRanges(varied, file)
  const rows = scaled(withUsedEncodings(varied), spec, given)
  if (logs.length > 0) rows.scale.log = rows.features.map(name => logs.includes(name))
  const { copies = 0 } = (given ? null : twinsOf(raw)) ?? {}
  const which = copies === 1 ? 'row is a copy of another' : 'rows are copies of others'
  const told = `${copies} ${which}: each stays in one fold with its copies`
  return { rows, notes: [...filledNotes(gappy.x, gappy), ...notes, ...(copies === 0 ? [] : [told])] }
}

/** Rows whose gaps have the usual values of those to train on. */
function withoutGaps<Raw extends PlainPoints>(raw: Raw): Raw {
  const { x, test } = raw
  if (!x.some(Number.isNaN) && !test?.x.some(Number.isNaN)) return raw
  const usual = usualValues(x, raw)
  return { ...mapNumbers(raw, values => filled(values, usual)), unfilled: x }
}

/** The columns that give features, and how they are read: as a model knows them where there is one. */
export function pointOptions(
  { features, order, log, missing, target }: Spec,
  file: string,
  given?: ModelData,
) {
  return {
    log: given ? loggedIn(given, target) : log,
    ...{ file, features: given?.features ?? features, order, missing },
    encodings: given?.features && (given.encodings ?? []),
    featuresOf: given?.features && ('model' as const),
    keepsConstants: given !== undefined,
  }
}

/** The features of a model or other data, and the target, whose logarithms are taken. */
export function loggedIn({ features = [], scale, target }: ModelData, column: string | null) {
  return [...features.filter((_, i) => scale?.log?.[i]), ...(target?.log ? [column!] : [])]
}

/** A table without features that have the same number in all rows, with a note on each. @throws SpecError where all have */
function withoutConstants<Raw extends PlainPoints>(raw: Raw, file: string): Raw & { notes: string[] } {
  const { x, features } = raw
  const width = features.length
  const varies = features.map((_, i) => !areAllEqual(column(x, width, i)))
  const constants = features.filter((_, i) => !varies[i])
  if (constants.length === width)
    throw new SpecError('features', constants, 'columns of which one has different numbers', {
      place: { file },
    })
  return {
    ...mapNumbers(raw, values => values.filter((_, k) => varies[k % width])),
    features: features.filter((_, i) => varies[i]),
    notes: constants.map(name => `column ${name} has the same number in all rows and is left out`),
  }
}

/** @throws SpecError for a feature whose numbers differ, but by less than a picture can show */
function checkRanges({ x, features }: PlainPoints, file: string): void {
  for (const [i, name] of features.entries()) {
    const values = column(x, features.length, i)
    const [least, most] = extremes(values)
    const range = most - least
    if (range > 0 && range < LEAST)
      throw new SpecError(name, range, `numbers whose range is ${LEAST} or more`, { place: { file } })
  }
}

/** The data without the encodings of columns that give no feature any more. */
function withUsedEncodings<Raw extends PlainPoints>({ encodings, ...raw }: Raw) {
  const used = encodings?.filter(encoding =>
    [...sourcesOf(encoding.column, encoding).keys()].some(name => raw.features.includes(name)),
  )
  return { ...raw, ...(used && used.length > 0 && { encodings: used }) }
}

/**
 * Reads rows that training does not see from the text of a table of their own, in the features, the scale and the
 * classes of the data that it sees.
 *
 * @throws SpecError with the place of whatever cannot be used, such as a class that those data do not have
 */
export function heldOutTable(
  training: Pick<ClassDataset, 'x' | 'y' | 'features' | 'classes' | 'scale' | 'encodings'>,
  { label, missing, data }: Pick<Spec, 'label' | 'missing' | 'data'>,
  text: string,
  file: string,
): { test: HeldOut; notes: string[] } {
  const { features, classes, encodings = [] } = training
  const given = { features, encodings, classes, classesOf: data, log: loggedIn(training, null) }
  const { x, y, notes } = parseTable(text, { file, label, ...given, missing })
  return heldOutRows(training, { x, y, notes })
}

/** Rows that are held out in the scale of those to train on, with their usual values in gaps, and notes on both. */
export function heldOutRows<Y extends Dataset['y']>(
  training: RowTable & Pick<Dataset, 'features' | 'scale' | 'encodings'>,
  { x, y, notes }: { x: Float64Array; y: Y; notes: string[] },
) {
  const test = { x: filled(applyScale(x, training.scale), usualValues(training.x, training)), y }
  const trained = new Set(rowTexts(training))
  const shared = rowTexts(test).filter(row => trained.has(row)).length
  const told = `${shared} of ${y.length} rows are rows of the training data too`
  return { test, notes: [...notes, ...filledNotes(x, training), ...(shared > 0 ? [told] : [])] }
}
