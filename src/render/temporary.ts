import { createHash, randomUUID } from 'node:crypto'
import { rmSync, utimesSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { onExit } from 'signal-exit'
import { hasEnded, owner, ownerPattern } from './owner.ts'

/** Characters of a target's name that its temporary one keeps: names of files have 255 bytes at most. */
const kept = 40

/** Milliseconds after which something in the making is marked as such again. */
const freshFor = 300_000

/** A file or folder beside a target, for what is not whole yet. */
export interface Temporary {
  path: string
  /** Leaves it to its own, once it has its place or is removed. */
  letGo(): void
}

/**
 * Makes something temporary beside a target, after it has removed what killed runs left there. It goes when the process
 * ends, by a signal too. However long it is written to, its time of change says that it is.
 *
 * @param make makes it, without a pause
 */
export async function openTemporary(target: string, make: (path: string) => void): Promise<Temporary> {
  await removeStale([target])
  const path = temporaryFor(target)
  // Before it is made: a signal is heard only when `make` is done, and so finds either nothing or all of it.
  const forget = onExit(() => rmSync(path, { recursive: true, force: true }))
  try {
    make(path)
  } catch (error) {
    forget()
    throw error
  }
  const timer = setInterval(() => markFresh(path), freshFor)
  timer.unref()
  return {
    path,
    letGo() {
      clearInterval(timer)
      forget()
    },
  }
}

/**
 * A name beside a target for what is not whole yet. It says which process writes it, so that what a killed one left can
 * be told from what is in the making: `out.gif.host-89abcdef.1234-56789.0a1b2c3d4e5f6071.tmp`. Half of the last digits
 * stand for the whole name of the target, the others are new each time.
 */
export function temporaryFor(target: string): string {
  const unique = randomUUID().slice(0, 8)
  return join(dirname(target), `${stem(target)}.${owner}.${digest(target)}${unique}.tmp`)
}

/** Removes what killed runs left beside targets, and nothing that is being written. */
export async function removeStale(targets: readonly string[]): Promise<void> {
  await remove(targets, hasEnded)
}

/** Removes what this process has left beside targets, when none of its threads writes there. */
export async function removeOwn(targets: readonly string[]): Promise<void> {
  await remove(targets, writer => writer === owner)
}

async function remove(
  targets: readonly string[],
  isLeft: (writer: string, path: string) => boolean,
): Promise<void> {
  // Each folder is read once, however many targets it has.
  const folders = new Map<string, Set<string>>()
  for (const target of targets) {
    const own = folders.get(dirname(target)) ?? new Set()
    folders.set(dirname(target), own.add(stem(target) + digest(target)))
  }
  for (const [folder, own] of folders)
    for (const name of await readdir(folder).catch(() => [])) {
      const [, stem, writer, digest] = temporaryName.exec(name) ?? []
      const path = join(folder, name)
      if (stem === undefined || !own.has(stem + digest) || !isLeft(writer!, path)) continue
      // What another may write and this one may not is no reason to stop.
      await rm(path, { recursive: true, force: true }).catch(() => {})
    }
}

/** A name that `temporaryFor` gave: stem, owner, digest. */
const temporaryName = new RegExp(`^(.*)\\.(${ownerPattern})\\.([0-9a-f]{8})[0-9a-f]{8}\\.tmp$`, 's')

/** Not cut within a character of two units, which no name on a disk can hold half of. */
function stem(target: string): string {
  return basename(target)
    .slice(0, kept)
    .replace(/[\ud800-\udbff]$/, '')
}

/** Tells names apart that begin alike. */
function digest(target: string): string {
  return createHash('sha256').update(basename(target)).digest('hex').slice(0, 8)
}

function markFresh(path: string): void {
  const now = new Date()
  try {
    utimesSync(path, now, now)
  } catch {
    // It is gone, or being moved.
  }
}
