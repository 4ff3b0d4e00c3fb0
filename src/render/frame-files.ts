import { lstatSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { endsBeforePixels } from '../encode/png/metadata.ts'
import { readRecipe } from '../encode/recipe.ts'
import { orElse } from '../options/or-else.ts'
import { tryRead } from './plain-file.ts'

/** Names of frames in a folder: `frame-0001.png`, numbered from 1. */
const frameName = /^frame-(\d{4,})\.png$/

/** The file name of a frame by its number, from 1. */
export function frameFileName(frame: number): string {
  return `frame-${String(frame).padStart(4, '0')}.png`
}

/** The number of a frame by its file name, which must be one. */
export function frameNumber(name: string): number {
  return Number(frameName.exec(name)![1])
}

/** Those of many file names that are frames', by their numbers. */
export function frameNames(names: readonly string[]): string[] {
  return names
    .filter(name => frameName.test(name))
    .sort((one, other) => frameNumber(one) - frameNumber(other))
}

/** The file names of the frames in a folder, by their numbers. @throws the system's error where the folder cannot be read */
export async function framesIn(folder: string): Promise<string[]> {
  return frameNames(await readdir(folder))
}

/** True for a file that may be replaced without asking: nnanim made it, or it was cut off before its first pixel. */
export function isOurs(file: string): boolean {
  const bytes = tryRead(file)
  return bytes !== null && orElse(() => endsBeforePixels(bytes) || readRecipe(bytes) !== null, false)
}

/** True where there is something that nnanim did not make; what was moved away while it was looked at is not there. */
export function isForeign(path: string): boolean {
  return !isOurs(path) && lstatSync(path, { throwIfNoEntry: false }) !== undefined
}
