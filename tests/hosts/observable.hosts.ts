import { it } from 'vitest'
import { example } from './document.ts'
import { figures } from './figures.ts'
import { project } from './project.ts'
import { drawn, visit } from './visit.ts'

// Its own style sheet asks a server of Google for fonts, which is no matter of the figure.
const config = "export default { root: 'src', globalStylesheets: [] }\n"

it('a page of Observable Framework draws the attached file', async () => {
  const files = { ...example('Observable Framework'), ...figures('src/') }
  const site = project('observable', { 'observablehq.config.js': config, ...files })
  await site.run('observable', 'build')
  const { page, expectQuiet } = await visit(`${site.folder}/dist`)
  await drawn(page.locator('.observablehq--block').first())
  expectQuiet()
})
