/** The same text for all ways to write a path: `a//b`, `./a/b` and `a/c/../b` are `a/b`. Names keep their case. */
export function normalPath(path: string): string {
  const steps: string[] = []
  const root = /^[\\/]/.test(path) ? '/' : ''
  for (const step of path.split(/[\\/]/)) {
    if (step === '' || step === '.') continue
    if (step !== '..' || steps.at(-1) === '..' || (steps.length === 0 && root === '')) steps.push(step)
    else steps.pop()
  }
  return root + steps.join('/')
}

/** The default name of files of such data, without an ending. */
export function nameOfData(data: string): string {
  if (data === '-') return 'stdin'
  return isExpression(data) ? slugOf(data) : bareName(data)
}

/** The name of a file without its folders and its ending: `tables/iris.csv` is `iris`. */
export function bareName(path: string): string {
  const [name] = path.split(/[\\/]/).slice(-1)
  return name!.replace(/(?<=.)\.[^.]*$/, '')
}

/** The format of model files of other programs that a path ends as; null for one of nnanim, which is JSON. */
export function foreignFormat(path: string | null): ForeignFormat | null {
  const [, ending] = /\.(onnx|safetensors)$/i.exec(path ?? '') ?? []
  return (ending?.toLowerCase() as ForeignFormat | undefined) ?? null
}

/** Formats of model files of other programs, which say less of the data. */
export type ForeignFormat = 'onnx' | 'safetensors'

/** A path that ends as tables do. */
const table = /\.(csv|tsv|json|jsonl|ndjson|txt|data)$/i

/** True for data that names a table by its ending. */
export function isTablePath(data: string): boolean {
  return table.test(data)
}

/** True for data that is an expression: it holds a comparison, and does not end as tables do. */
export function isExpression(data: string): boolean {
  return /[<>=≤≥≠]/.test(data) && !isTablePath(data)
}

/** An expression as a part of a file's name: "y > sin(3*x)" is "y-sin-3-x". */
export function slugOf(expression: string): string {
  return expression.replace(/[^\p{L}\p{N}.]+/gu, '-').replace(/^-|-$/g, '')
}
