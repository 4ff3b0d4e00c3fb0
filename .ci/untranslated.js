// Prints the messages that languages say in English until they are translated, by language: their number and their names,
// as src/language/untranslated.ts has them. Reads the library as it is built.
const read = name => import(`../dist/language/${name}.js`)
const { languageNames } = await read('languages')
const { untranslated } = await read('untranslated')
const en = await read('en')

/** How many messages of English a language lacks. */
function countOf(english, own) {
  const isMessage = typeof english !== 'object' || Array.isArray(english)
  if (isMessage) return own === undefined ? 1 : 0
  return Object.keys(english).reduce((sum, name) => sum + countOf(english[name], own?.[name]), 0)
}

for (const lang of languageNames) {
  const names = Object.keys(untranslated).filter(name => untranslated[name].includes(lang))
  if (names.length > 0)
    console.log(`${lang}: ${countOf(en, await read(lang))} not translated: ${names.join(', ')}`)
}
if (Object.keys(untranslated).length === 0) console.log('every message is translated')
