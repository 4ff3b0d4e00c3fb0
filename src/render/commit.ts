import { existsSync, readdirSync, renameSync, rmdirSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { WorkError } from '../options/error.ts'
import { frameNames, frameNumber, isOurs } from './frame-files.ts'
import { hasEnded, processName, processNamePattern } from './process-name.ts'

/**
 * How the frames of a folder are replaced all at once, even if the process is killed in between, while other files in
 * the folder stay. One rename turns the temporary folder with the new frames into the folder `nnanim.commit` below the
 * target: from then on they count as the target's. Then the old frames are removed, the new ones are moved up, the first
 * of them last, and `nnanim.commit` is removed. So old and new frames are never mixed, and any later process can finish
 * what a killed one began. There is one `nnanim.commit` at a time. The name of a file in it holds the number of frames
 * and the name of the process that moves them: `300.host-89abcdef.1234-56789`. A process takes over by renaming that
 * file, in which only one of several can succeed.
 */
const commitName = 'nnanim.commit'
const marker = new RegExp(`^(\\d+)(?:\\.(${processNamePattern}))?$`)

/** Milliseconds between two checks whether another process is done, and the number of checks before giving up. */
const pause = 20
const maxChecks = 1500

/**
 * Replaces all frames that nnanim made in a folder by those in a temporary folder.
 *
 * @param temporary folder, which is renamed or emptied
 * @param count number of frames in it
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

/** Whether the frames of a folder are just being replaced, by any process, running or killed. */
export function isCommitting(folder: string): boolean {
  return existsSync(join(folder, commitName))
}

/**
 * Waits until another process has replaced the frames of a folder, or finishes it if that process has ended.
 *
 * @throws WorkError where it takes longer than half a minute
 */
export async function finishCommit(folder: string): Promise<void> {
  const commitFolder = join(folder, commitName)
  for (let checks = 0; isCommitting(folder); checks++) {
    const name = markerIn(commitFolder)
    if (name === undefined) {
      // Only its last step is missing.
      if (removeCommitFolder(commitFolder)) return
    } else {
      const [, count, writer] = marker.exec(name)!
      const isFree = writer === undefined || hasEnded(writer, commitFolder)
      const claimed = `${count}.${processName}`
      if (isFree && attempt(() => renameSync(join(commitFolder, name), join(commitFolder, claimed)), isGone))
        return finish(folder, claimed)
    }
    if (checks === maxChecks) throw new WorkError(`another process puts frames in place: ${commitFolder}`)
    await setTimeout(pause)
  }
}

/** Finishes a replacement that a thread of this process left undone. Only to be called when none is at work on it. */
export function finishOwnCommit(folder: string): void {
  const name = isCommitting(folder) ? markerIn(join(folder, commitName)) : undefined
  if (name?.endsWith(`.${processName}`)) finish(folder, name)
}

/** Replaces the frames without awaiting anything, so that a signal is handled only before or after. */
function finish(folder: string, ownMarker: string): void {
  const commitFolder = join(folder, commitName)
  const count = Number.parseInt(ownMarker, 10)
  try {
    const frames = frameNames(readdirSync(commitFolder))
    // If one is missing, it was moved already, and then no older one is left.
    for (const old of frames.length === count ? frameNames(readdirSync(folder)) : [])
      if (frameNumber(old) <= count || isOurs(join(folder, old))) unlinkSync(join(folder, old))
    for (const frame of frames.reverse()) renameSync(join(commitFolder, frame), join(folder, frame))
    unlinkSync(join(commitFolder, ownMarker))
  } catch (error) {
    // Gives up its claim: any process may finish it later, this one too.
    attempt(
      () => renameSync(join(commitFolder, ownMarker), join(commitFolder, String(count))),
      () => true,
    )
    throw error
  }
  removeCommitFolder(commitFolder)
}

/** Removes the emptied `nnanim.commit`; true also when another process did so, or has begun with its own. */
function removeCommitFolder(commitFolder: string): boolean {
  return attempt(
    () => rmdirSync(commitFolder),
    code => isFull(code) || isGone(code),
  )
}

function markerIn(commitFolder: string): string | undefined {
  try {
    return readdirSync(commitFolder).find(name => marker.test(name))
  } catch (error) {
    if (isGone((error as NodeJS.ErrnoException).code)) return undefined
    throw error
  }
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
