import { stat } from 'node:fs/promises'
import { catalog } from '../encode/catalog.ts'
import { formatOf } from '../encode/formats.ts'
import { readText } from '../figure/read-text.ts'
import { readForeign } from '../network/models/foreign-file.ts'
import type { ForeignModel } from '../network/models/model.ts'
import { readModel } from '../network/models/nnanim.ts'
import { type BatchOptions, readBatchWith, readConfigWith } from '../options/batch.ts'
import { errorsOf, type Place, SpecError, WorkError } from '../options/error.ts'
import type { BatchFigure } from '../options/figures.ts'
import { keyReader } from '../options/keys.ts'
import { orElse } from '../options/or-else.ts'
import { foreignFormat } from '../options/paths.ts'
import { locatedError, readSource, type Source } from '../options/source.ts'
import { nearest } from '../options/suggest.ts'
import { valueAt } from '../options/yaml-node.ts'
import { readArtifact, specIn } from './artifact.ts'
import { checkItems } from './batch/check.ts'
import { itemsOf } from './batch/item.ts'
import { reader } from './load.ts'

/** Kinds of files that `validate` checks; a figure is a file that nnanim made. */
export type ValidatedKind = 'batch' | 'spec' | 'model' | 'figure'

/** The kind of a file, and all that is wrong with it. */
export interface Validity {
  /** null for a file of another kind, or whose text cannot be read. */
  kind: ValidatedKind | null
  /** Number of figures that a batch makes; 0 when it cannot be read. */
  figures: number
  errors: (SpecError | WorkError)[]
  /** Of a network of another program, what was read. */
  about: string | null
}

/** Options of `validate`; `runOptions` are keys that exist only as flags. */
export interface ValidateOptions extends Pick<BatchOptions, 'runOptions'> {
  /** Set where outputs may be outside of the folder of their batch file. */
  allowOutside?: boolean | undefined
}

const validKinds = 'a batch (with figures), a spec (with data), a model file or what nnanim made'

/**
 * Checks a batch, a spec, a model file or a figure, whichever it is, without training. For a batch, its tables and
 * the folders of its outputs are checked too, as before it is run.
 *
 * @param path `-` is standard input
 * @returns all errors; only bugs are thrown
 */
export async function validate(path: string, options: ValidateOptions = {}): Promise<Validity> {
  const found: Validity = { kind: null, figures: 0, errors: [], about: null }
  await gather(found.errors, async () => {
    if (await isFigure(path)) {
      found.kind = 'figure'
      specIn(await readArtifact(path))
    } else await validateText(path, options, found)
  })
  return found
}

/** Does work; adds its errors to a list, unless the same message is there already. */
async function gather<T>(errors: Validity['errors'], work: () => T | Promise<T>): Promise<T | undefined> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof SpecError || error instanceof WorkError)) throw error
    const reported = new Set(errors.map(({ message }) => message))
    const more = error instanceof SpecError ? errorsOf(error) : [error]
    for (const one of more) if (!reported.has(one.message)) errors.push(one)
    return undefined
  }
}

/** Decides by the name alone, as the content of a broken file does not say what it was. */
async function isFigure(path: string): Promise<boolean> {
  if (path === '-') return false
  if ((await stat(path).catch(() => null))?.isDirectory()) return true
  return orElse(() => formatOf(path), null) !== null
}

async function validateText(path: string, options: ValidateOptions, found: Validity): Promise<void> {
  const { runOptions, allowOutside } = options
  const { file, bytes } = await reader.read(path, 'file')
  const format = foreignFormat(path)
  if (format) found.kind = 'model'
  const beside = (name: string) => reader.readBeside(path, name)
  const foreign = await readForeign(bytes, file, catalog.activations[0], beside)
  found.about = foreign && aboutForeign(foreign, format === 'onnx')
  if (foreign) return
  const { text } = await readText({ ...reader, read: async () => ({ file, bytes }) }, path, 'file')
  const source = readSource(text, file)
  const checkFigures = async (figures: readonly BatchFigure[]) => {
    found.errors = inPlace(await faultsOf(path, figures, allowOutside), source)
  }
  found.kind = kindOf(source)
  switch (found.kind) {
    case 'model':
      return readPlacedModel(text, source)
    case 'batch': {
      const { figures } = readBatchWith(catalog, text, { file, runOptions })
      found.figures = figures.length
      return checkFigures(figures)
    }
    case 'spec': {
      const figure = readConfigWith(catalog, text, { file, runOptions })
      // The table on standard input cannot be read here, or it would be gone when the spec is drawn.
      return figure.spec.data === '-' ? undefined : checkFigures([figure])
    }
    default:
      throw new SpecError('file', file, validKinds)
  }
}

