import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { sectionsIn } from './said.ts'
import { nameOf, nodesIn, statementsIn, type Tree } from './syntax.ts'

it.each([
  { code: 'const title = say.titles.boundary', said: ['titles'] },
  { code: 'const title = context.say.titles', said: ['titles'] },
  { code: "const title = say['titles']", said: ['titles'] },
  { code: 'const { titles, ...rest } = say', said: ['titles'] },
  { code: 'const f = ({ say: { titles: words } }) => g(words)', said: ['titles'] },
  { code: 'const f = ({ chapters }) => chapters.data', said: ['chapters'] },
  { code: 'const f = ({ chapters: names }) => names.data', said: ['chapters'] },
  { code: 'const f = language => language.chapters.data', said: ['chapters'] },
  { code: 'const f = ({ network }) => network.layers[0]', said: [] },
  { code: 'const f = scene => scene.chapters.length', said: [] },
])('finds $said in $code', ({ code, said }) => {
  expect(sectionsIn(code)).toEqual(said)
})

it('does not guess what a computed name is', () => {
  expect(() => sectionsIn('say[key].boundary')).toThrow('a computed name')
})

/** The names, or keys of patterns, that a file gives to what has the type of a language, and what the file says. */
const files = ['src/scene', 'src/web'].flatMap(folder =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .map(name => join(folder, name)),
)

it.each(['Identifier', 'ObjectPattern'])('knows each language of a type: %s', type => {
  for (const file of files) {
    const code = readFileSync(file, 'utf8')
    if (!/\bLanguage\b/.test(code)) continue
    const typed = [...nodesIn(statementsIn(code))].filter(node => node.type === type && isLanguage(node))
    const names = typed.flatMap(node => (type === 'Identifier' ? [nameOf(node)] : keysOf(node)))
    const known = type === 'Identifier' ? ['say'] : sectionsIn(code)
    expect({ file, unknown: names.filter(name => !known.includes(name)) }).toEqual({ file, unknown: [] })
  }
})

function isLanguage({ typeAnnotation }: Tree): boolean {
  const type = (typeAnnotation as Tree | null)?.typeAnnotation as Tree | undefined
  return type?.type === 'TSTypeReference' && nameOf(type.typeName) === 'Language'
}

function keysOf({ properties }: Tree): string[] {
  return (properties as Tree[]).flatMap(({ key }) => (key ? [nameOf(key)] : []))
}
