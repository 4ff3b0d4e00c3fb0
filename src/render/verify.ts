import { measure, verifiablePixels } from '../encode/budget.ts'
import { formatNamed } from '../encode/formats.ts'
import type { Likeness } from '../encode/likeness.ts'
import { kindOf } from '../encode/metadata.ts'
import type { Recipe } from '../encode/recipe.ts'
import { weightDifference, weightTolerance } from '../encode/weights.ts'
import { SpecError, WorkError } from '../options/error.ts'
import type { Spec } from '../options/spec.ts'
import { themeOf } from '../scene/style/theme.ts'
import { type Artifact, contentOf, readArtifact, specIn } from './artifact.ts'
import { compareLooks, type Looks, together } from './looks.ts'
import { remadeParts } from './remade.ts'
import type { RenderOptions } from './render.ts'
import { findCompressor } from './tools.ts'

/** Name and version of what drew a file. */
export type Maker = Pick<Recipe, 'nnanim' | 'rasterizer'>

/** Whether a file is still what its recipe makes. */
export interface Verification {
  file: string
  /** true only where bytes or pictures say so; null where neither could be compared, and the weights do not differ. */
  matches: boolean | null
  /**
   * What decided. Bytes, where they are the same but for a recipe of other makers, or where the makers are the same;
   * decoded pictures and weights of what others made, and of an MP4; weights alone where pictures could not be
   * compared. null where it could not be remade.
   */
  compared: 'bytes' | 'pictures' | 'weights' | null
  made: Maker
  here: Maker | null
  /** The largest difference of the trained weights; null where the recipe knows none. */
  weights: number | null
  pictures: Likeness | null
  /** Why it does not match, or cannot be said to; null where it does. */
  problem: string | null
}

export interface VerifyOptions extends Pick<RenderOptions, 'signal' | 'onProgress'> {
  /** Makes a figure again whatever its pixels. */
  force?: boolean | undefined
}

/**
 * Makes a file again in memory, and compares. Memory holds the encoded file twice, and decoded pictures one by one.
 * Only what has the sizes, the number of pictures and the times that its recipe gives is decoded.
 *
 * @throws SpecError for a file that cannot be read or has no recipe, or whose figure has too many pixels
 */
export async function verify(path: string, options: VerifyOptions = {}): Promise<Verification> {
  const made = await readArtifact(path)
  // A frame that cannot be read is named before the work, not after a part of it.
  for (const part of made.parts) contentOf(part, 0)
  const { nnanim, rasterizer } = made.recipe
  const open: Verification = {
    ...{ file: made.file, matches: false, compared: null, made: { nnanim, rasterizer }, here: null },
    ...{ weights: null, pictures: null, problem: null },
  }
  const spec = await attempt(() => specIn(made))
  if (typeof spec === 'string') return { ...open, problem: spec }
  if (!options.force) checkPixels(made, spec)
  const found = await attempt(() => compared(made, spec, options))
  return { ...open, ...(typeof found === 'string' ? { problem: found } : found) }
}

/** What work gives, or the words of its error. */
async function attempt<T extends object>(work: () => T | Promise<T>): Promise<T | string> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof SpecError || error instanceof WorkError)) throw error
    return error.message
  }
}

function formatOf({ isFolder, bytes }: Artifact) {
  return formatNamed(isFolder ? 'frames' : kindOf(bytes)!)
}

function checkPixels(made: Artifact, spec: Spec): void {
  const moves = formatOf(made).shows !== 'moment' && spec.at === null && spec.film === null
  const { pixels } = measure(spec, moves)
  if (pixels <= verifiablePixels) return
  const million = (count: number) => `${Math.ceil(count / 1e6)} million pixels`
  throw new SpecError(
    'file',
    made.file,
    `a figure of at most ${million(verifiablePixels)} in all frames; it has ${million(pixels)}, which --force makes again`,
  )
}

async function compared(made: Artifact, spec: Spec, options: VerifyOptions): Promise<Partial<Verification>> {
  const { background } = themeOf(spec)
  const kind = kindOf(made.bytes)!
  // Other bytes of the same makers are another file, but an MP4 depends on the number of processors too, and of a WebM
  // nothing says whether ffmpeg made it.
  const isExact = kind !== 'mp4' && !(kind === 'webm' && (await findCompressor()).name.startsWith('ffmpeg'))
  let same = true
  let looks: Looks = { pictures: null, problem: null }
  const { here, isOurs, isWhole } = await remadeParts(
    made,
    spec,
    options,
    async (old, now, { isOurs, frames }) => {
      if (Buffer.compare(old, now) === 0) return
      same = false
      if ((isOurs && isExact) || looks.problem !== null || kind === 'svg' || kind === 'pdf') return
      looks = together(looks, await compareLooks(kind, old, now, { frames, background, isOurs }))
    },
  )
  const difference = made.recipe.weights ? weightDifference(made.recipe.weights, here.weights!) : null
  const found = {
    here: { nnanim: here.nnanim, rasterizer: here.rasterizer },
    weights: Number.isFinite(difference) ? difference : null,
    pictures: looks.pictures,
  }
  const weightProblem = problemOf(difference)
  if (!isWhole)
    return { ...found, compared: isOurs ? 'bytes' : 'pictures', problem: 'it has another number of frames' }
  if (same) return { ...found, compared: 'bytes', matches: weightProblem === null, problem: weightProblem }
  if (isOurs && isExact) return { ...found, compared: 'bytes', problem: 'the same versions give other bytes' }
  const problem = weightProblem ?? looks.problem
  if (looks.pictures) return { ...found, compared: 'pictures', matches: problem === null, problem }
  if (problem !== null) return { ...found, compared: 'weights', problem }
  const unknown =
    difference === null ? 'it holds nothing to compare with' : 'nothing but its weights could be compared'
  return { ...found, compared: 'weights', matches: null, problem: unknown }
}

function problemOf(difference: number | null): string | null {
  if (difference === Number.POSITIVE_INFINITY) return 'it shows another network'
  if (difference !== null && difference > weightTolerance)
    return `its weights differ by ${difference.toPrecision(2)}`
  return null
}
