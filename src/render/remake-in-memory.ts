import { formatNamed } from '../encode/formats.ts'
import { fileKindOf } from '../encode/metadata.ts'
import { type Recipe, recipe } from '../encode/recipe.ts'
import { changeFigure, type FigureSpec } from '../options/sweep.ts'
import { type Artifact, contentOf, notesOn, rasterizerIn } from './artifact.ts'
import { prepare } from './job.ts'
import type { MakeOptions, RenderOptions } from './options.ts'
import { openRaster } from './raster.ts'
import { makeFiles } from './render.ts'
import { findInputs } from './sources.ts'
import { outputsOf } from './targets.ts'

/** The outcome of making a file again. */
export interface Remade {
  /** The recipe that the file would have if it was written here. */
  here: Recipe
  /** True where the same versions made the old file. */
  isOurs: boolean
  /** True where the old folder has as many frames as were made, and for a file. */
  isWhole: boolean
}

/** Facts about a part, the file or a frame of the folder, when it is compared. */
interface PartFacts extends Pick<Remade, 'isOurs'> {
  /** Frames drawn for the part. */
  frames: number
}

/**
 * Makes a file again in memory, or a folder frame by frame, and gives the old and the new bytes to `compare`. What cannot
 * be decoded, an SVG or a PDF, gets the recipe of its own makers again, so that its bytes are the same where it shows the
 * same.
 *
 * @throws SpecError or WorkError where it cannot be made again, and what `compare` throws
 */
export async function remakeInMemory(
  artifact: Artifact,
  ownSpec: FigureSpec,
  options: Pick<RenderOptions, 'signal' | 'onProgress'> &
    Pick<MakeOptions, 'maxWork'> & { trusted?: boolean },
  compare: (old: Uint8Array, now: Uint8Array, facts: PartFacts) => Promise<void>,
): Promise<Remade> {
  const spec = await drawable(ownSpec)
  const kind = fileKindOf(artifact.bytes)!
  const chunks: Uint8Array[] = []
  let here: Recipe | undefined
  let isOurs = false
  let count = 0
  const write = async (chunk: Uint8Array) => {
    const part = artifact.parts[count]
    if (!artifact.isFolder) chunks.push(chunk)
    else if (part !== undefined) await compare(oldPart(artifact, count), chunk, { isOurs, frames: 1 })
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

function oldPart({ parts, bytes }: Artifact, index: number): Uint8Array {
  return index === 0 ? bytes : contentOf(parts[index])
}

/** The spec, with any rasterizer where the one that it asks for is not here. */
async function drawable(spec: FigureSpec): Promise<FigureSpec> {
  return openRaster(spec.rasterizer).then(
    () => spec,
    () => changeFigure(spec, { rasterizer: 'auto' }),
  )
}
