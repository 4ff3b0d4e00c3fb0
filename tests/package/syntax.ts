// What the build reads of sources by their syntax trees.
import { parseAst } from 'rolldown/parseAst'

/** A node of a syntax tree. */
export type Tree = Readonly<Record<string, unknown>> & { type: string; start: number; end: number }

/** The statements of a source. */
export function statementsIn(code: string): Tree[] {
  return parseAst(code, { lang: 'ts' }).body as unknown as Tree[]
}

/** All nodes of a part of a syntax tree, each before those in it. */
export function* nodesIn(part: unknown): Generator<Tree> {
  if (typeof part !== 'object' || part === null) return
  if ('type' in part) yield part as Tree
  for (const child of Object.values(part)) yield* nodesIn(child)
}

/** The name of an identifier, or of a property by its key; empty where it has none. */
export function nameOf(node: unknown): string {
  const { type, name, value, key, computed } = (node ?? {}) as Tree
  if (type === 'Identifier') return `${name}`
  if (type === 'Literal') return `${value}`
  return key === undefined || computed ? '' : nameOf(key)
}

/** A name that a file imports: where from, and as which export. */
interface Imported {
  from: string
  name: string
}

/** The names that a file imports. */
export function importsIn(statements: readonly Tree[]): Map<string, Imported> {
  const named = statements.flatMap(({ specifiers, source }): [string, Imported][] =>
    ((source ? specifiers : []) as Tree[]).flatMap(({ local, imported }) => {
      const from = `${(source as Tree).value}`
      return imported ? [[nameOf(local), { from, name: nameOf(imported) }]] : []
    }),
  )
  return new Map(named)
}

/** An entry of a table: its name there, its place in the source, and what it is. */
export interface TableEntry extends Imported {
  key: string
  place: Tree
}

/** The entries of the tables of a registry: of objects in which every property is something imported. */
export function tableEntriesIn(code: string): TableEntry[] {
  const statements = statementsIn(code)
  const imports = importsIn(statements)
  return [...nodesIn(statements)].flatMap(({ type, properties }) => {
    if (type !== 'ObjectExpression') return []
    const entries = (properties as Tree[]).map(place => ({
      key: nameOf(place),
      place,
      ...imports.get(nameOf(place.value))!,
    }))
    return entries.every(({ name }) => name !== undefined) ? entries : []
  })
}

/** The members of the interfaces in a source whose docstrings have a tag. */
export function taggedIn(code: string, tag: string): string[] {
  return [...nodesIn(statementsIn(code))].flatMap(({ type, start, body }) => {
    if (type !== 'TSInterfaceBody') return []
    const members = body as Tree[]
    const before = (i: number) => code.slice(members[i - 1]?.end ?? start, members[i].start)
    return members.filter((_, i) => before(i).includes(tag)).map(nameOf)
  })
}

/** A statement of a source, the names that it gives, and all that it may use. */
export interface Statement {
  text: string
  isImport: boolean
  /** True for a type, which is nothing in a program. */
  isType: boolean
  names: readonly string[]
  uses: ReadonlySet<string>
}

/** The statements of a source, by the names in them. */
export function namedStatementsIn(code: string): Statement[] {
  return statementsIn(code).map(node => {
    const declaration = (node.declaration ?? node) as Tree
    const exported = ((node.specifiers ?? []) as Tree[]).map(one => one.exported)
    return {
      text: code.slice(node.start, node.end),
      isImport: node.type === 'ImportDeclaration',
      isType: declaration.type.startsWith('TS'),
      names: [...declaredBy(declaration), ...namesIn(exported)],
      uses: new Set(namesIn(node)),
    }
  })
}

/** Parts of a pattern that give no names: its type, and what a name is without a value. */
const unnamed = ['typeAnnotation', 'right']

/** The names that a statement declares. */
function declaredBy(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return []
  const { declarations, id } = node as Tree
  return namesIn([id, ...((declarations ?? []) as Tree[]).map(one => one.id)], unnamed)
}

/** The names in a part of a syntax tree that it does not declare itself; of properties only those that are computed. */
function namesIn(node: unknown, without: readonly string[] = []): string[] {
  if (typeof node !== 'object' || node === null) return []
  const { type, name, computed, params, param, init, left, body } = node as Tree
  const own = [
    ...[params, param].flatMap(pattern => namesIn(pattern, unnamed)),
    ...[init, left, ...(Array.isArray(body) ? body : [])].flatMap(declaredBy),
  ]
  const inner = Object.entries(node)
    .filter(([key]) => !without.includes(key) && (computed || (key !== 'key' && key !== 'property')))
    .flatMap(([, part]) => namesIn(part, without))
    .filter(one => !own.includes(one))
  return type === 'Identifier' ? [`${name}`, ...inner] : inner
}
