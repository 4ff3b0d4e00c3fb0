import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'

export const bin = resolve('bin/nnanim.js')

/** Runs the compiled command line in a folder. */
export function nnanim(
  words: readonly string[],
  { cwd = '.', input = '', env = {} }: { cwd?: string; input?: string; env?: NodeJS.ProcessEnv } = {},
) {
  if (!existsSync('dist/bundle/main.js'))
    throw new Error('these tests run the compiled program: npm run build')
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...words], {
    cwd,
    input,
    encoding: 'utf8',
    // What waits for ever fails by its exit code.
    timeout: 120_000,
    env: { ...process.env, NO_COLOR: '1', ...env },
  })
  return { code: status, stdout, stderr }
}
