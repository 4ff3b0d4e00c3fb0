import { readFileSync } from 'node:fs'
import { type BuildOptions, build } from 'rolldown'
import { describe, expect, it } from 'vitest'
import config from '../../rolldown.config.ts'
import type { PageCode } from '../../src/encode/html/page.ts'
import * as de from '../../src/language/de.ts'
import * as en from '../../src/language/en.ts'
import type { Language } from '../../src/language/language.ts'
import { languageNames, languageOf, loadLanguage } from '../../src/language/languages.ts'
import { completed, untranslated } from '../../src/language/untranslated.ts'
import { faultsOf } from './check.ts'
import { unclear, unclearIn } from './glossary.ts'
import { foreignWordsOf, longSentencesOf, manners, otherNumbersOf } from './rules.ts'
import { textsOf, toldBy } from './told.ts'
import { isWaiting, withoutWaiting } from './waiting.ts'

await Promise.all(languageNames.map(lang => loadLanguage({ lang })))

const { modules }: PageCode = JSON.parse(readFileSync('dist/web/page.json', 'utf8'))

/** Runs a module of pages alone, with what it names. */
function loadModule(id: string): Record<string, unknown> {
  const name = id.replace(/^\.\/|\.js$/g, '')
  const exported = {}
  new Function('exports', 'require', modules[name].code)(exported, loadModule)
  return exported
}

/** Runs something while these messages wait for their translation, and no others. */
async function waitingFor<Result>(waiting: object, run: () => Promise<Result>): Promise<Result> {
  const own = { ...untranslated }
  const put = (list: object) => {
    for (const name of Object.keys(untranslated)) delete (untranslated as Record<string, unknown>)[name]
    Object.assign(untranslated, list)
  }
  put(waiting)
  try {
    return await run()
  } finally {
    put(own)
  }
}

