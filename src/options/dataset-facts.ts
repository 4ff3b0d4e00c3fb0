import type { Catalog, DatasetFacts } from './catalog.ts'
import { SpecError } from './error.ts'
import { isExpression, isTablePath } from './paths.ts'
import type { Spec } from './spec.ts'
import { nearest } from './suggest.ts'

/** Files that are no table of text, by their endings, and what to do with each. */
const others: readonly [ending: RegExp, what: string][] = [
  [/\.(xlsx?|xlsm|ods|numbers)$/i, 'a table of text: save the spreadsheet as CSV, and give that file'],
  [
    /\.(parquet|feather|arrow|pkl|npy|npz|mat|rds)$/i,
    'a table of text: write it as CSV, such as df.to_csv("table.csv")',
  ],
  [/\.(gz|zip|bz2|xz|zst)$/i, 'a file that is not packed: unpack FILE, and give the table in it'],
  [
    /\.ya?ml$/i,
    'a dataset or a table: --config FILE reads a spec, `nnanim batch FILE` a file of many figures',
  ],
]

const FOLDER_AND_NAME = /[\\/][^\\/.]+$/

/** "f(x) =", as formulas are written elsewhere. */
const FUNCTION = /^\s*([fghyz]\s*\(\s*x\s*(,\s*y\s*)?\)|[fgh])\s*=(?!=)/

/** The formula that data without a target are meant as: "y = sin(3*x)" for "sin(3*x)" and "f(x) = sin(3*x)"; null for none. */
function likeFormula(data: string): string | null {
  const right = data.replace(FUNCTION, '').trim()
  const words = (right.match(/[\p{L}_][\p{L}\d_]*\s*\(?/gu) ?? []).map(word => word.trim())
  // Any word but a function and the name of a number is one of a path.
  const isKnown = (word: string) => word.endsWith('(') || ['x', 'y', 'pi', 'e'].includes(word)
  const isTerm = words.includes('x') && words.every(isKnown) && /^[^./~<>=][^<>=]*$/.test(right)
  if (!isTerm || !/[-+*^(\d]/.test(right)) return null
  return `${words.includes('y') ? 'z' : 'y'} = ${right}`
}

/**
 * The facts of a built-in dataset or of an expression, or undefined for a table: "-", a path that ends as tables do, or one with a
 * folder and no ending, so that `./blobs` is a file although `blobs` is built in.
 * Throws SpecError for any other word, with the nearest right one.
 */
export function datasetFacts(catalog: Catalog, data: string): DatasetFacts | undefined {
  const facts = catalog.datasets.find(({ name }) => name === data)
  if (facts || data === '-' || isTablePath(data)) return facts
  if (isExpression(data) && !FUNCTION.test(data)) return catalog.expression(data)
  const formula = likeFormula(data)
  if (formula !== null)
    throw new SpecError('data', data, 'a formula as "y = …" of x, or "z = …" of x and y', {
      suggestion: formula.length > 100 ? undefined : `"${formula}"`,
    })
  const [, form] = others.find(([ending]) => ending.test(data)) ?? []
  if (form) throw new SpecError('data', data, form.replaceAll('FILE', data))
  if (FOLDER_AND_NAME.test(data)) return undefined
  const names = catalog.datasets.map(({ name }) => name)
  const scenes = catalog.scenes.map(({ name }) => name)
  const name = nearest(data, names)
  const scene = name === undefined ? nearest(data, scenes) : undefined
  throw new SpecError(
    'data',
    data,
    `one of ${names.join(', ')}, a path ending in .csv, .tsv, .json or .jsonl, -, or an expression such as "y > sin(3*x)"`,
    { suggestion: scene ? `\`nnanim ${names[0]} --scene ${scene}\`` : name && `"${name}"` },
  )
}

/** The number of classes of a dataset, which some specs choose. */
export function classCount({ classes }: Pick<Spec, 'classes'>, facts: DatasetFacts): number {
  return classes ?? (typeof facts.classes === 'number' ? facts.classes : facts.classes.value)
}
