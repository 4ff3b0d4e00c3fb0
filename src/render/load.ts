import { createHash } from 'node:crypto'
import { stdin } from 'node:process'
import type { Readable } from 'node:stream'
import { generateDataset } from '../data/build.ts'
import { withClassNames } from '../data/class-names.ts'
import { type AnyDataset, type Dataset, isRegression, type RegressionDataset } from '../data/dataset.ts'
import { shareNotes } from '../data/expression-points.ts'
import { generatorOf } from '../data/registry.ts'
import { catalog } from '../encode/catalog.ts'
import { checkHiddenOutputs, type Model } from '../network/models/model.ts'
import { readModel } from '../network/models/registry.ts'
import { reduceDataset } from '../network/reduce.ts'
import { SpecError, throwAll } from '../options/error.ts'
import { droppedNote, seedFaults } from '../options/idle.ts'
import { isExpression } from '../options/paths.ts'
import type { Spares } from '../options/read.ts'
import type { Spec } from '../options/spec.ts'
import { dataKey } from '../options/stages.ts'
import { type FigureSpec, isSweep, type PictureSpec } from '../options/sweep.ts'
import { formulaOf, taskOf } from '../options/task.ts'
import { ofTask } from '../options/task-scenes.ts'
import type { Font } from '../scene/font.ts'
import { checkPath, streamPlain, unreadable } from './plain-file.ts'

/** Bytes of a file at most: parsed, short lists take twenty times as much memory, so this keeps it under 2 GB. */
const maxBytes = 64e6

/** The input that a figure is made from: its data, and its model and font if it has them. */
export interface Input {
  dataset: AnyDataset
  /** The same before its features were reduced, if they were. */
  unreduced?: AnyDataset
  /** Notes on what was decided about the data without being asked for, such as which column is the label. */
  notes: string[]
  /** The model file, where the spec names one. */
  model?: Model
  /** The font of its texts, where the spec names a file. */
  font?: Font
  /** SHA-256 of the files that were read, in hexadecimal digits. */
  sha256: { data?: string; model?: string; font?: string; test?: string }
}

/** Paths at which the files that a spec names are read instead of the spec's own. */
export interface InputPaths {
  data?: string
  model?: string
  font?: string
  test?: string
}

/** The files that a spec names; standard input is none. */
export function inputsOf(
  { data, samples, model, font, test }: PictureSpec,
  inputPaths: InputPaths = {},
): string[] {
  const table = samples === null ? (inputPaths.data ?? data) : '-'
  const others = [
    model && (inputPaths.model ?? model),
    font && (inputPaths.font ?? font),
    testPath(test, inputPaths),
  ]
  return [table, ...others].filter((path): path is string => path !== null && path !== '-')
}

/**
 * The points and labels of a spec: generated, or read from a table ("-" is standard input); scaled and
 * reduced as the spec or its model says.
 *
 * @throws SpecError for a file that is missing or is not a table, with the place of the fault, and for a spec of a
 *   regression
 */
export async function loadDataset(spec: Spec): Promise<Dataset> {
  if (taskOf(spec) === 'regression')
    throw new SpecError('data', spec.data, 'data of classes: loadRegression loads those of a target')
  return withSeeds(spec, await loadInput(spec)).dataset as Dataset
}

/**
 * The points and targets of a spec of a regression, as `loadDataset` loads labels.
 *
 * @throws SpecError as there, and for a spec of classes
 */
export async function loadRegression(spec: Spec): Promise<RegressionDataset> {
  if (taskOf(spec) === 'classification')
    throw new SpecError('data', spec.data, 'a formula or a table with a target: loadDataset loads classes')
  return withSeeds(spec, await loadInput(spec)).dataset as RegressionDataset
}

/** The input, unless a seed that is not spared does nothing with its rows, of which there is a note otherwise. */
function withSeeds(spec: Spec, input: Input, spares: Spares = () => false): Input {
  const faults = [...seedFaults(ofTask(catalog, spec), spec, rowsOf(spec, input))]
  throwAll(faults.filter(({ field }) => !spares(field)))
  return { ...input, notes: [...input.notes, ...faults.map(droppedNote)] }
}

