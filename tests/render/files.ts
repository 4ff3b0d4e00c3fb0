import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'

/** A folder of its own for each test of a file, removed afterwards. */
export function freshFolder(): { path: (name: string) => string; names: () => Promise<string[]> } {
  let folder = ''
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nnanim-'))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))
  return { path: name => join(folder, name), names: async () => (await readdir(folder)).sort() }
}
