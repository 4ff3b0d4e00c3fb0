import { type Likeness, likeness } from '../encode/likeness.ts'
import { seen } from '../encode/moments.ts'
import type { Recipe } from '../encode/recipe.ts'
import { kindOf } from '../encode/texts.ts'
import { weightDifference, weightTolerance } from '../encode/weights.ts'
import { themeOf } from '../scene/look/theme.ts'
import { SpecError, WorkError } from '../spec/error.ts'
import type { Spec } from '../spec/spec.ts'
import { type Made, rasterizerIn, readMade, recipeIn, specIn } from './made.ts'
import { readPlain } from './plainfile.ts'
import { openRaster } from './raster.ts'
import { type RenderOptions, render } from './render.ts'
import { placesOf } from './sources.ts'

/** Name and version of what drew a file. */
export type Maker = Pick<Recipe, 'nnanim' | 'rasterizer'>

/** Whether a file is still what its recipe makes. */
export interface Verification {
  file: string
  matches: boolean
  /**
   * What decided. Bytes, where they are the same or where the makers are; decoded pictures and weights of a GIF or
   * PNG that another version or rasterizer made; weights alone of other files. null where it could not be remade.
   */
  compared: 'bytes' | 'pictures' | 'weights' | null
  made: Maker
  here: Maker | null
  /** The largest difference of the trained weights; null where the recipe knows none. */
  weights: number | null
  pictures: Likeness | null
  /** Why it does not match; null where it does. */
  problem: string | null
}

/**
 * Makes a file again in memory, and compares. Memory holds the encoded file twice, and decoded pictures one by one.
 *
 * @throws SpecError for a file that cannot be read or has no recipe
 */
export async function verify(path: string, options: WorkOptions = {}): Promise<Verification> {
  const made = await readMade(path)
  const { nnanim, rasterizer } = made.recipe
  const open: Verification = {
    ...{ file: made.file, matches: false, compared: null, made: { nnanim, rasterizer }, here: null },
    ...{ weights: null, pictures: null, problem: null },
  }
  try {
    return { ...open, ...(await compared(made, options)) }
  } catch (error) {
    if (!(error instanceof SpecError || error instanceof WorkError)) throw error
    return { ...open, problem: error.message }
  }
}

async function compared(made: Made, options: WorkOptions): Promise<Partial<Verification>> {
  const { here, same, pictures } = await remake(made, options)
  const isFilm = ['mp4', 'webm'].includes(kindOf(made.bytes)!)
  const makers = here.nnanim === made.recipe.nnanim && here.rasterizer === made.recipe.rasterizer
  const difference = made.recipe.weights ? weightDifference(made.recipe.weights, here.weights!) : null
  const found = {
    here: { nnanim: here.nnanim, rasterizer: here.rasterizer },
    weights: Number.isFinite(difference) ? difference : null,
    pictures,
  }
  if (same) return { ...found, compared: 'bytes', matches: true }
  // The compressor of a video is not in its recipe, and may count its threads.
  if (makers && !isFilm) return { ...found, compared: 'bytes', problem: 'the same versions give other bytes' }
  const problem = problemOf(difference, pictures)
  return { ...found, compared: pictures ? 'pictures' : 'weights', problem, matches: problem === null }
}

function problemOf(difference: number | null, pictures: Likeness | null): string | null {
  if (difference === Number.POSITIVE_INFINITY) return 'it shows another network'
  if (difference !== null && difference > weightTolerance)
    return `its weights differ by ${difference.toPrecision(2)}`
  if (pictures) return pictures.alike ? null : 'its pictures are not alike'
  return difference === null ? 'it holds nothing to compare with' : null
}

type WorkOptions = Pick<RenderOptions, 'signal' | 'onProgress'>

interface Remade {
  here: Recipe
  /** Whether all bytes are the same. */
  same: boolean
  /** How alike decoded pictures are, where bytes differ and pictures can be decoded. */
  pictures: Likeness | null
}

async function remake(made: Made, options: WorkOptions): Promise<Remade> {
  const spec = await drawable(specIn(made))
  const { background } = themeOf(spec)
  const result: Omit<Remade, 'here'> = { same: true, pictures: null }
  let here: Recipe | undefined
  let count = 0
  const compare = async (bytes: Uint8Array) => {
    here ??= recipeIn(bytes)!
    const part = made.parts[count++]
    if (part === undefined) return
    const old = count === 1 ? made.bytes : readPlain(part)
    if (Buffer.compare(old, bytes) === 0) return
    result.same = false
    result.pictures = together(result.pictures, likenessOf(old, bytes, background))
  }
  const chunks: Uint8Array[] = []
  await render(spec, {
    ...options,
    output: made.isFolder ? made.file : `figure.${kindOf(made.bytes)}`,
    into: {
      write: async chunk => {
        if (made.isFolder) await compare(chunk)
        else chunks.push(chunk)
      },
      commit: async () => {},
      discard: async () => {},
    },
    places: await placesOf(made, spec),
    rasterizer: rasterizerIn(made),
  })
  if (!made.isFolder) await compare(Buffer.concat(chunks))
  if (count === made.parts.length) return { ...result, here: here! }
  return { same: false, pictures: { pictures: count, levels: 0, outside: 0, alike: false }, here: here! }
}

/** The spec, with any rasterizer where the one that it asks for is not here. */
async function drawable(spec: Spec): Promise<Spec> {
  return openRaster(spec.rasterizer).then(
    () => spec,
    () => ({ ...spec, rasterizer: 'auto' }),
  )
}

function likenessOf(old: Uint8Array, now: Uint8Array, background: string): Likeness | null {
  const shown = seen(now)
  if (shown === null) return null
  try {
    const before = seen(old)
    return before && likeness(before, shown, background)
  } catch {
    // A damaged file; the decoders throw what they like.
    return { pictures: 0, levels: 0, outside: 0, alike: false }
  }
}

function together(one: Likeness | null, other: Likeness | null): Likeness | null {
  if (!one || !other) return one ?? other
  return {
    pictures: one.pictures + other.pictures,
    levels: Math.max(one.levels, other.levels),
    outside: Math.max(one.outside, other.outside),
    alike: one.alike && other.alike,
  }
}
