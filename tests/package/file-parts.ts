// Parts of files as modules of their own, so that a page has of a language and of a scene's file no more than it needs.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Plugin } from 'rolldown'
import * as en from '../../src/language/en.ts'
import { untranslated } from '../../src/language/untranslated.ts'
import { namedStatementsIn, type Statement } from './syntax.ts'

/** The module of a file that has one statement of it, by a name that this gives. */
export function partOf(file: string, name: string): string {
  return `${resolve(file)}?part=${name}`
}

/** The module of a section of a language, which has in English what the language lacks. */
export function sectionOf(language: string, section: string): string {
  return `language:${language}:${section}`
}

const fileOf = (language: string) => `src/language/${language}.ts`

/**
 * Loads parts of files: every statement is a module, by the first of its names, and imports those whose names it has.
 *
 * @param split the paths of files of which every import, too, is one of parts
 */
export function fileParts(split = /^$/): Plugin {
  const read = new Map<string, readonly Statement[]>()
  const statementsOf = (file: string) => {
    if (!read.has(file)) read.set(file, namedStatementsIn(readFileSync(file, 'utf8')))
    return read.get(file)!
  }
  return {
    name: 'file-parts',
    resolveId: id => (id.includes('?part=') ? id : id.startsWith('language:') ? `\0${id}` : null),
    load(id) {
      const [, language, section] = /^\0language:(\w+):(\w+)$/.exec(id) ?? []
      if (language !== undefined) {
        const own = statementsOf(resolve(fileOf(language)))
        return sectionModule(language, section, declaring(own, section) !== undefined)
      }
      const [file, name] = id.split('?part=')
      if (name !== undefined) return partModule(file, name, statementsOf(file))
      if (!split.test(file) || statementsOf(file).some(isState)) return null
      const exported = statementsOf(file).filter(({ isType, text }) => !isType && text.startsWith('export'))
      return exported
        .flatMap(({ names }) => names)
        .map(name => exportFrom(name, partOf(file, name)))
        .join('\n')
    },
  }
}

/** True for what changes while a page is shown: only its own module may do that. */
const isState = ({ text }: Statement) => /^(export )?let /.test(text)

const declaring = (statements: readonly Statement[], name: string) =>
  statements.find(({ isType, names }) => !isType && names.includes(name))

const exportFrom = (name: string, from: string) => `export { ${name} } from ${JSON.stringify(from)}`

/** A statement with what it imports; types are in each module, and vanish. */
function partModule(file: string, name: string, statements: readonly Statement[]) {
  const own = declaring(statements, name)!
  const beside = statements.flatMap(statement => {
    const { isType, isImport, text, names } = statement
    if (isType || isImport) return [text]
    const used = statement === own ? [] : names.filter(one => own.uses.has(one))
    return used.length > 0 ? [`import { ${used} } from ${JSON.stringify(partOf(file, names[0]))}`] : []
  })
  const exported = own.text.startsWith('export') ? own.text : `export ${own.text}`
  return { code: [...beside, exported].join('\n'), moduleType: 'ts' }
}

function sectionModule(language: string, section: string, isThere: boolean): string {
  if (!isThere) return exportFrom(section, partOf(fileOf('en'), section))
  if (!lacksSome(language, section)) return exportFrom(section, partOf(fileOf(language), section))
  return `import { completed } from ${JSON.stringify(resolve('src/language/untranslated.ts'))}
import { ${section} as english } from ${JSON.stringify(partOf(fileOf('en'), section))}
import { ${section} as own } from ${JSON.stringify(partOf(fileOf(language), section))}
export const ${section} = completed(english, own)`
}

/** True for a section of which a language says something in English. */
function lacksSome(language: string, section: string): boolean {
  return Object.entries<readonly string[]>(untranslated).some(
    ([path, languages]) =>
      languages.includes(language) &&
      (path === 'all others' ? section in en : path.startsWith(`${section}.`)),
  )
}