describe.each(languageNames)('the language %s', name => {
  const language = languageOf({ lang: name })

  it('has all messages that do not wait, with their facts, in the room of their places', async () => {
    expect(faultsOf(name, await import(`../../src/language/${name}.ts`))).toEqual([])
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

describe.each(Object.entries(unclear))('the language %s', (lang, words) => {
  it('says what a textbook of it says', () => {
    expect(unclearIn(languageOf({ lang }), words)).toEqual([])
  })

  it('is held to each of these words', () => {
    expect(words.length).toBeGreaterThan(5)
    expect(
      unclearIn({ chapters: { data: 'How sure is it alone?' } } as unknown as Language, unclear.en),
    ).toHaveLength(1)
  })
})

describe.each(Object.entries(manners))('of the same facts as English, the language %s', (lang, own) => {
  const language = languageOf({ lang })
  const translated = (faults: string[]) => faults.filter(fault => !isWaiting(lang, fault.split(':')[0]))

  it('tells the same numbers', () => {
    expect(translated(otherNumbersOf(language, own))).toEqual([])
  })

  it('says no English word', () => {
    expect(translated(foreignWordsOf(language, own))).toEqual([])
  })

  it('has sentences of a moment that a film can write in large', () => {
    expect(translated(longSentencesOf(language, own))).toEqual([])
  })
})

describe('what is wrong with a language', () => {
  const { chapters, results, ...others } = en
  const broken = (own: object) => ({ ...en, ...own })
  const missing = ': is missing, and does not wait in src/language/untranslated.ts'
  const faultsOfIt = (language: object) => faultsOf('xx', language)

  it('is said of a message that is missing or is none', () => {
    const { data: _, ...left } = chapters
    expect(faultsOfIt(broken({ chapters: { ...left, dta: 'Die Daten' } }))).toEqual([
      'chapters.dta: is no message',
      `chapters.data${missing}`,
    ])
    expect(faultsOfIt({ ...others, chapters })).toEqual([`results${missing}`])
  })

  it('is not said of what waits, but of what waits and is there: the list only becomes shorter', async () => {
    const { data: _, ...left } = chapters
    const it = { ...others, chapters: left }
    const faultsWhere = (waiting: object) =>
      waitingFor(waiting, async () => faultsOfIt(it).map(fault => fault.split(',')[0]))
    expect(await faultsWhere({ results: ['xx'], 'chapters.data': ['de', 'xx'] })).toEqual([])
    expect(await faultsWhere({ 'all others': ['xx'] })).toEqual([])
    expect(await faultsWhere({ results: ['xx'], chapters: ['xx'], titles: ['de'] })).toEqual([
      'chapters: is translated',
    ])
    expect(await faultsWhere({ 'all others': ['de'] })).toHaveLength(2)
  })

  it('is said of a message that uses other facts', () => {
    const layer = ({ number }: { number: number }) => `Schicht ${number}`
    expect(faultsOfIt(broken({ chapters: { ...chapters, layer } }))).toEqual([
      'chapters.layer: uses the fact number, which it is not told',
      'chapters.layer: says “Schicht undefined”',
    ])
    expect(faultsOfIt(broken({ chapters: { ...chapters, layer: 'Schicht' } }))).toEqual([
      'chapters.layer: takes no facts',
    ])
  })

  it('is said of one that is too long for its place', () => {
    const own = { ...chapters, verdict: 'Die endgültige Entscheidung' }
    expect(faultsOfIt(broken({ chapters: own }))).toEqual([
      'chapters.verdict: has room for 24 letters, not 27: “Die endgültige Entscheidung”',
    ])
  })
})

describe('a language that lacks messages', () => {
  const italian = { tag: 'it', chapters: { data: 'I dati', layer: () => 'Strato' } }

  it('says them in English, and those that it has itself', () => {
    const { tag, chapters, ...others } = completed<Language>(en, italian)
    expect(tag).toBe('it')
    expect([chapters.data, chapters.layer({ layer: 1 }), chapters.again]).toEqual([
      ...['I dati', 'Strato', en.chapters.again],
    ])
    const { tag: _, chapters: __, ...english } = en
    expect(others).toEqual(english)
    expect(completed<Language>(en, en)).toEqual({ ...en })
  })

  it('takes English sections along into a page, of which it says only a part in its own words', async () => {
    const name = 'language-de-chapters'
    const built = (waiting: object) =>
      waitingFor(waiting, async () => {
        const [, page] = config
        const options = { ...page, input: { [name]: 'language:de:chapters' }, write: false } as BuildOptions
        const { output } = await build(options)
        const [{ source }] = output as unknown as { source: string }[]
        return JSON.parse(source).modules[name].code
      })
    const [whole, part] = [await built({}), await built({ 'chapters.data': ['de'] })]
    const isEnglish = (code: string) => code.includes(en.chapters.again)
    expect([whole, part].map(isEnglish)).toEqual([false, true])
    const exported: { chapters?: object } = {}
    new Function('exports', part)(exported)
    expect(textsOf(exported)).toEqual(textsOf({ chapters: completed<Language>(en, de).chapters }))
  })

  it('is held to say no English word but in them, whatever their facts are', async () => {
    const says = '3 of 200 are held out; two classes'
    expect(withoutWaiting('xx', says)).toBe(says)
    const text = 'Einmal: 17 points in four classes, immer'
    const waits = { 'data.points': ['xx'] }
    expect(await waitingFor(waits, async () => withoutWaiting('xx', text))).toBe('Einmal:  , immer')
  })
})

describe('English', () => {
  const said = (path: string) => textsOf(en).flatMap(([own, text]) => (own === path ? [text] : []))

  it('has at most ten words in the sentence of a moment', () => {
    // A count of so many is read as one number.
    const words = (text: string) => text.replace(/(\d) (%|of \d+)/g, '$1').split(' ').length
    const first = toldBy(en).flatMap(({ path, text }) =>
      /^(layers|results|choice|training)\..*(?<!\.[1-9])$/.test(path) ? text.split(' | ')[0] : [],
    )
    expect(first.length).toBeGreaterThan(100)
    // A formula is read as one.
    expect(first.filter(says => !/[=+]/.test(says) && words(says) > 10)).toEqual([])
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
    const keeps = (share: number) => en.notes.hiddenProjected({ share }).replace(/^.*shows | of.*$/g, '')
    expect([0.731, 1, 0.998, 0, 0.002].map(keeps)).toEqual(['73 %', '100 %', '99 %', '0 %', '1 %'])
    expect(said('numbers.certainty')).toEqual(['100 %', '> 99.9 %', '99.9 %', '86.1 %', '50 %'])
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
    expect(said('numbers.fourDigits')).toEqual(['5.1', '−0.04719', '0', '123,500'])
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
    expect(gets({ kind: 'line', many: false }, 197)).toBe('A straight line gets 197 of 200 right')
    expect(gets({ kind: 'line', many: true }, 200)).toBe('Straight lines separate all 200')
    expect(gets({ kind: 'plane', many: true }, 150)).toBe('Planes get 150 of 200 right')
    expect(gets({ kind: 'output layer' }, 200)).toBe('The output layer separates all 200')
    expect(gets({ kind: 'cuts', cuts: 1, further: 2 }, 150)).toBe('All layers together get 150 of 200 right')
  })
})
