import { measure, moves, verifiablePixels, verifiableWork } from '../encode/budget.ts'
import type { DecodedFile } from '../encode/decoded-file.ts'
import type { Format } from '../encode/format.ts'
import { formatNamed, formatOf, formatOfContent } from '../encode/formats.ts'
import { longestDelay } from '../encode/gif/steps.ts'
import { headersDiffer, type Likeness, likeness, unlike } from '../encode/likeness.ts'
import { type Recipe, recipe } from '../encode/recipe.ts'
import { weightDifference, weightTolerance } from '../encode/weights.ts'
import { NeedsForce, SpecError, WorkError } from '../options/error.ts'
import { changeFigure, type FigureSpec, type PictureSpec } from '../options/sweep.ts'
import { themeOf } from '../scene/style/themes.ts'
import { type Artifact, notesOn, rasterizerIn, readArtifact, specIn } from './artifact.ts'
import { findCompressor } from './compressors.ts'
import { prepare } from './job.ts'
import type { MakeOptions, RenderOptions } from './options.ts'
import { readNamed } from './plain-file.ts'
import { openRaster } from './raster.ts'
import { makeFiles } from './render.ts'
import { findInputs } from './sources.ts'
import { outputsOf } from './targets.ts'

/** Versions of nnanim and of the rasterizer that drew a file. */
export type Versions = Pick<Recipe, 'nnanim' | 'rasterizer'>

/** The verdict on whether a file is still what its recipe makes. */
export interface Verification {
  file: string
  /**
   * true only where bytes or pictures are alike; null where neither could be compared and the weights do not differ, or
   * where what the recipe asks for needs `force`.
   */
  matches: boolean | null
  /**
   * The comparison that was decisive. Bytes, where they are the same, leaving out the recipe of other versions, or
   * where the same versions made both files; decoded pictures and weights of a GIF or a PNG that other versions made;
   * only weights of what is not decoded. null where it could not be made again.
   */
  compared: 'bytes' | 'pictures' | 'weights' | null
  made: Versions
  here: Versions | null
  /** The largest difference between the trained weights; null where the recipe holds none. */
  weights: number | null
  pictures: Likeness | null
  /** The reason why it does not match, or why that cannot be decided; null where it matches. */
  problem: string | null
  /** Remarks on what of the recipe is read otherwise than it is written. */
  notes: string[]
}

export interface VerifyOptions extends Pick<RenderOptions, 'signal' | 'onProgress'> {
  /** Makes figures again however much work they are, from whatever files they name. */
  force?: boolean | undefined
}

/**
 * Makes a file again in memory, and compares the two. Memory holds the encoded file twice, and decoded pictures one by
 * one. A file is decoded only if its header gives the size, the number of pictures and the times that its recipe does.
 *
 * @throws SpecError for a file that cannot be read or has no recipe, or whose figure has too many pixels
 */
export async function verify(path: string, options: VerifyOptions = {}): Promise<Verification> {
  const made = await readArtifact(path)
  // A frame that cannot be read is named before the work, not after a part of it.
  for (const part of made.parts) readNamed(part, 'file', 0)
  const { nnanim, rasterizer } = made.recipe
  const open: Verification = {
    file: made.file,
    matches: false,
    compared: null,
    made: { nnanim, rasterizer },
    here: null,
    weights: null,
    pictures: null,
    problem: null,
    notes: notesOn(made),
  }
  const failed = (error: unknown) => {
    if (!(error instanceof SpecError || error instanceof WorkError)) throw error
    return { ...open, matches: error instanceof NeedsForce ? null : false, problem: error.message }
  }
  let spec: FigureSpec
  try {
    spec = specIn(made)
  } catch (error) {
    return failed(error)
  }
  if (!options.force) checkPixels(made, spec)
  return compared(made, spec, options).then(found => ({ ...open, ...found }), failed)
}

function checkPixels(made: Artifact, spec: PictureSpec): void {
  const format = made.isFolder ? formatOf('frames/') : formatOfContent(made.bytes)!
  if (format.shows === 'figure') return
  const { pixels } = measure(spec, moves(format, spec))
  if (pixels <= verifiablePixels) return
  const million = (count: number) => `${Math.ceil(count / 1e6)} million pixels`
  const expected = `a figure of at most ${million(verifiablePixels)} in all frames; it has ${million(pixels)}, which --force makes again`
  throw new SpecError('file', made.file, expected)
}

async function compared(
  made: Artifact,
  spec: FigureSpec,
  options: VerifyOptions,
): Promise<Partial<Verification>> {
  const { background } = themeOf(spec)
  const format = formatOfContent(made.bytes)!
  const isExact = !format.varies?.((await findCompressor()).name)
  let same = true
  let comparison: PictureComparison = { pictures: null, problem: null }
  const { here, isOurs, isWhole } = await remakeInMemory(
    made,
    spec,
    { ...options, trusted: options.force, maxWork: options.force ? undefined : verifiableWork },
    async (old, now, { isOurs, frames }) => {
      if (Buffer.compare(old, now) === 0) return
      same = false
      if ((isOurs && isExact) || comparison.problem !== null || !format.open) return
      const next = await comparePictures(format.open, old, now, { frames, background })
      comparison = mergeComparisons(comparison, next)
    },
  )
  const [old, now] = [made.recipe.weights, here.weights]
  const difference = old && now ? weightDifference(old, now) : null
  const found = {
    here: { nnanim: here.nnanim, rasterizer: here.rasterizer },
    weights: Number.isFinite(difference) ? difference : null,
    pictures: comparison.pictures,
  }
  const weightProblem = problemOf(difference)
  if (!isWhole)
    return { ...found, compared: isOurs ? 'bytes' : 'pictures', problem: 'it has another number of frames' }
  if (same) return { ...found, compared: 'bytes', matches: weightProblem === null, problem: weightProblem }
  if (isOurs && isExact) return { ...found, compared: 'bytes', problem: 'the same versions give other bytes' }
  const problem = weightProblem ?? comparison.problem
  if (comparison.pictures) return { ...found, compared: 'pictures', matches: problem === null, problem }
  if (problem !== null) return { ...found, compared: 'weights', problem }
  const unknown =
    difference === null ? 'it holds nothing to compare with' : 'nothing but its weights could be compared'
  return { ...found, compared: 'weights', matches: null, problem: unknown }
}

