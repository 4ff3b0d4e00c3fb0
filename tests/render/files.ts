import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import type { FigureSpec } from '../../src/options/sweep.ts'
import { prepare } from '../../src/render/job.ts'
import { makeFiles } from '../../src/render/render.ts'
import { outputsOf } from '../../src/render/targets.ts'

/** A folder of its own for each test of a file, removed afterwards. */
export function freshFolder(): { path: (name: string) => string; names: () => Promise<string[]> } {
  let folder = ''
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nnanim-'))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))
  return { path: name => join(folder, name), names: async () => (await readdir(folder)).sort() }
}

/** The bytes of a file of a figure, which is written nowhere, and what is said of it. */
export async function inMemory(spec: FigureSpec, name: string, recipeText?: () => string) {
  const chunks: Uint8Array[] = []
  const write = async (chunk: Uint8Array) => {
    chunks.push(chunk)
  }
  const into = { write, commit: async () => {}, discard: async () => {} }
  const job = await prepare(spec, outputsOf(name), { into })
  const result = await makeFiles(job, { jobs: 1, ...(recipeText && { recipeText }) })
  return { file: Buffer.concat(chunks), output: result.outputs[0] }
}
