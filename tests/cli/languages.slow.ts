import { describe, expect, it } from 'vitest'
import { languageNames, languageOf, loadLanguage } from '../../src/language/languages.ts'
import { commandFolder } from './stage.ts'

const quick = ['--size', '300', '--duration', '1', '-q']
const { read, here } = commandFolder()

const recipeOf = (name: string) => JSON.parse(here('show', '--json', name).stdout)

describe('a figure in another language', () => {
  it('is made of one in English by remake, and differs in nothing but its words', () => {
    here('moons', ...quick, '-o', 'en.figure.json')
    const { code } = here('remake', 'en.figure.json', '--lang', 'de', '-q', '-o', 'de.figure.json')
    expect(code).toBe(0)
    const [english, german] = ['en.figure.json', 'de.figure.json'].map(recipeOf)
    expect(german).toEqual({ ...english, spec: { ...english.spec, lang: 'de' } })
    expect(JSON.parse(read('en.figure.json')).alt).toMatch(/^200 points in two classes/)
    expect(JSON.parse(read('de.figure.json')).alt).toMatch(/^200 Punkte in zwei Klassen/)
    // And back.
    here('remake', 'de.figure.json', '--lang', 'en', '-q', '-o', 'back.figure.json')
    expect(read('back.figure.json')).toBe(read('en.figure.json'))
  })

  it('says so to readers of a screen where it is pasted, and nothing where it is English', () => {
    const embed = (lang: string, kind: string, output: string) =>
      here('moons', ...quick, '--lang', lang, '-o', output, '--embed', kind).stdout
    const page = embed('de', 'html', 'a.html')
    expect(page).toMatch(/^<iframe src="a\.html" title="200 Punkte [^"]*" lang="de" /)
    expect(page).toContain('<noscript><a href="a-still.png" lang="de">Die Abbildung als Bild</a></noscript>')
    expect(embed('de', 'md', 'a.gif')).toMatch(/<img src="a\.gif" alt="200 Punkte [^"]*" .*lang="de">/)
    expect(embed('de', 'element', 'a.figure.json')).toMatch(/<nnanim-figure [^>]*lang="de">\n {2}200 Punkte /)
    expect(embed('de', 'alt', 'a.png')).toMatch(/^200 Punkte [^<]*\n$/)
    expect(embed('en', 'html', 'b.html')).not.toContain('lang=')
  })
})

describe('a page', () => {
  it.each(languageNames)('in %s says so, and holds no sentence of another language', lang => {
    expect(here('moons', ...quick, '--lang', lang, '-o', 'a.html')).toMatchObject({ code: 0 })
    const page = read('a.html')
    expect(/<html lang="(\w+)">/.exec(page)?.[1]).toBe(lang)
    const held = Object.keys(said).filter(name => page.includes(said[name]))
    // A language that is begun may say it in English.
    expect(held).toEqual(languageNames.filter(name => said[name] === said[lang]))
  })
})

/** A text of the player in each language. */
const said: Record<string, string> = Object.fromEntries(
  await Promise.all(
    languageNames.map(async name => {
      await loadLanguage({ lang: name })
      return [name, languageOf({ lang: name }).page.damaged]
    }),
  ),
)
