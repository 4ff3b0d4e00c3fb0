import { isAlias, isMap, isNode, isScalar, isSeq, type Node, type Pair } from 'yaml'
import { SpecError } from './error.ts'
import type { Location, Span } from './excerpt.ts'

/** A value as it was written, and where. An alias is the very value that it stands for. */
export type YamlNode = Span & {
  /** Values in it, itself included, with aliases as often as they stand there. */
  count: number
  /** Lists and maps inside one another below it. */
  height: number
} & (
    | { kind: 'scalar'; value: unknown }
    | { kind: 'list'; items: YamlNode[] }
    | { kind: 'map'; entries: Map<string, { key: Span; value: YamlNode }> }
  )

export type YamlMap = Extract<YamlNode, { kind: 'map' }>

/** A fault that does not keep the rest of the text from being read. */
export interface Fault {
  span: Span
  error: SpecError
}

/** Lists and maps inside one another at most; a spec needs four. */
const maxDepth = 100

export const tooDeep = `lists and maps inside one another at most ${maxDepth} deep`

/** Values that aliases may add, beyond those that are written: 10,000 figures with a theme by alias add 100,000. */
const maxAliased = 1_000_000

/**
 * The values of a YAML document. Keys that stand twice or are no words are told apart as faults, and left out.
 * Throws SpecError for what nests too deep, and for aliases that stand for nothing or for too much.
 */
export function writtenOf(contents: unknown, locate: (span: Span) => Location): [YamlNode, Fault[]] {
  const faults: Fault[] = []
  const anchors = new Map<string, YamlNode>()
  let aliased = 0

  const fail = (span: Span, expected: string): never => {
    throw new SpecError('', undefined, expected, locate(span))
  }

  const visit = (node: unknown, depth: number, after: number): YamlNode => {
    if (!isNode(node)) return { kind: 'scalar', value: null, count: 1, height: 0, start: after, end: after }
    const span = spanOf(node)
    if (depth > maxDepth) return fail(span, tooDeep)
    if (isAlias(node)) {
      const target = anchors.get(node.source) ?? fail(span, `an anchor &${node.source} before the alias`)
      aliased += target.count
      if (aliased > maxAliased) return fail(span, `aliases that add at most ${maxAliased} values`)
      if (depth + target.height > maxDepth) return fail(span, tooDeep)
      return target
    }
    const written = valuesOf(node, span, depth)
    if (node.anchor !== undefined) anchors.set(node.anchor, written)
    return written
  }

  const valuesOf = (node: Node, span: Span, depth: number): YamlNode => {
    if (isSeq(node)) {
      const items = node.items.map(item => visit(item, depth + 1, span.end))
      return { kind: 'list', items, ...sizeOf(items), ...span }
    }
    if (isMap(node)) {
      const entries = entriesOf(node.items, span, depth)
      return { kind: 'map', entries, ...sizeOf([...entries.values()].map(({ value }) => value)), ...span }
    }
    return { kind: 'scalar', value: isScalar(node) ? node.value : null, count: 1, height: 0, ...span }
  }

  const entriesOf = (pairs: Pair[], map: Span, depth: number) => {
    const entries = new Map<string, { key: Span; value: YamlNode }>()
    for (const pair of pairs) {
      const key = visit(pair.key, depth + 1, map.start)
      const value = visit(pair.value, depth + 1, key.end)
      const span = isNode(pair.key) ? spanOf(pair.key) : key
      if (key.kind !== 'scalar' || key.value === null) {
        faults.push({ span, error: new SpecError('', undefined, 'YAML or JSON: a word as a key') })
        continue
      }
      const name = String(key.value)
      const first = entries.get(name)
      if (!first) entries.set(name, { key: span, value })
      else {
        const line = locate(first.key).place.line
        const expected = `YAML or JSON: each key once; it stands in line ${line} already`
        faults.push({ span, error: new SpecError(name, undefined, expected) })
      }
    }
    return entries
  }

  return [visit(contents, 0, 0), faults]
}

/** The value in JavaScript; "__proto__" is a key like any other. */
export function toJs(written: YamlNode): unknown {
  if (written.kind === 'scalar') return written.value
  if (written.kind === 'list') return written.items.map(toJs)
  return Object.fromEntries([...written.entries].map(([key, { value }]) => [key, toJs(value)]))
}

/** Span of a field's value, or of the name of one that must not be there; the whole where it is not written. */
export function fieldSpan(written: YamlNode, path: readonly string[], isUnknown: boolean): Span {
  const above = valueAt(written, path.slice(0, -1))
  const entry = above?.kind === 'map' ? above.entries.get(path.at(-1)!) : undefined
  return (isUnknown ? entry?.key : entry?.value) ?? written
}

/** The value below a path of keys and numbers of items; undefined where there is none. */
export function valueAt(written: YamlNode, path: readonly (string | number)[]): YamlNode | undefined {
  let value: YamlNode | undefined = written
  for (const step of path) {
    if (value?.kind === 'list') value = value.items[Number(step)]
    else value = value?.kind === 'map' ? value.entries.get(String(step))?.value : undefined
  }
  return value
}

function sizeOf(values: readonly YamlNode[]): { count: number; height: number } {
  let count = 1
  let height = 0
  for (const value of values) {
    count += value.count
    height = Math.max(height, value.height)
  }
  return { count, height: height + 1 }
}

function spanOf(node: Node): Span {
  const [start, end] = node.range ?? [0, 0]
  return { start, end }
}
