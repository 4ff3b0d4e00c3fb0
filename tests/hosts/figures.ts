import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { workplace } from './project.ts'

/** The two figures of the examples, made by the installed command, under a folder such as `public/`. */
export function figures(folder = ''): Record<string, string> {
  const place = mkdtempSync(join(workplace, 'figures-'))
  const made = ['moons', 'circles'].map(name => {
    const file = `${name}.figure.json`
    execFileSync(join(workplace, 'node_modules/.bin/nnanim'), [name, '-o', join(place, file), '--quiet'])
    return [folder + file, readFileSync(join(place, file), 'utf8')]
  })
  return Object.fromEntries(made)
}

/** The player as a file beside the page. */
export const player = () => ({
  'nnanim-player.js': readFileSync(join(workplace, 'node_modules/nnanim/dist/player.js'), 'utf8'),
})
