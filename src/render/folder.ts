import { mkdirSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { SpecError } from '../options/error.ts'
import { checkWritable, type Sink, statOf, writing } from './atomic.ts'
import { commitFrames, finishCommit, foreignCommit } from './commit.ts'
import { frameFileName, framesIn, isForeign } from './frame-files.ts'
import { openTemporary } from './temporary.ts'
import { truePath } from './true-path.ts'

/**
 * Checks that frames can be written to a folder, without touching it. It may hold other files, and frames that nnanim
 * made.
 *
 * @returns the absolute path of the true folder
 * @throws SpecError where its parent is missing, where it is a file, or where it holds a frame that nnanim did not make;
 *   WorkError without permission
 */
export async function checkFolder(folder: string, field: string): Promise<string> {
  const target = truePath(resolve(folder), field)
  const isFolder = async (path: string) => (await statOf(path, folder, field))?.isDirectory()
  const old = await isFolder(target)
  if (old === false) throw new SpecError(field, folder, 'a folder, not a file')
  const parent = dirname(target)
  if (!(await isFolder(parent)))
    throw new SpecError(field, folder, `a folder in one that exists; there is no ${parent}`)
  await checkWritable(folder, [parent, ...(old ? [target] : [])])
  const names = old ? await framesIn(target) : []
  const foreign = foreignCommit(target) ?? names.find(name => isForeign(join(target, name)))
  if (foreign !== undefined)
    throw new SpecError(field, folder, `a folder whose ${foreign} was made by nnanim; move it away first`)
  return target
}

/**
 * Opens a temporary folder beside one that `checkFolder` gave; each chunk that is written becomes a frame in it. It is
 * removed when the process ends before `commit`, which replaces the older frames by the new ones, all at once.
 *
 * @throws WorkError for what cannot be written, also from the sink's functions
 */
export async function openFolder(target: string): Promise<Sink> {
  const attempt = <T>(work: Promise<T>) => writing(target, work)
  // First finishes what a killed run began, or the folder would stay half replaced while this run draws.
  await attempt(finishCommit(target))
  const { path, letGo } = await attempt(openTemporary(target, path => mkdirSync(path)))
  let count = 0
  return {
    write: chunk => attempt(writeFile(join(path, frameFileName(++count)), chunk, { flush: true })),
    async commit() {
      await attempt(commitFrames(path, count, target))
      letGo()
    },
    async discard() {
      await rm(path, { recursive: true, force: true })
      letGo()
    },
  }
}
