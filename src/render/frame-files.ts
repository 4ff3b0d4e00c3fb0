import { readdir } from 'node:fs/promises'
import { endsBeforePixels } from '../encode/png/metadata.ts'
import { readRecipe } from '../encode/recipe.ts'
import { bytesOf } from './plain-file.ts'

/** The names of our own files in a folder of frames, with their numbers from 1. */
const frameName = /^frame-(\d{4,})\.png$/

export function nameOf(frame: number): string {
  return `frame-${String(frame).padStart(4, '0')}.png`
}

export function numberOf(name: string): number {
  return Number(frameName.exec(name)![1])
}

/** The names of frames among others, in their order. */
export function frameNames(names: readonly string[]): string[] {
  return names.filter(name => frameName.test(name)).sort((one, other) => numberOf(one) - numberOf(other))
}

/** The names of the frames in a folder, in their order. */
export async function framesIn(folder: string): Promise<string[]> {
  return frameNames(await readdir(folder))
}

/** Whether a frame may be replaced: nnanim made it, or nothing is in it. */
export function isOurs(file: string): boolean {
  const bytes = bytesOf(file)
  if (bytes === null) return false
  try {
    return endsBeforePixels(bytes) || readRecipe(bytes) !== null
  } catch {
    return false
  }
}