function problemOf(difference: number | null): string | null {
  if (difference === Infinity) return 'it shows another network'
  if (difference !== null && difference > weightTolerance)
    return `its weights differ by ${difference.toPrecision(2)}`
  return null
}

/** The likeness of pictures, null where they could not be compared, and the problem, null where there is none. */
interface PictureComparison {
  pictures: Likeness | null
  problem: string | null
}

/** One comparison of what two comparisons were about: the largest differences, and the first problem. */
function mergeComparisons(one: PictureComparison, other: PictureComparison): PictureComparison {
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

/** Compares a file's pictures with those made again here. @param background `#rrggbb` behind see-through ones */
async function comparePictures(
  open: NonNullable<Format['open']>,
  old: Uint8Array,
  now: Uint8Array,
  { frames, background }: { frames: number; background: string },
): Promise<PictureComparison> {
  const truth = await open(now)
  try {
    const shown = await open(old)
    const differ = headersDiffer(shown, truth) ?? tooMany(shown, frames)
    if (differ !== null) return { pictures: unlike, problem: differ }
    const pictures = await likeness(truth, shown, background)
    return { pictures, problem: pictures.alike ? null : 'its pictures are not alike' }
  } catch (error) {
    return { pictures: unlike, problem: `it is damaged: ${(error as Error).message}` }
  }
}

/** A GIF has one picture at most for each frame, but more for a frame that is shown longer than a delay can last. */
function tooMany({ pictures, facts }: DecodedFile, frames: number): string | null {
  const maxPictures =
    frames + Math.floor((100 * Number.parseFloat(facts.duration ?? '0')) / (longestDelay - 1))
  return pictures > maxPictures ? `it has ${pictures} pictures, not ${frames}` : null
}

/**
 * Makes a file again in memory, or a folder frame by frame, and gives the old and the new bytes to `compare`. What cannot
 * be decoded, an SVG or a PDF, gets the recipe of its own makers again, so that its bytes are the same where it shows the
 * same.
 *
 * @param compare is told too whether the same versions made the old file, and how many frames were drawn for the part
 * @returns the recipe that the file would have if it was written here, whether the same versions made the old one, and
 *   whether that has as many frames as were made
 * @throws SpecError or WorkError where it cannot be made again, and what `compare` throws
 */
export async function remakeInMemory(
  artifact: Artifact,
  ownSpec: FigureSpec,
  options: Pick<RenderOptions, 'signal' | 'onProgress'> &
    Pick<MakeOptions, 'maxWork'> & { trusted?: boolean },
  compare: (old: Uint8Array, now: Uint8Array, facts: { isOurs: boolean; frames: number }) => Promise<void>,
) {
  // With any rasterizer where the one that it asks for is not here.
  const spec = await openRaster(ownSpec.rasterizer).then(
    () => ownSpec,
    () => changeFigure(ownSpec, { rasterizer: 'auto' }),
  )
  const kind = formatOfContent(artifact.bytes)!.name
  const chunks: Uint8Array[] = []
  let here: Recipe | undefined
  let isOurs = false
  let count = 0
  const write = async (chunk: Uint8Array) => {
    const part = artifact.parts[count]
    if (!artifact.isFolder) chunks.push(chunk)
    else if (part !== undefined) {
      const old = count === 0 ? artifact.bytes : readNamed(part, 'file')
      await compare(old, chunk, { isOurs, frames: 1 })
    }
    count++
  }
  const job = await prepare(spec, outputsOf(artifact.isFolder ? artifact.file : `figure.${kind}`), {
    into: { write, commit: async () => {}, discard: async () => {} },
    inputPaths: await findInputs(artifact, spec, { trusted: options.trusted }),
    spares: () => true,
  })
  const { outputs } = await makeFiles(job, {
    signal: options.signal,
    maxWork: options.maxWork,
    onProgress: options.onProgress,
    rasterizer: rasterizerIn(artifact),
    recipeText(own) {
      here = own
      isOurs =
        own.nnanim === artifact.recipe.nnanim &&
        own.rasterizer === artifact.recipe.rasterizer &&
        own.letters === artifact.recipe.letters &&
        notesOn(artifact).length === 0
      // Of a key that does nothing, and was dropped, the old recipe may tell.
      if (isOurs) return recipe({ ...own, spec: artifact.recipe.spec })
      return recipe(formatNamed(kind).open ? own : artifact.recipe)
    },
  })
  if (!artifact.isFolder)
    await compare(artifact.bytes, Buffer.concat(chunks), { isOurs, frames: outputs[0].frames })
  return { here: here!, isOurs, isWhole: !artifact.isFolder || count === artifact.parts.length }
}
