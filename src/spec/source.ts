import { isMap, isNode, LineCounter, parseDocument } from 'yaml'
import { type Place, SpecError } from './error.ts'

/** A spec's keys as they were written, and where. */
export interface Source {
  value: unknown
  /** Where the value of a key, or of a path of keys, begins. */
  placeOf(...path: (string | number)[]): Place | undefined
}

/** More references to one anchor than this is an attack, not a spec. */
const MOST_ALIASES = 100

/**
 * Reads YAML or JSON text.
 * Throws SpecError with line and column for text that is neither, keys that stand there twice, unknown tags
 * and more than one document.
 */
export function readSource(text: string, file: string): Source {
  const lines = new LineCounter()
  const document = parseDocument(text.replace(/^\uFEFF/, ''), { lineCounter: lines })
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset)
    return { file, line, column: col }
  }
  const [problem] = [...document.errors, ...document.warnings]
  if (problem) {
    const reason = problem.message.split('\n')[0]!.replace(/ at line .*/, '')
    throw new SpecError('', undefined, `YAML or JSON: ${reason}`, { place: placeAt(problem.pos[0]) })
  }
  return {
    value: toPlain(() => document.toJS({ maxAliasCount: MOST_ALIASES }), file),
    placeOf(...path) {
      const node = document.getIn(path, true)
      if (isNode(node) && node.range) return placeAt(node.range[0])
      const key =
        isMap(document.contents) && document.contents.items.find(({ key }) => String(key) === path[0])?.key
      return isNode(key) && key.range ? placeAt(key.range[0]) : undefined
    },
  }
}

function toPlain(read: () => unknown, file: string): unknown {
  try {
    return read()
  } catch (error) {
    throw new SpecError('', undefined, `YAML or JSON: ${error instanceof Error ? error.message : error}`, {
      place: { file },
    })
  }
}
