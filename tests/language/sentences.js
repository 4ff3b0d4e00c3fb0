// Prints all that languages say, a line a message told facts, for a reader: npm run sentences -- de
import { createViteServer } from 'vitest/node'

// These modules are TypeScript, which Node 20 does not read.
const server = await createViteServer({
  configFile: false,
  logLevel: 'error',
  server: { middlewareMode: true, watch: null, ws: false },
})
const { languageNames, loadLanguage, languageOf } = await server.ssrLoadModule('/src/language/languages.ts')
const { textsOf } = await server.ssrLoadModule('/tests/language/told.ts')

const names = process.argv.slice(2)
if (names.length > 0 && names.every(name => languageNames.includes(name))) {
  for (const lang of names) {
    await loadLanguage({ lang })
    for (const [path, text] of textsOf(languageOf({ lang }))) console.log(`${path}: ${text}`)
  }
} else {
  console.error(`npm run sentences -- LANGUAGE…, of ${languageNames.join(', ')}`)
  process.exitCode = 2
}
await server.close()