/** The number of rows that there are, held-out ones too; null for points that are drawn. */
export function rowsOf({ data }: Spec, { dataset: { y, test } }: Input): number | null {
  return formulaOf(data) || generatorOf(data)?.fixed === false ? null : y.length + (test?.y.length ?? 0)
}

/** The keys that a figure spares: of a sweep, all but its own. */
export function sparedIn(figure: FigureSpec, spares: Spares = () => false): Spares {
  return isSweep(figure) ? key => key !== figure.key || spares(key) : spares
}

/**
 * A function that loads inputs of specs; specs in a row with the same data or font share what is loaded.
 *
 * @param spares seeds that may do nothing with a table's rows; others are refused
 */
export function inputLoader(
  inputPaths: InputPaths = {},
  spares: Spares = () => false,
): (spec: Spec) => Promise<Input> {
  let last: { key: string; input: Input } | undefined
  let lastFont: { path: string; read: Promise<{ font: Font; hash: string }> } | undefined
  return async spec => {
    const key = dataKey(spec)
    if (last?.key !== key) last = { key, input: await loadInput(spec, inputPaths) }
    const input = withSeeds(spec, last.input, spares)
    if (!isRegression(input.dataset)) withClassNames(input.dataset, spec)
    if (spec.font === null) return input
    const path = inputPaths.font ?? spec.font
    if (lastFont?.path !== path)
      lastFont = { path, read: import('./font.ts').then(({ readFont }) => readFont(path)) }
    const { font, hash } = await lastFont.read
    return { ...input, font, sha256: { ...input.sha256, font: hash } }
  }
}

/**
 * Loads the data and the model of a spec.
 *
 * @throws SpecError for a file that cannot be read, is not a table or a model, or where the two do not match
 */
export async function loadInput(spec: Spec, inputPaths: InputPaths = {}): Promise<Input> {
  const input = await loadParts(spec, inputPaths)
  const { model } = input
  const reduced = () => reduceDataset(input.dataset, spec.reduce, model?.reduction)
  if (!model) return { ...input, dataset: reduced(), unreduced: input.dataset }
  return inModel(inputPaths.model ?? spec.model!, () => {
    const dataset = reduced()
    checkHiddenOutputs(model, dataset)
    return { ...input, dataset, unreduced: input.dataset }
  })
}

/** The path of the table of held-out rows; null where there is none. */
function testPath(test: PictureSpec['test'], inputPaths: InputPaths): string | null {
  return typeof test === 'string' ? (inputPaths.test ?? test) : null
}

/** The data before they are reduced to components, with their held-out rows, and the model. */
async function loadParts(spec: Spec, inputPaths: InputPaths): Promise<Input> {
  const input = await loadTrained(spec, inputPaths)
  const path = testPath(spec.test, inputPaths)
  if (path === null) return input
  const { windows1252 } = await import('../data/windows-1252.ts')
  const { file, text, hash } = await readInput(path, 'test', windows1252)
  const { dataset, notes } = await withHeldOut(input.dataset, spec, text, file)
  return {
    ...input,
    dataset,
    notes: [...input.notes, ...notes.map(note => `${file}: ${note}`)],
    sha256: { ...input.sha256, test: hash },
  }
}

/** The data with the rows of a table of their own, which are not trained on. */
async function withHeldOut(
  dataset: AnyDataset,
  spec: Spec,
  text: string,
  file: string,
): Promise<{ dataset: AnyDataset; notes: string[] }> {
  if (isRegression(dataset)) {
    const { heldOutRegression } = await import('../data/regression-table.ts')
    const { test, notes } = heldOutRegression(dataset, spec, text, file)
    return { dataset: { ...dataset, test }, notes }
  }
  const { heldOutTable } = await import('../data/build-table.ts')
  const { test, notes } = heldOutTable(dataset, spec, text, file)
  return { dataset: { ...dataset, test }, notes }
}

