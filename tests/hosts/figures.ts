import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { workplace } from './project.ts'

const command = join(workplace, 'node_modules/.bin/nnanim')

/** The two figures of the examples, made once by the installed command, under a folder such as `public/`. */
export function figures(folder = ''): Record<string, string> {
  const made = ['moons', 'circles'].map(name => {
    const path = join(workplace, `${name}.figure.json`)
    if (!existsSync(path)) execFileSync(command, [name, '-o', path, '--quiet'])
    return [`${folder}${name}.figure.json`, readFileSync(path, 'utf8')]
  })
  return Object.fromEntries(made)
}

/** The player as a file beside the page. */
export const player = () => ({
  'nnanim-player.js': readFileSync(join(workplace, 'node_modules/nnanim/dist/player.js'), 'utf8'),
})
