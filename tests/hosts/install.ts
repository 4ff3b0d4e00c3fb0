import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { workplace } from './project.ts'

/**
 * Packs nnanim and installs it where projects of the tests find it: `exports`, `imports`, `sideEffects` and the
 * dependencies are those that a user gets. The packages of hosts are found a folder above, in tests/hosts/node_modules.
 */
export default function install(): () => void {
  rmSync(workplace, { recursive: true, force: true })
  mkdirSync(workplace)
  const npm = (...words: string[]) => execFileSync('npm', words, { cwd: workplace, stdio: 'pipe' })
  const root = join(import.meta.dirname, '../..')
  npm('pack', root, '--ignore-scripts', '--silent')
  const [file] = readdirSync(workplace)
  writeFileSync(join(workplace, 'package.json'), '{ "name": "someone", "private": true }\n')
  npm('install', `./${file}`, '--ignore-scripts', '--omit=optional', '--no-audit', '--no-fund')
  return () => rmSync(workplace, { recursive: true, force: true })
}