/** The training rows and the model. */
async function loadTrained(spec: Spec, inputPaths: InputPaths): Promise<Input> {
  const { model, hash } = spec.model === null ? {} : await loadModel(inputPaths.model ?? spec.model, spec)
  const loaded = { ...(model && { model }) }
  const hashes = { ...(hash && { model: hash }) }
  if (formulaOf(spec.data)) {
    const { generateRegression } = await import('../data/build-regression.ts')
    return { ...loaded, dataset: generateRegression(spec, model), notes: [], sha256: hashes }
  }
  if (generatorOf(spec.data)) {
    const { features } = spec
    const dataset =
      features === null || model
        ? generateDataset(spec, model)
        : (await import('../data/choose-features.ts')).generateFeatures(spec, features)
    return { ...loaded, dataset, notes: isExpression(spec.data) ? shareNotes(dataset) : [], sha256: hashes }
  }
  const read =
    spec.target === null
      ? (await import('../data/build-table.ts')).tableDataset
      : (await import('../data/regression-table.ts')).regressionTable
  const { windows1252 } = await import('../data/windows-1252.ts')
  const {
    file,
    text,
    hash: data,
    isUtf8,
  } = await readInput(inputPaths.data ?? spec.data, 'data', windows1252)
  const { dataset, notes } = read(spec, text, file, model)
  return {
    ...loaded,
    dataset,
    notes: isUtf8 ? notes : [`${file} is not in UTF-8 and is read as Windows-1252`, ...notes],
    sha256: { data, ...hashes },
  }
}

/**
 * The text at a path, `-` being standard input; `file` is its name for messages, `hash` its SHA-256.
 *
 * @param field of the call, for the message
 * @param otherwise reads bytes that are not UTF-8, from what they are in Latin-1 and in UTF-8
 * @throws SpecError for what cannot be read, is not text in UTF-8, or is larger than 64 MB
 */
export async function readInput(path: string, field: string, otherwise?: Decoder) {
  if (path === '-')
    return { file: 'standard input', ...(await readText(() => stdin, 'standard input', field, otherwise)) }
  checkPath(path, field)
  return { file: path, ...(await readText(() => streamPlain(path), path, field, otherwise)) }
}

type Decoder = (latin1: string, utf8: string) => string | null

/** @throws SpecError for a file that is no JSON object, such as those in which other programs keep networks */
async function loadModel(path: string, spec: Spec): Promise<{ model: Model; hash: string }> {
  const { file, text, hash, isUtf8 } = await readInput(path, 'model', latin1 => latin1)
  // Safetensors has JSON behind eight bytes, of which some are 0.
  if (!isUtf8 || text.includes('\0') || !/^\s*\{/.test(text))
    throw new SpecError(
      'model',
      file,
      'a model file, which is JSON; `nnanim snippet sklearn`, `torch` or `keras` prints the Python lines that write one',
    )
  const model = inModel(file, () => readModel(text))
  checkModelTask(model, spec, file)
  return { model, hash }
}

/** @throws SpecError for a network of classes where a number is predicted, and the other way round */
function checkModelTask({ target, classes }: Model, spec: Spec, file: string): void {
  const isRegression = taskOf(spec) === 'regression'
  if (isRegression === (target !== undefined)) return
  throw new SpecError(
    'model',
    file,
    isRegression
      ? `a network that predicts a number: this one parts ${classes.length} classes, ${classes.slice(0, 12).join(', ')}`
      : `a network of classes: this one predicts ${target!.name}, of a formula or of a table with --target`,
  )
}

/** Does work with a model; a SpecError of it names the model's file. */
function inModel<T>(file: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof SpecError)) throw error
    throw new SpecError(error.field, error.got, error.expected, { place: { file } })
  }
}

async function readText(
  open: () => Readable,
  file: string,
  field: string,
  otherwise?: Decoder,
): Promise<{ text: string; hash: string; isUtf8: boolean }> {
  const sha256 = createHash('sha256')
  const chunks: Buffer[] = []
  let bytes = 0
  try {
    for await (const chunk of open() as AsyncIterable<Buffer>) {
      bytes += chunk.length
      if (bytes > maxBytes) break
      sha256.update(chunk)
      chunks.push(chunk)
    }
  } catch (error) {
    throw unreadable(file, field, error)
  }
  if (bytes > maxBytes) throw new SpecError(field, file, `at most ${maxBytes / 1e6} MB`)
  const whole = Buffer.concat(chunks)
  const hash = sha256.digest('hex')
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(whole), hash, isUtf8: true }
  } catch {
    const text = otherwise?.(whole.toString('latin1'), whole.toString('utf8')) ?? null
    if (text !== null) return { text, hash, isUtf8: false }
    throw new SpecError(field, file, 'text in UTF-8')
  }
}
