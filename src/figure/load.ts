import { generateDataset, type ModelData } from '../data/build.ts'
import { type Dataset, isRegression, withClassNames } from '../data/dataset.ts'
import { shareNotes } from '../data/expression-points.ts'
import { generatorOf } from '../data/registry.ts'
import { catalog } from '../encode/catalog.ts'
import type { Recipe } from '../encode/recipe.ts'
import { loadLanguage } from '../language/languages.ts'
import { letterFontOf } from '../language/letters.ts'
import { checkHiddenOutputs, inModel, type Model } from '../network/models/model.ts'
import { reduceDataset } from '../network/reduce.ts'
import { SpecError, throwAll } from '../options/error.ts'
import { droppedNote, seedFaults } from '../options/idle.ts'
import { sceneNames } from '../options/panels.ts'
import { isExpression } from '../options/paths.ts'
import { namesColumns } from '../options/slice.ts'
import type { Spec } from '../options/spec.ts'
import type { Spares } from '../options/spec-of.ts'
import { dataKey } from '../options/stages.ts'
import { type FigureSpec, isSweep, networkSpecs, type PictureSpec } from '../options/sweep.ts'
import { formulaOf, taskOf } from '../options/task.ts'
import { ofTask, usualScene } from '../options/task-scenes.ts'
import type { Font } from '../scene/font.ts'
import { isWithoutPlane } from '../scene/model/slices/read-slice.ts'
import { autoColumns, loadScenes, scenesOf } from '../scene/scenes/registry.ts'
import type { Reader } from './host.ts'
import { type FileText, readText } from './read-text.ts'

/** The input that a figure is made from: its data, and its model and font if it has them. */
export interface Input {
  dataset: Dataset
  /** The same before its features were reduced, if they were. */
  unreduced?: Dataset
  /** Notes on what was decided about the data without being asked for, such as which column is the label. */
  notes: string[]
  /** The column of a table that has the classes, by name or number. */
  label?: string
  /** The model file, where the spec names one. */
  model?: Model
  /** The font of its texts, where the spec names a file, or its language needs letters that Inter lacks. */
  font?: Font
  /** The source of the letters of its language, such as a package and its version. */
  letters?: string
  /** SHA-256 of the files that were read, in hexadecimal digits. */
  sha256: NonNullable<Recipe['sha256']>
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
  const own = [model && (inputPaths.model ?? model), font && (inputPaths.font ?? font)]
  const paths = [table, ...own, testPath(test, inputPaths)]
  return paths.filter((path): path is string => path !== null && path !== '-')
}

