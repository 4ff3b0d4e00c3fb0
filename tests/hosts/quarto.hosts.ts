import { execFileSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { example } from './document.ts'
import { figures, player } from './figures.ts'
import { project } from './project.ts'
import { drawn, visit } from './visit.ts'

// Pandoc is what Quarto writes HTML with; Quarto itself is no package of npm.
it('raw HTML of a document of Quarto draws the figure, and a PDF leaves it out', async () => {
  const { folder } = project('quarto', { ...example('Quarto'), ...figures(), ...player() })
  const pandoc = (...words: string[]) =>
    execFileSync('pandoc', ['-f', 'markdown', 'moons.qmd', ...words], { cwd: folder, encoding: 'utf8' })
  pandoc('--standalone', '-o', 'moons.html')
  expect(pandoc('-t', 'latex')).not.toContain('nnanim')
  const { page, expectQuiet } = await visit(folder, { path: 'moons.html' })
  await drawn(page.locator('nnanim-figure'))
  expectQuiet()
})
