import { existsSync, lstatSync, readdirSync, renameSync, rmdirSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { WorkError } from '../options/error.ts'
import { orElse } from '../options/or-else.ts'
import { frameNames, isForeign, isOurs } from './frame-files.ts'
import { hasEnded, processName, processNamePattern } from './process-name.ts'

/**
 * The folder by which all frames of another are replaced at once, even if the process is killed in between; other files
 * stay. One rename turns the temporary folder with the new frames into the folder `nnanim.commit` below the target:
 * from then on they count as the target's. Then the old frames are removed, the new ones are moved up, the first of
 * them last, and `nnanim.commit` is removed. So old and new frames are never mixed, and any later process can finish
 * what a killed one began. There is one `nnanim.commit` at a time. The name of a file in it holds the number of frames
 * and the name of the process that moves them: `300.host-89abcdef.1234-56789`, and `.free` at its end where that gave
 * up. A process takes over by renaming that file, in which only one of several can succeed. Whoever sent the folder may
 * have put anything by that name into it: only a real folder of frames with such a file is one, and only frames that
 * nnanim made are moved, replaced or removed. Who reads waits or looks into both folders, and changes nothing.
 */
const commitName = 'nnanim.commit'
const marker = new RegExp(`^(\\d+)\\.(${processNamePattern})(\\.free)?$`)

/** Milliseconds between two checks whether another process is done, and numbers of checks before giving up. */
const pause = 20
const maxChecks = { writing: 1500, reading: 250, foreign: 5 }

/**
 * Replaces all frames that nnanim made in a folder by those in a temporary folder.
 *
 * @param temporary folder, which is renamed or emptied
 * @throws WorkError where another process takes too long, else the system's errors
 */
export async function commitFrames(temporary: string, count: number, target: string): Promise<void> {
  if (!existsSync(target) && attempt(() => renameSync(temporary, target), isFull)) return
  const ownMarker = `${count}.${processName}`
  writeFileSync(join(temporary, ownMarker), '')
  const commitFolder = join(target, commitName)
  do await finishCommit(target)
  while (!attempt(() => renameSync(temporary, commitFolder), isFull))
  finish(target, ownMarker)
}

/** True while the frames of a folder are being replaced, by any process, running or killed. */
export function isCommitting(folder: string): boolean {
  return !['none', 'foreign'].includes(commitIn(folder) as string)
}

/** A name that stands in the way of frames in a folder, since nnanim did not make what it names. */
export function foreignCommit(folder: string): string | undefined {
  const found = commitIn(folder)
  if (typeof found === 'string') return found === 'foreign' ? commitName : undefined
  const paths = found.frames.map(name => join(commitName, name))
  return paths.find(path => isForeign(join(folder, path)))
}

/**
 * The paths of the frames of a folder, by their numbers; the new ones where they are being replaced, wherever each is
 * by now. A running process is waited for, but nothing is written.
 *
 * @throws the system's error where the folder cannot be read
 */
export async function currentFrames(folder: string): Promise<string[]> {
  const commitFolder = join(folder, commitName)
  let found = commitIn(folder)
  for (let checks = 0; checks < maxChecks.reading && typeof found === 'object'; checks++) {
    if (isFree(found, commitFolder)) break
    await setTimeout(pause)
    found = commitIn(folder)
  }
  const moving = new Set(typeof found === 'object' ? found.frames : [])
  const isWhole = typeof found === 'object' && moving.size === found.count
  const names = frameNames([...new Set([...moving, ...(isWhole ? [] : readdirSync(folder))])])
  return names.map(name => join(moving.has(name) ? commitFolder : folder, name))
}

/**
 * Waits until another process has replaced the frames of a folder, or finishes it if that process has ended.
 *
 * @throws WorkError where it takes longer than half a minute, or where nnanim did not make what is there
 */
export async function finishCommit(folder: string): Promise<void> {
  const commitFolder = join(folder, commitName)
  for (let checks = 0; ; checks++) {
    const found = commitIn(folder)
    if (found === 'none') return
    if (found === 'emptied') {
      // Only its last step is missing.
      if (removeCommitFolder(commitFolder)) return
    } else if (found === 'foreign') {
      // Not at the first sight: the marker is missed where it is just being renamed.
      if (checks === maxChecks.foreign) throw notOurs(commitFolder)
    } else if (isFree(found, commitFolder)) {
      const foreign = foreignCommit(folder)
      if (foreign !== undefined) throw notOurs(join(folder, foreign))
      const claimed = `${found.count}.${processName}`
      if (attempt(() => renameSync(join(commitFolder, found.name), join(commitFolder, claimed)), isGone))
        return finish(folder, claimed)
    }
    if (checks === maxChecks.writing)
      throw new WorkError(`another process puts frames in place: ${commitFolder}`)
    await setTimeout(pause)
  }
}

/** Finishes a replacement that a thread of this process left undone. Only to be called when none is at work on it. */
export function finishOwnCommit(folder: string): void {
  const found = commitIn(folder)
  if (typeof found === 'object' && found.name === `${found.count}.${processName}`) finish(folder, found.name)
}

/** Replaces the frames without awaiting anything, so that a signal is handled only before or after. */
function finish(folder: string, ownMarker: string): void {
  const commitFolder = join(folder, commitName)
  const count = Number.parseInt(ownMarker, 10)
  try {
    const frames = frameNames(readdirSync(commitFolder))
    const blocking = frames.map(name => join(folder, name)).find(isForeign)
    if (blocking !== undefined) throw notOurs(blocking)
    // If one is missing, it was moved already, and then no older one is left.
    for (const old of frames.length === count ? frameNames(readdirSync(folder)) : [])
      if (isOurs(join(folder, old))) unlinkSync(join(folder, old))
    for (const frame of frames.reverse()) renameSync(join(commitFolder, frame), join(folder, frame))
    unlinkSync(join(commitFolder, ownMarker))
  } catch (error) {
    // Gives up its claim: any process may finish it later, this one too.
    const marker = join(commitFolder, ownMarker)
    orElse(() => renameSync(marker, `${marker}.free`), undefined)
    throw error
  }
  removeCommitFolder(commitFolder)
}

function notOurs(path: string): WorkError {
  return new WorkError(`${path} was not made by nnanim; move it away first`)
}

/** The parts of the marker's name in `nnanim.commit`, and the frames beside it. */
interface Commit {
  name: string
  count: number
  /** The process that moves them; null where it gave up. */
  writer: string | null
  frames: string[]
}

/** The `nnanim.commit` in a folder; a word where only its last step is missing, and where nnanim did not make it. */
function commitIn(folder: string): Commit | 'none' | 'emptied' | 'foreign' {
  const commitFolder = join(folder, commitName)
  try {
    // Through a link, files of another folder would be removed.
    if (!lstatSync(commitFolder).isDirectory()) return 'foreign'
    const names = readdirSync(commitFolder)
    if (names.length === 0) return 'emptied'
    const [name, count, writer, gaveUp] = marker.exec(names.find(name => marker.test(name)) ?? '') ?? []
    const frames = frameNames(names)
    if (name === undefined || frames.length !== names.length - 1) return 'foreign'
    return { name, count: Number(count), writer: gaveUp ? null : writer!, frames }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    return isGone(code) || code === 'ENOTDIR' ? 'none' : 'foreign'
  }
}

function isFree({ writer }: Commit, commitFolder: string): boolean {
  return writer === null || hasEnded(writer, commitFolder)
}

/** Removes the emptied `nnanim.commit`; true also when another process did so, or has begun with its own. */
function removeCommitFolder(commitFolder: string): boolean {
  const isOthers = (code?: string) => isFull(code) || isGone(code)
  return attempt(() => rmdirSync(commitFolder), isOthers)
}

/** Does a step of the file system; false where its error's code says that another process was faster. */
function attempt(step: () => void, isLost: (code?: string) => boolean): boolean {
  try {
    step()
    return true
  } catch (error) {
    if (isLost((error as NodeJS.ErrnoException).code)) return false
    throw error
  }
}

/** Errors of a rename onto a folder that is not empty, and of a file that is not there. */
const isFull = (code?: string) => code === 'ENOTEMPTY' || code === 'EEXIST'
const isGone = (code?: string) => code === 'ENOENT'
