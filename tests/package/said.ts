// Which sections of a language code may say, by its syntax tree.
import * as en from '../../src/language/en.ts'
import { nameOf, nodesIn, statementsIn, type Tree } from './syntax.ts'

/** The sections of a language, each with the names of its messages. */
const sections = new Map(Object.entries(en).map(([name, messages]) => [name, Object.keys(messages)]))

/**
 * The sections of a language that code may say: those that it takes from a variable or a property of the name `say`, in
 * whatever way, and those of which it takes a message, also where the section itself comes from a pattern as of a
 * parameter.
 *
 * @param code of a module, whose names are those of its source
 */
export function sectionsIn(code: string): string[] {
  const nodes = [...nodesIn(statementsIn(code))]
  const patterns = nodes.flatMap(namedBy)
  const said = nodes.flatMap(({ type, id, init, object, property, computed, key, value }) => {
    if (type === 'VariableDeclarator' && lastName(init) === 'say')
      return namedBy(id as Tree).map(([key]) => key)
    if (type === 'Property' && nameOf(key) === 'say') return namedBy(value as Tree).map(([key]) => key)
    if (type !== 'MemberExpression') return []
    const of = lastName(object)
    const name = computed && (property as Tree).type !== 'Literal' ? '' : nameOf(property)
    if (of === 'say' && name === '') throw new Error(`a section of a language has a computed name: ${code}`)
    if (of === 'say') return [name]
    const named = patterns.filter(([, name]) => name === of).map(([key]) => key)
    const from = (object as Tree).type === 'Identifier' ? named : [of]
    return from.filter(section => sections.get(section)?.includes(name))
  })
  return [...new Set(said)].filter(name => sections.has(name))
}

/** The last name of an expression: `say` of `context.say`. */
function lastName(node: unknown): string {
  const { type, property } = (node ?? {}) as Tree
  return nameOf(type === 'MemberExpression' ? property : node)
}

/** The properties of a pattern of an object, each with the name that it gives. */
function namedBy({ type, properties }: Tree): [string, string][] {
  if (type !== 'ObjectPattern') return []
  return (properties as Tree[]).flatMap(({ key, value }): [string, string][] => {
    if (!key) return []
    const { type, left } = value as Tree
    return [[nameOf(key), nameOf(type === 'AssignmentPattern' ? left : value)]]
  })
}