/** The input, unless a seed that is not spared does nothing with its rows, of which there is a note otherwise. */
export function withSeeds(spec: Spec, input: Input, spares: Spares = () => false): Input {
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

/** A note where a spec asks for a slice and all columns are shown. */
const withoutPlane =
  'slice auto: all columns are shown, as no two of numbers, dates or words in order leave others to hold'

/** A function that loads inputs of specs; those in a row with the same data or font share it. It refuses idle seeds. */
export function inputLoader(
  reader: Reader,
  inputPaths: InputPaths = {},
  spares: Spares = () => false,
): (spec: Spec) => Promise<Input> {
  let last: { key: string; input: Input } | undefined
  let lastFont: { key: string; read: ReturnType<Reader['readFont'] | Reader['readLetters']> } | undefined
  return async spec => {
    await Promise.all([loadLanguage(spec), loadScenes(spec)])
    const key = dataKey(spec)
    if (last?.key !== key) last = { key, input: await loadInput(reader, spec, inputPaths) }
    const input = withSeeds(spec, last.input, spares)
    if (isWithoutPlane(spec, input.unreduced ?? input.dataset, autoColumns(spec)))
      input.notes.push(withoutPlane)
    if (!isRegression(input.dataset)) withClassNames(input.dataset, spec)
    const path = spec.font && (inputPaths.font ?? spec.font)
    if (path === null && !letterFontOf(spec)) return input
    const fontKey = path === null ? `lang ${spec.lang}` : `font ${path}`
    if (lastFont?.key !== fontKey)
      lastFont = { key: fontKey, read: path === null ? reader.readLetters(spec.lang) : reader.readFont(path) }
    const read = await lastFont.read
    if ('letters' in read) return { ...input, ...read }
    return { ...input, font: read.font, sha256: { ...input.sha256, font: read.hash } }
  }
}

/**
 * Loads the data and the model of a spec, and the messages of its language.
 *
 * @throws SpecError for a file that cannot be read, is not a table or a model, or where the two do not match
 */
export async function loadInput(reader: Reader, spec: Spec, inputPaths: InputPaths = {}): Promise<Input> {
  await loadLanguage(spec)
  const input = await loadParts(reader, spec, inputPaths)
  const { model } = input
  const reduced = async () => {
    const dataset = reduceDataset(input.dataset, spec.reduce, model?.reduction)
    if (model) checkHiddenOutputs(model, dataset)
    return { ...input, dataset, unreduced: input.dataset }
  }
  return model ? inModel(inputPaths.model ?? spec.model!, reduced) : reduced()
}

/**
 * The scene of a table with a target, by the number of its features: a curve over one, a surface over two, or over the two of
 * more that matter most; and that of a table whose columns span no slice that it asks for. None for other keys that name one,
 * and for standard input, which is read once. The spec is that of these keys.
 */
export async function tableScene(
  reader: Reader,
  { scene, sequence }: { scene?: unknown; sequence?: unknown },
  spec: FigureSpec,
): Promise<{ scene?: string; slice?: string[] }> {
  const [own] = networkSpecs(spec)
  if (own.data === '-') return {}
  await loadScenes(own)
  const usual = (features = own.features) => ({
    scene: usualScene(ofTask(catalog, own), { ...own, features }),
  })
  if (own.slice?.join() === 'auto' && sceneNames(own).some(name => scenesOf(own)[name].plane)) {
    const { dataset } = await loadParts(reader, own, {})
    if (dataset.features.length > 2 && isWithoutPlane(own, dataset, 2)) return usual()
  }
  if ((scene ?? sequence ?? null) !== null || own.target === null) return {}
  const { dataset, unreduced = dataset } = await loadInput(reader, own)
  const asked = namesColumns(own.slice) ? own.slice! : unreduced.features
  if (asked.length < 3) return usual(asked)
  const isWhole = own.reduce !== null || isWithoutPlane({ slice: ['auto'], fix: null }, unreduced, 2)
  return isWhole ? {} : { ...usual(asked.slice(0, 2)), slice: ['auto'] }
}

/** The path of the table of held-out rows; null where there is none. */
function testPath(test: PictureSpec['test'], inputPaths: InputPaths): string | null {
  return typeof test === 'string' ? (inputPaths.test ?? test) : null
}

/** The data before they are reduced to components, with their held-out rows, and the model. */
async function loadParts(reader: Reader, spec: Spec, inputPaths: InputPaths): Promise<Input> {
  const input = await loadTrained(reader, spec, inputPaths)
  const path = testPath(spec.test, inputPaths)
  if (path === null) return input
  const { file, text, hash } = await readTable(reader, path, 'test')
  const { heldOut } = await tableReaders[taskOf(spec)]()
  const own = { ...spec, label: spec.label ?? input.label ?? null }
  const { test, notes } = heldOut(input.dataset as never, own, text, file)
  return {
    ...input,
    dataset: { ...input.dataset, test } as Dataset,
    notes: [...input.notes, ...notes.map(note => `${file}: ${note}`)],
    sha256: { ...input.sha256, test: hash },
  }
}

/** Functions that read rows that are trained on, and rows of a table of their own that are not; those of one task are loaded. */
const tableReaders = {
  async classification() {
    const { heldOutTable, tableDataset } = await import('../data/build-table.ts')
    return { rows: tableDataset, heldOut: heldOutTable }
  },
  async regression() {
    const { heldOutRegression, regressionTable } = await import('../data/regression-table.ts')
    return { rows: regressionTable, heldOut: heldOutRegression }
  },
}

async function loadTrained(reader: Reader, spec: Spec, inputPaths: InputPaths): Promise<Input> {
  const path = spec.model && (inputPaths.model ?? spec.model)
  if (path === null) return loadRows(reader, spec, inputPaths)
  const { bytes, file } = await reader.read(path, 'model')
  const beside: Record<string, string> = {}
  const readBeside = async (name: string) => {
    const found = await reader.readBeside(path, name)
    beside[name] ??= reader.sha256(found)
    return found
  }
  const { readForeign } = await import('../network/models/foreign-file.ts')
  const foreign = await readForeign(bytes, file, spec.activation, readBeside)
  const hashes = { model: reader.sha256(bytes), ...(Object.keys(beside).length > 0 && { beside }) }
  if (foreign) {
    const { adoptModel, dataOf } = await import('../network/models/foreign.ts')
    const known = await inModel(file, async () => dataOf(foreign, spec))
    const { sha256, ...rows } = await loadRows(reader, spec, inputPaths, known)
    const { notes, ...adopted } = await inModel(file, async () => adoptModel(foreign, rows.dataset))
    const told = [...rows.notes, ...notes.map(note => `${file}: ${note}`)]
    return { ...rows, ...adopted, notes: told, sha256: { ...sha256, ...hashes } }
  }
  const model = await readOwn(bytes, file)
  checkModelTask(model, spec, file)
  const { sha256, ...rows } = await loadRows(reader, spec, inputPaths, model)
  return { ...rows, model, sha256: { ...sha256, ...hashes } }
}

/** The training rows, as a model knows them where there is one. */
async function loadRows(reader: Reader, spec: Spec, inputPaths: InputPaths, model?: ModelData) {
  if (formulaOf(spec.data)) {
    const { generateRegression } = await import('../data/build-regression.ts')
    return { dataset: generateRegression(spec, model), notes: [], sha256: {} }
  }
  const generator = generatorOf(spec.data)
  if (generator) {
    const { features } = spec
    const rows = await generator.loadRows?.()
    const dataset =
      features === null || model?.features
        ? generateDataset(spec, model, rows)
        : (await import('../data/choose-features.ts')).generateFeatures(spec, features, rows, model)
    return { dataset, notes: isExpression(spec.data) ? shareNotes(dataset) : [], sha256: {} }
  }
  const { rows: read } = await tableReaders[taskOf(spec)]()
  const { file, text, hash, isUnicode } = await readTable(reader, inputPaths.data ?? spec.data, 'data')
  const { dataset, notes, ...label } = read(spec, text, file, model)
  return {
    dataset,
    ...label,
    notes: isUnicode ? notes : [`${file} is not in UTF-8 and is read as Windows-1252`, ...notes],
    sha256: { data: hash },
  }
}

async function readTable(reader: Reader, path: string, field: string): Promise<FileText> {
  const { windows1252 } = await import('../data/windows-1252.ts')
  return readText(reader, path, field, windows1252)
}

/** The program that writes a model file. */
const writer = '`nnanim snippet python` prints the Python that writes one'

/** A model file of nnanim. @throws SpecError for a file that is no JSON object */
async function readOwn(bytes: Uint8Array, file: string): Promise<Model> {
  const text = new TextDecoder().decode(bytes)
  if (/[\0\uFFFD]/.test(text) || !/^\s*\{/.test(text))
    throw new SpecError('model', file, `a model file in ONNX, safetensors or JSON; ${writer}`)
  const { readModel } = await import('../network/models/nnanim.ts')
  return inModel(file, async () => readModel(text))
}

/** @throws SpecError for a network of another task, and of logarithms where there is no table */
function checkModelTask({ target, classes, scale }: Model, spec: Spec, file: string): void {
  if (spec.samples !== null && (target?.log || scale.log))
    throw new SpecError('model', file, 'a network without logarithms, which are taken of tables')
  const predicts = taskOf(spec) === 'regression'
  if (predicts === (target !== undefined)) return
  const parted = `${classes.length} classes, ${classes.slice(0, 12).join(', ')}`
  const expected = predicts
    ? `a network that predicts a number: this one parts ${parted}`
    : `a network of classes: this one predicts ${target!.name}, of a formula or of a table with --target`
  throw new SpecError('model', file, expected)
}
