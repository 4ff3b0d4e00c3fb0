import { measure, verifiablePixels } from '../encode/budget.ts'
import { longestDelay } from '../encode/delays.ts'
import { formatNamed } from '../encode/formats.ts'
import { headersDiffer, type Likeness, likeness, unlike } from '../encode/likeness.ts'
import { type Seen, seen } from '../encode/moments.ts'
import { readVideo, seenVideo } from '../encode/readvideo.ts'
import type { Recipe } from '../encode/recipe.ts'
import { kindOf } from '../encode/texts.ts'
import { weightDifference, weightTolerance } from '../encode/weights.ts'
import { themeOf } from '../scene/look/theme.ts'
import { SpecError, WorkError } from '../spec/error.ts'
import type { Spec } from '../spec/spec.ts'
import { type Made, readMade, specIn } from './made.ts'
import { remadeParts } from './remade.ts'
import type { RenderOptions } from './render.ts'
import { findCompressor, findDecoder } from './tools.ts'

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
  const made = await readMade(path)
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

function formatOf({ isFolder, bytes }: Made) {
  return formatNamed(isFolder ? 'frames' : kindOf(bytes)!)
}

function checkPixels(made: Made, spec: Spec): void {
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

async function compared(made: Made, spec: Spec, options: VerifyOptions): Promise<Partial<Verification>> {
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
      // Other bytes of the same makers are another file; but for an MP4, which depends on the number of processors.
      if ((isOurs && kind !== 'mp4') || looks.problem !== null || kind === 'svg' || kind === 'pdf') return
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
  return {
    ...found,
    compared: 'weights',
    matches: null,
    problem: 'nothing but its weights could be compared',
  }
}

function problemOf(difference: number | null): string | null {
  if (difference === Number.POSITIVE_INFINITY) return 'it shows another network'
  if (difference !== null && difference > weightTolerance)
    return `its weights differ by ${difference.toPrecision(2)}`
  return null
}

/** How alike pictures are, null where they could not be compared, and what is wrong with them. */
interface Looks {
  pictures: Likeness | null
  problem: string | null
}

function together(one: Looks, other: Looks): Looks {
  const [a, b] = [one.pictures, other.pictures]
  const pictures = a &&
    b && {
      pictures: a.pictures + b.pictures,
      levels: Math.max(a.levels, b.levels),
      outside: Math.max(a.outside, b.outside),
      alike: a.alike && b.alike,
    }
  return { pictures: pictures ?? a ?? b, problem: one.problem ?? other.problem }
}

/**
 * Compares pictures of a file with those of the same file made here.
 *
 * @param frames that were drawn
 * @param isOurs whether the same versions made both
 */
async function compareLooks(
  kind: 'gif' | 'png' | 'mp4' | 'webm',
  old: Uint8Array,
  now: Uint8Array,
  { frames, background, isOurs }: { frames: number; background: string; isOurs: boolean },
): Promise<Looks> {
  const isVideo = kind === 'mp4' || kind === 'webm'
  const decode = isVideo ? await findDecoder() : null
  const open = async (file: Uint8Array): Promise<Seen> =>
    isVideo ? seenVideo(await readVideo(kind, file, frames), decode) : seen(file)!
  const truth = await open(now)
  let isDecodable = true
  async function* moments() {
    try {
      yield* truth.moments
    } catch (error) {
      isDecodable = false
      throw error
    }
  }
  try {
    const shown = await open(old)
    const differ = headersDiffer(shown, truth) ?? tooMany(shown, frames)
    if (differ !== null) return { pictures: unlike, problem: differ }
    if (isVideo && !decode) return { pictures: null, problem: null }
    const pictures = await likeness({ ...truth, moments: moments() }, shown, background, isOurs)
    return { pictures, problem: pictures.alike ? null : 'its pictures are not alike' }
  } catch (error) {
    // What cannot be decoded here at all says nothing of the file.
    if (!isDecodable) return { pictures: null, problem: null }
    return { pictures: unlike, problem: `it is damaged: ${(error as Error).message}` }
  }
}

/** A GIF shows a frame in one picture at most, but for frames that are longer than a delay can be. */
function tooMany({ pictures, facts }: Seen, frames: number): string | null {
  const most = frames + Math.floor((100 * Number.parseFloat(facts.duration ?? '0')) / (longestDelay - 1))
  return pictures > most ? `it has ${pictures} pictures, not ${frames}` : null
}
