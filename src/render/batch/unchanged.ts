import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { budgetOf } from '../../encode/budget.ts'
import { type Recipe, recipe as recipeText } from '../../encode/recipe.ts'
import { bareName } from '../../spec/paths.ts'
import type { Spec } from '../../spec/spec.ts'
import { drawnTogether, orderOf } from '../film.ts'
import { framesIn } from '../folder.ts'
import { recipeIn } from '../made.ts'
import type { Raster } from '../raster.ts'
import { frameTimes } from '../times.ts'
import { version } from '../version.ts'
import type { Contents } from './contents.ts'
import type { Item, ItemOutput } from './item.ts'

/** What files are compared with. */
export interface Present {
  contents: Contents
  /** The rasterizer that a spec would be drawn with. */
  raster(choice: Spec['rasterizer']): Promise<Raster>
}

/**
 * Why a figure has to be made; null where all its files are what would be made now. Decided from the recipe in each
 * file and the content of the table and the model, whatever their paths and times.
 */
export async function whyMake(item: Item, present: Present): Promise<string | null> {
  const made: Recipe[] = []
  for (const output of item.outputs) {
    const recipe = output.format.folder ? await recipeOfFrames(output, item) : recipeOf(output)
    if (typeof recipe === 'string') return recipe
    made.push(recipe)
  }
  for (const recipe of made) {
    const why = await difference(recipe, item.spec, present)
    if (why !== null) return why
  }
  return null
}

async function difference({ nnanim, rasterizer, sha256, spec: old }: Recipe, spec: Spec, present: Present) {
  if (nnanim !== version) return `made by version ${nnanim}`
  const raster = await present.raster(spec.rasterizer)
  if (rasterizer !== `${raster.name} ${raster.version}`) return `drawn by ${rasterizer}`
  const keys = Object.keys({ ...old, ...spec }) as (keyof Spec)[]
  const text = (value: unknown) => JSON.stringify(value) ?? ''
  const changed = keys.filter(
    key => key !== 'data' && key !== 'model' && text(old?.[key]) !== text(spec[key]),
  )
  const isOther = { data: dataDiffers(old, spec), model: (old?.model === null) !== (spec.model === null) }
  for (const key of ['data', 'model'] as const) if (isOther[key]) changed.unshift(key)
  if (changed.length > 0) return `changed: ${changed.join(', ')}`
  for (const key of ['data', 'model'] as const) {
    const path = spec[key]
    const isFile = key === 'model' ? path !== null : spec.samples === null
    const now = isFile ? ((await present.contents(path!)) ?? 'unreadable') : undefined
    if (sha256?.[key] !== now) return `${path} has changed`
  }
  return null
}

/** Another folder is no other table; its name may be told in the picture's text. */
function dataDiffers(old: Spec, { data, samples }: Spec): boolean {
  if (old?.data === data) return false
  return samples !== null || bareName(String(old?.data)) !== bareName(data)
}

/** Bytes at a file's start that hold its recipe, mostly. */
const headBytes = 16_384

/** The recipe in a file, or why there is none. */
function recipeOf({ file, target }: ItemOutput): Recipe | string {
  const bytes = bytesOf(target, headBytes)
  if (bytes === null) return 'new'
  // Some formats have it at their end.
  const recipe = recipeIn(bytes) ?? recipeIn(bytesOf(target) ?? bytes)
  return recipe ?? `${file} has no recipe`
}

/** The recipe of all frames in a folder, or why there is none: a run that was killed leaves some of them. */
async function recipeOfFrames({ file, target }: ItemOutput, item: Item): Promise<Recipe | string> {
  const names = await framesIn(target).catch(() => [])
  if (names.length === 0) return 'new'
  const isWhole = names.every((name, i) => Number(/\d+/.exec(name)![0]) === i + 1)
  if (!isWhole || names.length !== (framesOf(item) ?? names.length)) return `${file} has not all frames`
  const heads = names.map(name => bytesOf(join(target, name), headBytes) ?? Buffer.alloc(0))
  const recipe = recipeIn(heads[0]!)
  if (!recipe) return `${file} has frames without a recipe`
  const text = recipeText(recipe)
  return heads.every(head => head.includes(text)) ? recipe : `${file} has frames of two runs`
}

/** Frames of a folder; null where keeping within a budget decides. */
function framesOf({ spec, outputs }: Item): number | null {
  if (budgetOf(spec)) return null
  const alike = drawnTogether(outputs, spec, spec).find(group => group.some(({ format }) => format.folder))!
  if (orderOf(alike[0]!.format, spec, spec) === 'moment') return 1
  // What is drawn together has the frames of the slowest.
  const maxFps = Math.min(...alike.map(({ format }) => format.maxFps ?? Number.POSITIVE_INFINITY))
  return frameTimes(spec, spec.fps, maxFps).length
}

function bytesOf(file: string, most = Number.POSITIVE_INFINITY): Buffer | null {
  let handle: number
  try {
    // To open a pipe waits for one who writes into it.
    if (!statSync(file).isFile()) return null
    handle = openSync(file, 'r')
  } catch {
    return null
  }
  try {
    const bytes = Buffer.allocUnsafe(Math.min(most, fstatSync(handle).size))
    return bytes.subarray(0, readSync(handle, bytes, 0, bytes.length, 0))
  } catch {
    return null
  } finally {
    closeSync(handle)
  }
}
