import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import GithubSlugger from 'github-slugger'
import { Application, LogLevel, ReflectionKind } from 'typedoc'

const PAGE = 'docs/reference.md'

const HEAD = `# Every export of the library

What \`import … from 'nnanim'\` gives, from the docstrings: \`npm run site\` writes this page. [The library](library.md) begins
with an example.
`

/**
 * Writes docs/reference.md from the docstrings of what \`src/index.ts\` exports.
 * @throws where an export or a property of one has no docstring, or shows a type that is not exported
 */
export async function writeReference() {
  const app = await Application.bootstrapWithPlugins({
    options: 'docs/site/typedoc.json',
    logLevel: LogLevel.Warn,
  })
  const project = await app.convert()
  if (!project) throw new Error('typedoc cannot read src/index.ts')
  app.validate(project)
  const bare = undocumented(project)
  if (app.logger.hasWarnings() || app.logger.hasErrors() || bare.length > 0)
    throw new Error(`docstrings are wrong, see above, or missing: ${bare.join(', ') || 'none'}`)
  // Functions and types by their names; keys and properties stay in their own order.
  for (const { children } of project.groups) children.sort((a, b) => a.name.localeCompare(b.name, 'en'))
  await app.generateOutputs(project)
  const out = app.options.getValue('out')
  writeFileSync(PAGE, `${HEAD}\n${tidy(readFileSync(join(out, 'README.md'), 'utf8'))}`)
  rmSync(out, { recursive: true })
}

const NAMED =
  ReflectionKind.SomeExport | ReflectionKind.Property | ReflectionKind.Method | ReflectionKind.CallSignature

/** Names of what has no docstring; the docstring of a property tells of an object without a name that it holds. */
function undocumented(project) {
  return project
    .getReflectionsByKind(NAMED)
    .filter(reflection => !reflection.signatures && !reflection.hasComment())
    .map(reflection => reflection.getFullName())
    .filter(name => !name.includes('__type'))
}

/**
 * The plugin's Markdown without rules, empty cells, and constructors, as only nnanim makes its errors. Links are written
 * anew, to the headings as GitHub names them.
 */
function tidy(text) {
  const clean = text
    .replace(/^#### Constructors\n[\s\S]*?(?=^#{2,4} )/gm, '')
    .replace(/^\*\*\*\n/gm, '')
    .replace(/\| -(?= \|)/g, '|  ')
    .replace(/<a id="[^"]*"><\/a> /g, '')
    .replace(/\n{3,}/g, '\n\n')
  const slugger = new GithubSlugger()
  const slugs = new Map(
    Array.from(`${HEAD}\n${clean}`.matchAll(/^#+ (.*)$/gm), ([, words]) => [words, slugger.slug(words)]),
  )
  return clean.replace(/\[(`(\w+)`)\]\(#[^)]*\)/g, (_, code, name) =>
    slugs.has(name) ? `[${code}](#${slugs.get(name)})` : code,
  )
}
