import { readFileSync } from 'node:fs'
import { dirname, isAbsolute } from 'node:path'
import { catalog, readSpec } from '../encode/catalog.ts'
import { SpecError } from '../spec/error.ts'
import { panelGrid, wholeSize } from '../spec/panels.ts'
import { readSource } from '../spec/source.ts'
import type { Spec } from '../spec/spec.ts'
import { nearest } from '../spec/suggest.ts'
import { listOf } from '../spec/text.ts'
import { commands, type FigureCall } from './parse.ts'

/** Of a panel, and so of a picture that has no others. */
const DRAFT = { width: 300, height: 300 }

/**
 * The spec of a call: flags win over the file of --config, and that over the defaults.
 * Throws SpecError for a word that is no dataset, a file that cannot be read, and all that a spec refuses.
 */
export function specOf({ data, given, run }: FigureCall): Spec {
  if (data !== undefined) refuseCommands(data)
  const flags = data === undefined ? given : { ...given, data }
  if (run.config === undefined) {
    if (data === undefined)
      throw new SpecError('data', undefined, 'a dataset’s name, a path of a table, or -')
    return readSpec({ ...(run.draft && draftOf(flags)), ...flags })
  }
  const file = run.config
  const text = readText(file)
  const own = keysOf(readSource(text, file).value)
  const draft = run.draft ? draftOf({ ...own, ...flags }) : {}
  const missing = Object.entries(draft).filter(([key]) => (own[key] ?? null) === null)
  return readSpec(text, {
    file,
    over: { ...fromFolderOf(file, own), ...Object.fromEntries(missing), ...flags },
  })
}

/** What --draft is short for, with the panels that the call asks for. */
export function draftOf({ scene, layout }: Record<string, unknown>): object {
  const names = listOf(scene)
  const count = Array.isArray(names) ? names.length : 1
  const how = layout === 'column' || layout === 'grid' ? layout : 'row'
  return { size: wholeSize(DRAFT, panelGrid(count, how)), fps: 12 }
}

/** A first word that is nearly a command is not a dataset with a slip. */
function refuseCommands(word: string): void {
  const names: string[] = commands.map(({ name }) => name)
  const others = [...catalog.datasets, ...catalog.scenes].map(({ name }) => name)
  const meant = nearest(word, [...others, ...names])
  if (meant !== undefined && names.includes(meant))
    throw new SpecError('call', word, 'a command or a dataset', { suggestion: `\`nnanim ${meant}\`` })
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new SpecError('config', file, `a file that can be read (${(error as NodeJS.ErrnoException).code})`)
  }
}

/** Files that a config names stand beside it, wherever the program is started. */
function fromFolderOf(file: string, own: Record<string, unknown>): Record<string, string> {
  const folder = dirname(file)
  const moved: Record<string, string> = {}
  if (folder === '.') return moved
  for (const key of ['data', 'model']) {
    const path = own[key]
    if (typeof path !== 'string' || path === '-' || isAbsolute(path)) continue
    if (key === 'data' && !/[\\/.]/.test(path)) continue // a built-in name
    // Not normalized: `sub/../blobs` is a file, `blobs` would be the dataset.
    moved[key] = `${folder}/${path}`
  }
  return moved
}

function keysOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}
