import { readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from '../../src/cli/parse.ts'
import * as en from '../../src/language/en.ts'
import { textsOf } from '../language/told.ts'
import { proseOf, prosePages, sentencesOf, wordsOf } from './prose.ts'

/** Words of a page as `wc -w` counts them. */
const sizeOf = (page: string) => readFileSync(page, 'utf8').split(/\s+/).filter(Boolean).length

/** Turns of speech that have a standard term, each with what is written instead. */
const paraphrases = readFileSync('tests/readme/paraphrases.txt', 'utf8')
  .split('\n')
  .filter(line => line && !line.startsWith('#'))
  .map(line => line.split(' → ') as [string, string])

/** Paraphrases in a text, however its lines are broken. */
function paraphrasesIn(text: string): string[] {
  const words = text.replaceAll(/\s+/g, ' ')
  return paraphrases.flatMap(([pattern, term]) => {
    const [found] = new RegExp(pattern, 'i').exec(words) ?? []
    return found ? [`${found} → ${term}`] : []
  })
}

describe('README and manual', () => {
  it.each(prosePages)('%s has no sentence of more than 30 words', page => {
    const long = sentencesOf(proseOf(page)).filter(sentence => wordsOf(sentence).length > 30)
    expect(long).toEqual([])
  })

  it.each(prosePages)('%s uses standard terms', page => {
    expect(paraphrasesIn(proseOf(page))).toEqual([])
  })

  it('have at most 21,500 words, README at most 130 lines', () => {
    const words = prosePages.map(sizeOf).reduce((sum, count) => sum + count)
    expect(words).toBeLessThanOrEqual(21_500)
    expect(readFileSync('README.md', 'utf8').split('\n').length).toBeLessThanOrEqual(131)
  })
})

describe('ten questions', () => {
  const links = (page: string) =>
    Array.from(
      readFileSync(page, 'utf8').matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)/g),
      ([, file, heading]) => [file ? posix.join(posix.dirname(page), file) : page, heading] as const,
    )
  const headings = (page: string) =>
    Array.from(readFileSync(page, 'utf8').matchAll(/^#+ (.*)$/gm), ([, title]) => title)

  it.each([
    ['Why is my accuracy poor?', 'docs/networks.md'],
    ['Is it overfitting?', 'docs/networks.md'],
    ['Which column matters?', 'docs/data.md'],
    ['My label is wrong: `--label`', 'docs/data.md'],
    ['Words with an order: `--order`', 'docs/data.md'],
    ['A post on LinkedIn, Hugo, Notion, WordPress, Ghost', 'docs/embedding.md'],
    ['A figure of 85 mm', 'docs/files.md'],
    ['My scikit-learn pipeline', 'docs/python.md'],
    ['Fix a column: `--fix`', 'docs/data.md'],
    ['Change class colours: `--class-colors`', 'docs/themes.md'],
  ])('"%s" has a heading, two clicks from the README at most', (title, page) => {
    expect(headings(page)).toContain(title)
    const anchor = title
      .toLowerCase()
      .replace(/[^\w\- ]/g, '')
      .replaceAll(' ', '-')
    const near = links('README.md')
    const far = near.flatMap(([file]) => (/^docs\/[\w-]+\.md$/.test(file) ? links(file) : []))
    expect([...near, ...far].map(link => link.join('#'))).toContain(`${page}#${anchor}`)
  })
})

describe('messages', () => {
  const english = textsOf(en)
  const modules = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(name => /\.ts$/.test(name))

  it.each([
    ['the words of pictures and notes', english.map(([, text]) => text).join('\n')],
    ['the help', JSON.stringify(['all', 'scenes', 'words'].map(topic => parse(['help', topic], '')))],
    ['all other messages', modules.map(name => stringsOf(readFileSync(`src/${name}`, 'utf8'))).join('\n')],
  ])('%s use standard terms', (_, text) => {
    expect(paraphrasesIn(text)).toEqual([])
  })

  it('have no note of more than 30 words in a sentence', () => {
    const notes = english
      .filter(([path]) => path.startsWith('notes.'))
      .flatMap(([, text]) => sentencesOf(text))
    expect(notes.length).toBeGreaterThan(30)
    expect(notes.filter(sentence => wordsOf(sentence).length > 30)).toEqual([])
  })
})

/** The texts in the strings of a module, a line each: comments have other readers. */
function stringsOf(module: string): string {
  const code = module.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
  return Array.from(
    code.matchAll(/'([^'\n]*\w [^'\n]*)'|`([^`]*\w [^`]*)`/g),
    ([, one, other]) => one ?? other,
  ).join('\n')
}
