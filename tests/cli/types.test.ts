import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'

/** What the compiler says of `.ci/types` in a project that has the built package, as CI says of the packed one. */
function complaints(config: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'nnanim-types-'))
  cpSync('.ci/types', folder, { recursive: true })
  mkdirSync(join(folder, 'node_modules'))
  symlinkSync(resolve('.'), join(folder, 'node_modules', 'nnanim'), 'junction')
  symlinkSync(resolve('node_modules/@types'), join(folder, 'node_modules', '@types'), 'junction')
  try {
    execFileSync(
      process.execPath,
      [resolve('node_modules/typescript/bin/tsc'), '-p', config, '--skipLibCheck'],
      {
        cwd: folder,
        encoding: 'utf8',
      },
    )
    return ''
  } catch (error) {
    return String((error as { stdout?: string }).stdout)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

it.each(['tsconfig.json', 'loose.json'])('what is read has types: %s', config => {
  expect(complaints(config)).toBe('')
})
