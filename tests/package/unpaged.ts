// What pages do without, as the docstrings of interfaces say.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { Plugin } from 'rolldown'
import { nameOf, nodesIn, statementsIn, type Tree, taggedIn } from './syntax.ts'

/** The mark of a member of an interface that is not there in pages. */
const tag = '@unpaged'

/** The members with the mark, by the files of their interfaces. */
const unpaged = new Map(
  readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts'))
    .map(name => [resolve('src', name), readFileSync(join('src', name), 'utf8')] as const)
    .filter(([, code]) => code.includes(tag))
    .map(([file, code]) => [file, taggedIn(code, tag)]),
)

/**
 * Puts null in the place of functions that no page calls, so that what they need is left out too. They are those of the
 * objects in files that import their interfaces.
 */
export function withoutUnpaged(): Plugin {
  return {
    name: 'without-unpaged',
    transform(code, id) {
      const statements = statementsIn(code)
      const names = statements.flatMap(({ source }) => {
        const from = source ? resolve(dirname(id), `${(source as Tree).value}`) : ''
        return unpaged.get(from) ?? []
      })
      if (names.length === 0) return null
      const isUnpaged = ({ type, key, value }: Tree) =>
        type === 'Property' && /Function/.test((value as Tree).type) && names.includes(nameOf(key))
      const found: Tree[] = []
      for (const node of nodesIn(statements))
        if (isUnpaged(node) && node.start >= (found.at(-1)?.end ?? 0)) found.push(node)
      const parts = found.map(
        ({ key, end }, i) => `${nameOf(key)}: null${code.slice(end, found[i + 1]?.start)}`,
      )
      return found.length > 0 ? code.slice(0, found[0].start) + parts.join('') : null
    },
  }
}
