import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Application, LogLevel } from 'typedoc'

const PAGE = 'docs/reference.md'

const HEAD = `# Every export of the library

What \`import … from 'nnanim'\` gives, made of the docstrings by \`npm run site\`. [The library](library.md) begins with an example.
`

/**
 * Writes docs/reference.md from the docstrings of what `src/index.ts` exports.
 * @throws where an export or a property of one has no docstring, or a type is shown that is not exported
 */
export async function writeReference() {
  const app = await Application.bootstrapWithPlugins({
    options: 'docs/site/typedoc.json',
    logLevel: LogLevel.Warn,
  })
  const project = await app.convert()
  if (!project) throw new Error('typedoc does not read src/index.ts')
  app.validate(project)
  if (app.logger.hasWarnings() || app.logger.hasErrors())
    throw new Error('docstrings are missing or wrong, see above')
  await app.generateOutputs(project)
  const text = readFileSync(join(app.options.getValue('out'), 'README.md'), 'utf8')
  writeFileSync(PAGE, `${HEAD}\n${tidy(text)}`)
}

/** The plugin's Markdown without the lines that only say that nothing is there. */
function tidy(text) {
  return text
    .replace(/\n\*\*\*\n/g, '')
    .replace(/\| - (?=\|)/g, '|  ')
    .replace(/<a id="[^"]*"><\/a> /g, '')
    .replace(/\n{3,}/g, '\n\n')
}
