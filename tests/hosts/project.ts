import { execFile } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { promisify } from 'node:util'

/** The folder of all projects, in which nnanim is installed as a user installs it. */
export const workplace = join(import.meta.dirname, '.work')

export interface Project {
  folder: string
  /** Runs a command of the packages in tests/hosts, and gives what it printed. */
  run(command: string, ...words: string[]): Promise<string>
  /** The bytes of its files in a folder, by name. */
  files(folder: string): Record<string, Uint8Array>
}

const run = promisify(execFile)
const commands = join(import.meta.dirname, 'node_modules/.bin')

/** A new project of those files, without any configuration but theirs. */
export function project(name: string, files: Record<string, string>): Project {
  const folder = join(workplace, name)
  const all = { 'package.json': `{ "name": "${name}", "private": true, "type": "module" }\n`, ...files }
  for (const [file, text] of Object.entries(all)) {
    mkdirSync(join(folder, dirname(file)), { recursive: true })
    writeFileSync(join(folder, file), text)
  }
  return {
    folder,
    async run(command, ...words) {
      const env = { ...process.env, PATH: `${commands}${delimiter}${process.env.PATH}`, NODE_ENV: '' }
      const { stdout } = await run(command, words, { cwd: folder, env, maxBuffer: 2 ** 26 })
      return stdout
    },
    files: inside =>
      Object.fromEntries(
        readdirSync(join(folder, inside), { recursive: true, withFileTypes: true })
          .filter(entry => entry.isFile())
          .map(({ parentPath, name }) => [name, readFileSync(join(parentPath, name))]),
      ),
  }
}
