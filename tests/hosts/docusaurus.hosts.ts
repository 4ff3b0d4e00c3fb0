import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { example } from './document.ts'
import { figures } from './figures.ts'
import { project } from './project.ts'
import { drawn, visit } from './visit.ts'

/** The least that a site of Docusaurus has, under a base address, with a second page to go to. */
const around = {
  // Modules of CommonJS, which the files that Docusaurus makes itself are.
  'package.json': '{ "name": "notes", "private": true }\n',
  'docusaurus.config.js': `export default {
  title: 'Notes',
  url: 'https://example.org',
  baseUrl: '/notes/',
  presets: [['classic', { docs: { routeBasePath: '/' }, blog: false }]],
}
`,
  'docs/start.md': '---\nslug: /\n---\n\n# Start\n\nNo figure here.\n',
}
const site = project('docusaurus', { ...around, ...example('Docusaurus'), ...figures('static/figures/') })

it('the figure is in the HTML of the server, plays in a browser and goes with its page', async () => {
  // To make its code small takes half of the time of a build.
  await site.run('docusaurus', 'build', '--no-minify')
  const tag =
    /<nnanim-figure src="\/notes\/figures\/moons.figure.json" width="600" height="600" controls="" loop="">/
  expect(readFileSync(`${site.folder}/build/moons/index.html`, 'utf8')).toMatch(tag)

  const { page, expectQuiet } = await visit(`${site.folder}/build`, { path: 'moons/', base: '/notes/' })
  const figure = page.locator('nnanim-figure')
  await drawn(figure)
  await page.getByRole('link', { name: 'Start', exact: true }).first().click()
  await page.getByText('No figure here.').waitFor()
  expect(await figure.count()).toBe(0)
  await page.goBack()
  await drawn(figure)
  expectQuiet()
}, 400_000)
