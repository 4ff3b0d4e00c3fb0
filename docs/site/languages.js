import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { languageNames } from '../../dist/language/languages.js'
import { letterFonts } from '../../dist/language/letters.js'
import { installing, lettersHere } from '../../dist/render/letters.js'

/** The figure of the first page, whose network a reader may change. */
export const HERO = 'circles'

/** Groups of the gallery, and one figure more, that are made in every language. */
const TRANSLATED = { groups: ['scenes'], names: [HERO] }

/** The languages whose letters are here, and of the others the commands that install them. */
export function figureLanguages() {
  const lacksFont = lang => lang in letterFonts && lettersHere(lang) === null
  return {
    languages: languageNames.filter(lang => !lacksFont(lang)),
    lacking: languageNames.filter(lacksFont).map(lang => `${lang}: ${installing(lang)}`),
  }
}

/** The name of a language in that language, as a list of languages has it. */
export function nameOf(lang) {
  const name = new Intl.DisplayNames([lang], { type: 'language' }).of(lang)
  return name[0].toLocaleUpperCase(lang) + name.slice(1)
}

/** True for a figure that is made in every language. */
export const isTranslated = ({ name, group }) =>
  TRANSLATED.groups.includes(group) || TRANSLATED.names.includes(name)

/** The figures of one language: those of the gallery with another folder. */
export function translated(figures, lang) {
  return figures.filter(isTranslated).map(({ name, spec }) => ({ name, lang, spec: { ...spec, lang }, folder: `figures/${lang}` }))
} // biome-ignore format: one line

/** Writes the alternative texts of each language as a script, which is loaded when the language is chosen. */
export function writeWords(figures, languages, site) {
  for (const lang of languages.filter(lang => lang !== 'en')) {
    const words = translated(figures, lang).map(({ name, folder }) => {
      const { alt } = JSON.parse(readFileSync(join(site, folder, `${name}.figure.json`), 'utf8'))
      return [name, alt]
    })
    mkdirSync(join(site, 'assets'), { recursive: true })
    writeFileSync(
      join(site, `assets/words-${lang}.js`),
      `(globalThis.siteWords??={}).${lang}=${JSON.stringify(Object.fromEntries(words))};\n`,
    )
  }
}
