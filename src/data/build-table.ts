import { SpecError } from '../options/error.ts'
import type { Spec } from '../options/spec.ts'
import { type ModelData, type PlainPoints, scaled, withHeldOut } from './build.ts'
import type { ClassDataset, HeldOut, RawDataset } from './dataset.ts'
import { sourcesOf } from './encoding.ts'
import { LEAST } from './number.ts'
import { applyScale, areAllEqual, column, extremes } from './scale.ts'
import { parseTable } from './table.ts'

/**
 * Reads a dataset from a table's text and scales it.
 *
 * @param file the table's name, for messages and for its ending
 * @param given what a trained model knows of its data
 * @returns notes say what was decided about the table without being asked
 * @throws SpecError with the place of whatever cannot be used
 */
export function tableDataset(
  spec: Spec,
  text: string,
  file: string,
  given?: ModelData,
): { dataset: ClassDataset; notes: string[] } {
  const { label } = spec
  const options = { ...pointOptions(spec, file, given), label, classes: given?.classes }
  const { notes, ...raw } = parseTable(text, options)
  const { rows, notes: left } = readyRows(withHeldOut(raw, spec), spec, file, given)
  return { dataset: rows, notes: [...notes, ...left] }
}

/** Rows of a table for either task as training takes them: scaled, without features that tell no row from another. */
export function readyRows<
  Raw extends PlainPoints & Pick<RawDataset, 'encodings'> & { test?: { x: Float64Array } },
>(raw: Raw, spec: Spec, file: string, given?: ModelData) {
  const { notes, ...varied } = given ? { ...raw, notes: [] } : withoutConstants(raw, file)
  checkRanges(varied, file)
  return { rows: scaled(withUsedEncodings(varied), spec, given), notes }
}

/** The columns that give features, and how they are read: as a model knows them where there is one. */
export function pointOptions({ features, order, missing }: Spec, file: string, given?: ModelData) {
  return {
    ...{ file, features: given?.features ?? features, order, missing },
    encodings: given?.features && (given.encodings ?? []),
    featuresOf: given?.features && ('model' as const),
    keepsConstants: given !== undefined,
  }
}

/** A table without features that have the same number in all rows, with a note on each. @throws SpecError where all have */
function withoutConstants<Raw extends PlainPoints & { test?: { x: Float64Array } }>(
  raw: Raw,
  file: string,
): Raw & { notes: string[] } {
  const { x, features, test } = raw
  const width = features.length
  const varies = features.map((_, i) => !areAllEqual(column(x, width, i)))
  const constants = features.filter((_, i) => !varies[i])
  if (constants.length === width)
    throw new SpecError('features', constants, 'columns of which one has different numbers', {
      place: { file },
    })
  const kept = (values: Float64Array) => values.filter((_, k) => varies[k % width])
  return {
    ...raw,
    x: kept(x),
    ...(test && { test: { ...test, x: kept(test.x) } }),
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
function withUsedEncodings<Raw extends PlainPoints & Pick<RawDataset, 'encodings'>>({
  encodings,
  ...raw
}: Raw): Omit<Raw, 'encodings'> & Pick<RawDataset, 'encodings'> {
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
  const { features, classes, scale, encodings = [] } = training
  const given = { features, encodings, classes, classesOf: data }
  const { x, y, notes } = parseTable(text, { file, label, ...given, missing })
  const test = { x: applyScale(x, scale), y }
  return { test, notes: [...notes, ...sharedNotes(training, test)] }
}

/** A note where rows that are held out are trained on too. */
export function sharedNotes(training: RowTable, test: RowTable): string[] {
  const trained = new Set(rowTexts(training))
  const shared = rowTexts(test).filter(row => trained.has(row)).length
  return shared > 0 ? [`${shared} of ${test.y.length} rows are rows of the training data too`] : []
}

/** Rows of numbers, each with a class or a target. */
type RowTable = Pick<ClassDataset, 'x'> & { y: Int32Array | Float64Array }

/** A text for each row: the same one for the same numbers and the same class or target. */
function rowTexts({ x, y }: RowTable): string[] {
  const width = x.length / y.length
  return Array.from(y, (label, row) => `${label}:${x.subarray(row * width, (row + 1) * width).join()}`)
}
