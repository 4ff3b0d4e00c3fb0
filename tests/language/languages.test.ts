import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { PageCode } from '../../src/encode/html/page.ts'
import * as en from '../../src/language/en.ts'
import type { Language } from '../../src/language/language.ts'
import { languageNames, languageOf, loadLanguage } from '../../src/language/languages.ts'
import { faultsOf } from './check.ts'
import { foreignWordsOf, longSentencesOf, manners, otherNumbersOf } from './rules.ts'
import { textsOf, toldBy } from './told.ts'

await Promise.all(languageNames.map(lang => loadLanguage({ lang })))

const { modules }: PageCode = JSON.parse(readFileSync('dist/web/page.json', 'utf8'))

/** Runs a module of pages alone, with what it names. */
function loadModule(id: string): Record<string, unknown> {
  const name = id.replace(/^\.\/|\.js$/g, '')
  const exported = {}
  new Function('exports', 'require', modules[name].code)(exported, loadModule)
  return exported
}

describe.each(languageNames)('the language %s', name => {
  const language = languageOf({ lang: name })

  it('has all messages, with their facts, in the room of their places', () => {
    expect(faultsOf(language)).toEqual([])
    expect(toldBy(language).map(({ path }) => path)).toEqual(toldBy(en).map(({ path }) => path))
  })

  it('has the tag that it is chosen by', () => {
    expect(language.tag).toBe(name)
  })

  it('says in a page what it says here: each section with all that it uses', () => {
    const begin = `language-${name}-`
    const sections = Object.keys(modules).flatMap(id => (id.startsWith(begin) ? id.slice(begin.length) : []))
    expect(sections.length).toBeGreaterThan(20)
    for (const section of sections) {
      const own = { [section]: loadModule(begin + section)[section] } as unknown as Language
      const whole = { [section]: language[section as keyof Language] } as unknown as Language
      expect(textsOf(own)).toEqual(textsOf(whole))
    }
  })

  it('says all facts in the same way each time, without blanks at the ends or twice', () => {
    expect(textsOf(language)).toEqual(textsOf(language))
    for (const [path, text] of textsOf(language)) expect(text, path).not.toMatch(/^\s|\s$|\s\s|\(\)/)
  })
})

describe.each(Object.entries(manners))('of the same facts as English, the language %s', (lang, own) => {
  const language = languageOf({ lang })

  it('tells the same numbers', () => {
    expect(otherNumbersOf(language, own)).toEqual([])
  })

  it('says no English word', () => {
    expect(foreignWordsOf(language, own)).toEqual([])
  })

  it('has sentences of a moment that a film can write in large', () => {
    expect(longSentencesOf(language, own)).toEqual([])
  })
})

describe('what is wrong with a language', () => {
  const { chapters, results, ...others } = en
  const broken = (own: object) => ({ ...en, ...own }) as Language

  it('is said of a message that is missing or is none', () => {
    const { data: _, ...left } = chapters
    expect(faultsOf(broken({ chapters: { ...left, dta: 'Die Daten' } }))).toEqual([
      'chapters.dta: is no message',
      'chapters.data: is missing',
    ])
    expect(faultsOf({ ...others, chapters } as unknown as Language)).toEqual(['results: is missing'])
  })

  it('is said of a message that uses other facts', () => {
    const layer = ({ number }: { number: number }) => `Schicht ${number}`
    expect(faultsOf(broken({ chapters: { ...chapters, layer } }))).toEqual([
      'chapters.layer: uses the fact number, which it is not told',
      'chapters.layer: says “Schicht undefined”',
    ])
    expect(faultsOf(broken({ chapters: { ...chapters, layer: 'Schicht' } }))).toEqual([
      'chapters.layer: takes no facts',
    ])
  })

  it('is said of one that is too long for its place', () => {
    const own = { ...chapters, verdict: 'Die endgültige Entscheidung' }
    expect(faultsOf(broken({ chapters: own }))).toEqual([
      'chapters.verdict: has room for 24 letters, not 27: “Die endgültige Entscheidung”',
    ])
  })
})

describe('English', () => {
  const said = (path: string) => textsOf(en).flatMap(([own, text]) => (own === path ? [text] : []))

  it('has at most eight words in the sentence of a moment', () => {
    const words = (text: string) => text.replace(/(\d) %/g, '$1%').split(' ').length
    const first = toldBy(en).flatMap(({ path, text }) =>
      /^(layers|results|choice|training)\..*(?<!\.[1-9])$/.test(path) ? text.split(' | ')[0] : [],
    )
    expect(first.length).toBeGreaterThan(100)
    // A formula is read as one.
    expect(first.filter(says => !/[=+]/.test(says) && words(says) > 8)).toEqual([])
  })

  it('counts one in the singular, all others in the plural', () => {
    const nouns =
      'point|unit|cut|layer|row|column|vector|neighbour|number|bump|epoch|iteration|step|panel|feature|axis|line'
    const one = new RegExp(`\\b(1|one) (hidden |support )?(${nouns})s\\b`, 'i')
    const many = new RegExp(
      `(?<![\\d.:−-])\\b(two|three|five|six|21|200) (hidden |support )?(${nouns})\\b`,
      'i',
    )
    const texts = textsOf(en).map(([path, text]) => `${path}: ${text}`)
    expect(texts.filter(text => one.test(text) || many.test(text))).toEqual([])
  })

  it('writes shares so that all and nothing are only said where they are', () => {
    const keeps = (share: number) => en.notes.hiddenProjected({ share }).replace(/^.*keeps | of.*$/g, '')
    expect([0.731, 1, 0.998, 0, 0.002].map(keeps)).toEqual(['73 %', '100 %', '99 %', '0 %', '1 %'])
    expect(said('page.probabilityValue')).toEqual(['100 %', '> 99.9 %', '99.9 %', '86.1 %', '50 %'])
  })

  it('writes numbers as short as they can be read', () => {
    const wide = (width: number) =>
      en.results.gap({ width, between: null, classes: 3, units: null })[0].replace(/^.*: /, '')
    expect([0.4, 0.0412, 0.999, 12.3, 99.6, 1234, 0].map(wide)).toEqual([
      ...['0.40', '0.041', '1.0', '12', '100', '1234', '0.0'],
    ])
    const facts = { correct: 1, samples: 2, plural: false, separates: false, possible: false, held: null }
    const after = (evaluations: number) =>
      en.panels.result({ ...facts, first: false, projected: false, after: evaluations }).replace(/^.*at /, '')
    expect([400, 8200, 37400, 999700, 1234567].map(after)).toEqual(['400', '8.2k', '37.4k', '1M', '1.23M'])
    expect(said('page.value')).toEqual(['5.1', '−0.04719', '0', '123500'])
  })

  it('has verbs in the number of what decides', () => {
    const gets = (by: Parameters<typeof en.results.network>[0]['by'], correct: number) =>
      en.results.network({
        by,
        correct,
        samples: 200,
        constant: null,
        classes: null,
        better: null,
        held: null,
      })[0]
    expect(gets({ kind: 'threshold', many: false }, 200)).toBe('One threshold separates all 200')
    expect(gets({ kind: 'line', many: false }, 197)).toBe('A straight line gets 197 of 200')
    expect(gets({ kind: 'line', many: true }, 200)).toBe('Straight lines separate all 200')
    expect(gets({ kind: 'plane', many: true }, 150)).toBe('Planes get 150 of 200')
    expect(gets({ kind: 'output layer' }, 200)).toBe('The output layer separates all 200')
    expect(gets({ kind: 'cuts', cuts: 1, further: 2 }, 150)).toBe('All layers together get 150 of 200')
  })
})
