import { kindOf } from '../encode/metadata.ts'
import { type Recipe, recipe } from '../encode/recipe.ts'
import type { Spec } from '../options/spec.ts'
import { type Artifact, contentOf, rasterizerIn } from './artifact.ts'
import { openRaster } from './raster.ts'
import { type RenderOptions, render } from './render.ts'
import { placesOf } from './sources.ts'

export interface Remade {
  /** What the files would carry if they were written here. */
  here: Recipe
  /** Whether the same versions made it. */
  isOurs: boolean
  /** Whether it had as many parts as were made. */
  isWhole: boolean
}

interface PartFacts extends Pick<Remade, 'isOurs'> {
  /** Frames drawn for the part. */
  frames: number
}

/**
 * Makes a file again in memory, or a folder frame by frame, and hands over what is there and what was made. An SVG or
 * a PDF of others carries their recipe again: its bytes are the same where it shows the same.
 */
export async function remadeParts(
  made: Artifact,
  asked: Spec,
  options: Pick<RenderOptions, 'signal' | 'onProgress'>,
  compare: (old: Uint8Array, now: Uint8Array, facts: PartFacts) => Promise<void>,
): Promise<Remade> {
  const spec = await drawable(asked)
  const kind = kindOf(made.bytes)!
  const chunks: Uint8Array[] = []
  let here: Recipe | undefined
  let isOurs = false
  let count = 0
  const write = async (chunk: Uint8Array) => {
    const part = made.parts[count]
    if (!made.isFolder) chunks.push(chunk)
    else if (part !== undefined) await compare(partOf(made, count), chunk, { isOurs, frames: 1 })
    count++
  }
  const { outputs } = await render(spec, {
    signal: options.signal,
    onProgress: options.onProgress,
    output: made.isFolder ? made.file : `figure.${kind}`,
    into: { write, commit: async () => {}, discard: async () => {} },
    places: await placesOf(made, spec),
    rasterizer: rasterizerIn(made),
    recipeText(own) {
      here = own
      isOurs = own.nnanim === made.recipe.nnanim && own.rasterizer === made.recipe.rasterizer
      return recipe(!isOurs && (kind === 'svg' || kind === 'pdf') ? made.recipe : own)
    },
  })
  if (!made.isFolder) await compare(made.bytes, Buffer.concat(chunks), { isOurs, frames: outputs[0].frames })
  return { here: here!, isOurs, isWhole: !made.isFolder || count === made.parts.length }
}

function partOf({ parts, bytes }: Artifact, index: number): Uint8Array {
  return index === 0 ? bytes : contentOf(parts[index])
}

/** The spec, with any rasterizer where the one that it asks for is not here. */
async function drawable(spec: Spec): Promise<Spec> {
  return openRaster(spec.rasterizer).then(
    () => spec,
    () => ({ ...spec, rasterizer: 'auto' }),
  )
}
