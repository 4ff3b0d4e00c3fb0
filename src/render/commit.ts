import { existsSync, readdirSync, renameSync, rmdirSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { WorkError } from '../options/error.ts'
import { frameNames, isOurs, numberOf } from './frame-files.ts'
import { hasEnded, owner, ownerPattern } from './owner.ts'

/**
 * How frames take the place of older ones as one, whenever the process is killed, while files of others stay where they
 * are. Whole frames in a temporary folder become the folder `nnanim.commit` below the target, by one rename: from then
 * on they are the target's. Older ones are removed, then the new ones moved, the first at last, and `nnanim.commit`
 * goes. So old and new ones never stand side by side, and whoever comes next can finish what a killed process began.
 * There is one `nnanim.commit` at a time. A file in it tells by its name how many frames there are, and who puts them in
 * place: `300.host-89abcdef.1234-56789`. To rename that is to take over, which one of several can do.
 */
const commitName = 'nnanim.commit'
const marker = new RegExp(`^(\\d+)(?:\\.(${ownerPattern}))?$`)

/** Milliseconds between two looks at what another process does, and how many looks there are. */
const pause = 20
const maxLooks = 1500

/** Puts a number of frames in a temporary folder in the place of all that nnanim made in the target. */
export async function commitFrames(temporary: string, count: number, target: string): Promise<void> {
  if (!existsSync(target) && done(() => renameSync(temporary, target), isFull)) return
  const own = `${count}.${owner}`
  writeFileSync(join(temporary, own), '')
  const place = join(target, commitName)
  do await finishCommit(target)
  while (!done(() => renameSync(temporary, place), isFull))
  finish(target, own)
}

/** Whether frames are still to be put in place in a folder, by whomever. */
export function isCommitting(folder: string): boolean {
  return existsSync(join(folder, commitName))
}

/**
 * Waits until another process has put its frames in place in a folder, or does so itself where that has ended.
 *
 * @throws WorkError where it takes too long
 */
export async function finishCommit(folder: string): Promise<void> {
  const place = join(folder, commitName)
  for (let looks = 0; isCommitting(folder); looks++) {
    const name = markerIn(place)
    if (name === undefined) {
      // Only its last step is missing.
      if (removed(place)) return
    } else {
      const [, count, writer] = marker.exec(name)!
      const isFree = writer === undefined || hasEnded(writer, place)
      const taken = `${count}.${owner}`
      if (isFree && done(() => renameSync(join(place, name), join(place, taken)), isGone))
        return finish(folder, taken)
    }
    if (looks === maxLooks) throw new WorkError(`another process puts frames in place: ${place}`)
    await setTimeout(pause)
  }
}

/** Puts the frames in place that a thread of this process left, when none of its threads does so. */
export function finishOwnCommit(folder: string): void {
  const name = isCommitting(folder) ? markerIn(join(folder, commitName)) : undefined
  if (name?.endsWith(`.${owner}`)) finish(folder, name)
}

/** Puts frames in place without a pause, so that a signal is heard only before or after. */
function finish(folder: string, own: string): void {
  const place = join(folder, commitName)
  const count = Number.parseInt(own, 10)
  try {
    const frames = frameNames(readdirSync(place))
    // Where one was moved already, no older one is left.
    for (const old of frames.length === count ? frameNames(readdirSync(folder)) : [])
      if (numberOf(old) <= count || isOurs(join(folder, old))) unlinkSync(join(folder, old))
    for (const frame of frames.reverse()) renameSync(join(place, frame), join(folder, frame))
    unlinkSync(join(place, own))
  } catch (error) {
    // Whoever comes next may finish it, this process too.
    done(
      () => renameSync(join(place, own), join(place, String(count))),
      () => true,
    )
    throw error
  }
  removed(place)
}

/** Also others remove it once it is empty, or begin to put their frames in place there. */
function removed(place: string): boolean {
  return done(
    () => rmdirSync(place),
    code => isFull(code) || isGone(code),
  )
}

function markerIn(place: string): string | undefined {
  try {
    return readdirSync(place).find(name => marker.test(name))
  } catch (error) {
    if (isGone((error as NodeJS.ErrnoException).code)) return undefined
    throw error
  }
}

/** Whether a step was done; false where another process was faster, as the error's code says. */
function done(step: () => void, isLost: (code?: string) => boolean): boolean {
  try {
    step()
    return true
  } catch (error) {
    if (isLost((error as NodeJS.ErrnoException).code)) return false
    throw error
  }
}

/** A folder stands where another should go, or has something in it. */
const isFull = (code?: string) => code === 'ENOTEMPTY' || code === 'EEXIST'
const isGone = (code?: string) => code === 'ENOENT'
