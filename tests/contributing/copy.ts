import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/** A copy of the repository as somebody has it who begins to work on it. */
export interface Copy {
  folder: string
  /** Runs a line of a shell there, and gives what it prints. Throws with all that it printed when it fails. */
  run(line: string): string
  read(name: string): Buffer
  remove(): void
}

/** What a working copy of the repository has and the repository has not. */
const left = [
  'node_modules',
  'docs/site/node_modules',
  'tests/hosts/node_modules',
  'dist',
  'site',
  '.git',
  '.pictures',
]

export function copyOfRepository(): Copy {
  const folder = mkdtempSync(join(tmpdir(), 'nnanim-contributing-'))
  cpSync('.', folder, { recursive: true, filter: path => !left.includes(path) })
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
  // Made by `npm ci`: the sources import it.
  cpSync('dist/built', join(folder, 'dist/built'), { recursive: true })
  // What vitest sets for the tests that it runs is not for those that are run here.
  const { VITEST: _, NODE_ENV: __, ...env } = process.env
  return {
    folder,
    run(line) {
      const { status, stdout, stderr } = spawnSync(line, {
        cwd: folder,
        shell: true,
        encoding: 'utf8',
        maxBuffer: 1 << 28,
        env: { ...env, NO_COLOR: '1' },
      })
      if (status !== 0) throw new Error(`${line} ended with ${status}\n${stdout}\n${stderr}`)
      return stdout
    },
    read: name => readFileSync(join(folder, name)),
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
  }
}
