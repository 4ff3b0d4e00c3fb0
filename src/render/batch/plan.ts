import { mkdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { budgetOf, frameCount } from '../../encode/budget.ts'
import { isWhole } from '../../encode/metadata.ts'
import { isWholePng, pngEnd } from '../../encode/png/metadata.ts'
import { type Recipe, recipe as recipeText } from '../../encode/recipe.ts'
import { drawnTogether, orderOf } from '../../figure/film.ts'
import { titleOf } from '../../figure/raster.ts'
import { version } from '../../figure/version.ts'
import { letterFontOf } from '../../language/letters.ts'
import type { Place } from '../../options/error.ts'
import { bareName } from '../../options/paths.ts'
import { type SpecJson, specJson } from '../../options/sweep.ts'
import { memoize } from '../../scene/memoize.ts'
import { recipeIn } from '../artifact.ts'
import { failure } from '../atomic.ts'
import { isCommitting } from '../commit.ts'
import { frameNumber, framesIn } from '../frame-files.ts'
import { tryRead, tryReadRanges } from '../plain-file.ts'
import { openRasterFor } from '../raster.ts'
import { removeTemporary } from '../temporary.ts'
import { checkItems } from './check.ts'
import { besideAsIn, type Contents, hashOf } from './contents.ts'
import { costOf } from './estimate.ts'
import { type BatchFile, type BatchItem, type ItemOutput, itemsOf, placeText } from './item.ts'
import { type Shard, shardOf } from './shard.ts'

/** Options of planning the figures of a batch. */
export interface PlanOptions {
  /** Set where outputs may be outside of the folder of their batch file. */
  allowOutside?: boolean | undefined
  /** Makes unchanged figures too. */
  force?: boolean | undefined
  /** Plans only the part of one machine. */
  shard?: Shard | undefined
  /** Is told of each key that was dropped, with its figure. */
  onNote?: ((note: string) => void) | undefined
}

/** A figure, and the reason why it has to be made; null where it is unchanged. */
export interface PlannedItem {
  item: BatchItem
  why: string | null
}

/**
 * Finds out which figures of batch files have to be made, and why. Nothing is trained or written.
 *
 * @throws SpecErrors for all that is wrong with any figure, also of other machines' parts; WorkError without permission
 *   to write
 */
export async function planBatch(
  files: readonly BatchFile[],
  { allowOutside, force = false, shard, onNote }: PlanOptions,
): Promise<PlannedItem[]> {
  const items = itemsOf(files, allowOutside)
  // Divided before unchanged figures are left out: what is unchanged on one machine may not be so on another.
  const own = shard ? shardOf(items, costOf, shard) : items
  // Each file is read once.
  const contents = memoize(hashOf)
  const plan: PlannedItem[] = []
  const undecided = new Set(items)
  for (const item of own) {
    const why = await whyMake(item, contents)
    plan.push({ item, why: why ?? (force ? 'forced' : null) })
    if (why === null) undecided.delete(item)
  }
  const notes = new Set<string>()
  const note = (place: Place, text: string) => notes.add(`${placeText(place)}: ${text}`)
  for (const { place, notes = [] } of items) for (const text of notes) note(place, text)
  await checkItems([...undecided], note)
  for (const text of notes) onNote?.(text)
  return plan
}

/**
 * Creates the missing folders of figures below those of their batch files, and removes temporary files that killed runs
 * left there.
 *
 * @throws WorkError for a folder that cannot be created
 */
export async function prepareFolders(items: readonly BatchItem[]): Promise<void> {
  const outputs = items.flatMap(item => item.outputs)
  const folders = new Set(outputs.filter(({ inside }) => inside).map(({ target }) => dirname(target)))
  for (const folder of folders) {
    try {
      mkdirSync(folder, { recursive: true })
    } catch (error) {
      throw failure(folder, error)
    }
  }
  await removeTemporary(outputs.map(({ target }) => target))
}

/**
 * The reason why a figure has to be made; null where all its files are what would be made now. The recipe in each file
 * and the content of the table, the model and the font decide, not their paths and times.
 */
async function whyMake(item: BatchItem, contents: Contents): Promise<string | null> {
  const made: Recipe[] = []
  for (const output of item.outputs) {
    const recipe = output.format.folder ? await recipeOfFrames(output, item) : recipeOf(output)
    if (typeof recipe === 'string') return recipe
    made.push(recipe)
  }
  for (const recipe of made) {
    const why = await difference(recipe, item, contents)
    if (why !== null) return why
  }
  return null
}

async function difference(
  { nnanim, rasterizer, sha256, letters, spec: old }: Recipe,
  { spec: figure, outputs }: BatchItem,
  contents: Contents,
): Promise<string | null> {
  const spec = specJson(figure)
  if (nnanim !== version) return `made by version ${nnanim}`
  const formats = outputs.map(({ format }) => format)
  const raster = await openRasterFor(formats, spec.rasterizer)
  if (rasterizer !== titleOf(raster)) return `drawn by ${rasterizer}`
  const keys = Object.keys({ ...old, ...spec }) as (keyof SpecJson)[]
  const text = (value: unknown) => JSON.stringify(value) ?? ''
  const changed = keys.filter(key => !inputs.includes(key as never) && text(old?.[key]) !== text(spec[key]))
  const differs = (key: 'model' | 'font') => ((old?.[key] ?? null) === null) !== (spec[key] === null)
  const isOther = {
    data: dataDiffers(old, spec),
    model: differs('model'),
    font: differs('font'),
    // What tables hold is compared.
    test: [old?.test, spec.test].some(test => typeof test !== 'string') && (old?.test ?? null) !== spec.test,
  }
  for (const key of inputs) if (isOther[key]) changed.unshift(key)
  if (changed.length > 0) return `changed: ${changed.join(', ')}`
  if (spec.model !== null && !(await besideAsIn({ sha256 }, spec.model, contents)))
    return `a file beside ${spec.model} has changed`
  if (letterFontOf(spec)) {
    const { lettersHere } = await import('../letters.ts')
    if (letters !== lettersHere(spec.lang)) return `drawn with the letters of ${letters}`
  }
  for (const key of inputs) {
    const path = spec[key]
    const isFile = key === 'data' ? spec.samples === null : typeof path === 'string'
    const now = isFile ? ((await contents(path as string)) ?? 'unreadable') : undefined
    if (sha256?.[key] !== now) return `${path} has changed`
  }
  return null
}

/** The keys that name files. */
const inputs = ['data', 'model', 'font', 'test'] as const

/** True for another dataset or a table of another name: the picture's text may have the name, not the folder. */
function dataDiffers(old: SpecJson, { data, samples }: SpecJson): boolean {
  if (old?.data === data) return false
  return samples !== null || bareName(String(old?.data)) !== bareName(data)
}

/** Bytes at the beginning of a file that are read first: they usually hold the recipe, and of a video its size. */
const headBytes = 16_384

/** The recipe in a complete file, or the reason why there is none. */
function recipeOf({ file, target }: ItemOutput): Recipe | string {
  const head = tryReadRanges(target, [[0, headBytes]])?.[0]
  if (!head) return 'new'
  const early = isWhole(head, statSync(target, { throwIfNoEntry: false })?.size) ? recipeIn(head) : null
  if (early) return early
  const bytes = tryRead(target) ?? head
  const recipe = recipeIn(bytes)
  if (recipe === null) return `${file} has no recipe`
  return isWhole(bytes) ? recipe : `${file} is cut off`
}

/** The recipe that all frames in a folder have, or the reason why there is none. */
async function recipeOfFrames({ file, target }: ItemOutput, item: BatchItem): Promise<Recipe | string> {
  const names = await framesIn(target).catch(() => [])
  if (isCommitting(target)) return `${file} has not all frames yet`
  if (names.length === 0) return 'new'
  const isComplete = names.every((name, i) => frameNumber(name) === i + 1)
  if (!isComplete || names.length !== (framesOf(item) ?? names.length)) return `${file} has not all frames`
  const first = tryRead(join(target, names[0]))
  const recipe = first && recipeIn(first)
  if (!recipe) return `${file} has frames without a recipe`
  const text = Buffer.from(recipeText(recipe))
  const at = first.indexOf(text)
  const [place, tail] = [[at, at + text.length] as const, [-pngEnd, Infinity] as const]
  for (const name of names) {
    const [head, end] = tryReadRanges(join(target, name), [place, tail]) ?? []
    if (!head?.equals(text)) return `${file} has frames of two runs`
    if (!isWholePng(end!)) return `${file} has a frame that is cut off`
  }
  return recipe
}

/** Number of frames that a folder should have; null where it depends on how the figure keeps within a budget. */
function framesOf({ spec, outputs }: BatchItem): number | null {
  if (budgetOf(spec)) return null
  const alike = drawnTogether(outputs, spec, spec).find(group => group.some(({ format }) => format.folder))!
  if (orderOf(alike[0].format, spec, spec) === 'moment') return 1
  // Formats that are drawn together have the frames of the slowest one.
  const maxFps = Math.min(...alike.map(({ format }) => format.maxFps ?? Infinity))
  return frameCount(spec, maxFps)
}
