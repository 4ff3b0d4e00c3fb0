import { orElse } from '../options/or-else.ts'
import type { SpecJson } from '../options/sweep.ts'
import { asciiJson } from './ascii.ts'
import { carriedTexts } from './metadata.ts'
import type { Weights } from './weights.ts'

/** The facts that a file holds of its making: enough to make it again. */
export interface Recipe {
  /** The version of nnanim. */
  nnanim: string
  /** Name and version of what drew letters, for example "canvas 3.2.3", with ` alone` behind where that drew all else too. */
  rasterizer: string
  /**
   * SHA-256 of the files that the spec names, in hexadecimal digits. Their paths stand in the spec as they were
   * given, so that the same spec gives the same bytes in every folder. Of files `beside` the model, which hold weights of
   * it, they stand by their names. Missing in older files.
   */
  sha256?: { data?: string; model?: string; beside?: Record<string, string>; font?: string; test?: string }
  /** Package and version of the letters that the bundled font lacks, where the language needs some. */
  letters?: string
  /** Missing in older files. */
  weights?: Weights
  /** The complete spec. */
  spec: SpecJson
}

/** A recipe as JSON text in ASCII, as a GIF's comment wants it. */
export function recipe({ nnanim, rasterizer, sha256, letters, weights, spec }: Recipe): string {
  // What is undefined is left out.
  const inOrder: Recipe = { nnanim, rasterizer, sha256, letters, weights, spec }
  return asciiJson(JSON.stringify(inOrder))
}

/** True for a recipe, as far as its makers are named; its spec may be wrong. */
function isRecipe(value: unknown): value is Recipe {
  if (typeof value !== 'object' || value === null || !('spec' in value)) return false
  const { nnanim, rasterizer = '' } = value as Partial<Recipe>
  return typeof nnanim === 'string' && typeof rasterizer === 'string'
}

/** The recipe in a file; null for none. @throws WorkError for a file of another kind, or one that ends too early */
export function readRecipe(file: Uint8Array): Recipe | null {
  for (const text of carriedTexts(file)) {
    // Other programs' texts are no JSON.
    const value: unknown = orElse(() => JSON.parse(text), null)
    if (isRecipe(value)) return value
  }
  return null
}