/** Keys of a text that are looked at to find its kind: a file of another kind may have thousands. */
const maxKeys = 100

function kindOf({ root }: Source): ValidatedKind | null {
  if (root.kind !== 'map') return null
  const format = root.entries.get('format')?.value
  if (format?.kind === 'scalar' && format.value === 'nnanim-model') return 'model'
  const parts = ['figures', 'defaults']
  const names = keyReader(catalog).names
  const keys = [...root.entries.keys()].slice(0, maxKeys)
  const meant = keys.map(key => nearest(key, [...parts, ...names]))
  if (keys.some(key => parts.includes(key)) || meant.some(key => key && parts.includes(key))) return 'batch'
  return meant.some(key => key !== undefined) ? 'spec' : null
}

/** The layers of a network of another program, without activations where its file has none, and what that knows else. */
function aboutForeign({ layers, scale, features, classes }: ForeignModel, isNamed: boolean): string {
  const units = layers.map(({ biases, activation }) => `${biases.length}${isNamed ? ` ${activation}` : ''}`)
  const named = [features && `features ${features.join(', ')}`, classes && `classes ${classes.join(', ')}`]
  const inputs = `${layers[0].weights.length} inputs${scale ? ', scaled' : ''}`
  return [[inputs, ...units].join(', '), ...named.filter(Boolean)].join('; ')
}

function readPlacedModel(text: string, source: Source): void {
  try {
    readModel(text)
  } catch (error) {
    if (!(error instanceof SpecError)) throw error
    const path = [...error.field.matchAll(/\w+/g)].map(([step]) => step)
    while (!valueAt(source.root, path)) path.pop()
    throw locatedError(error, source.locate(valueAt(source.root, path)!))
  }
}

/** All that is wrong with figures that were read; their tables are checked even if something is wrong with the outputs. */
async function faultsOf(
  path: string,
  figures: readonly BatchFigure[],
  allowOutside: boolean | undefined,
): Promise<Validity['errors']> {
  const errors: Validity['errors'] = []
  const items = (figures: readonly BatchFigure[]) =>
    gather(errors, () => itemsOf([{ path, figures }], allowOutside))
  const found = (await items(figures)) ?? (await items(figures.map(figure => ({ ...figure, outputs: [] }))))
  if (found) await gather(errors, () => checkItems(found))
  return errors
}

/**
 * Errors in the order of the file, each at the place of the wrong value: they come with the place where the entry of
 * their figure begins.
 */
function inPlace(errors: Validity['errors'], { root, placeAt, locate }: Source): Validity['errors'] {
  const list = valueAt(root, ['figures'])
  const keyOf = ({ line, column }: Place) => `${line}:${column}`
  const items = list?.kind === 'list' ? list.items : [root]
  const entries = new Map(items.map(item => [keyOf(placeAt(item)), item]))
  const spanOf = ({ place, field }: SpecError) => {
    const entry = place && entries.get(keyOf(place))
    // The field of a fault in another file begins with that file's name.
    const key = field.replace(/^.*: /, '')
    const own = entry && (valueAt(entry, [key]) ?? valueAt(entry, ['matrix', key]))
    return entry && (own ?? valueAt(root, ['defaults', key]) ?? entry)
  }
  return errors
    .map(error => ({ error, span: error instanceof SpecError ? spanOf(error) : undefined }))
    .sort((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0))
    .map(({ error, span }) =>
      span && error instanceof SpecError ? locatedError(error, locate(span)) : error,
    )
}
