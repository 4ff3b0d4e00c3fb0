import { createHash, randomUUID } from 'node:crypto'
import { rmSync, utimesSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { onExit } from 'signal-exit'
import { keptIn } from '../options/kept-in.ts'
import { orElse } from '../options/or-else.ts'
import { hasEnded, processName, processNamePattern } from './process-name.ts'

/** Characters of a target's name that its temporary name begins with: file names have 255 bytes at most. */
const maxStem = 40

/** Milliseconds after which the time of an unfinished file is renewed, which says that it is still written to. */
const renewAfter = 300_000

/** A file or folder beside a target, which takes the target's place once it is complete. */
export type Temporary = Awaited<ReturnType<typeof openTemporary>>

/**
 * Creates a temporary file or folder beside a target, after it has removed what killed runs left there. It is removed
 * when the process ends, by a signal too. Until then its time of change is renewed, so that other processes see that it
 * is in use.
 *
 * @param make creates it, without awaiting anything
 * @throws what `make` throws
 */
export async function openTemporary(target: string, make: (path: string) => void) {
  await removeTemporary([target])
  const path = temporaryFor(target)
  // Registered before `make`: a signal is handled only after it, and so removes the whole of what it created.
  const forget = onExit(() => rmSync(path, { recursive: true, force: true }))
  try {
    make(path)
  } catch (error) {
    forget()
    throw error
  }
  const timer = setInterval(() => {
    const now = new Date()
    // Where it fails, the file was removed, or is being renamed.
    orElse(() => utimesSync(path, now, now), undefined)
  }, renewAfter)
  timer.unref()
  return {
    path,
    /** Ends the care for it, once it was renamed or removed. */
    letGo() {
      clearInterval(timer)
      forget()
    },
  }
}

/**
 * A temporary name beside a target: `out.gif.host-89abcdef.1234-56789.0a1b2c3d4e5f6071.tmp`. It holds the name of the
 * process that writes it, so that a file that a killed process left is distinguished from one in use. Of the last
 * digits the first half are a hash of the target's name, the others are random.
 */
export function temporaryFor(target: string): string {
  const unique = randomUUID().slice(0, 8)
  return join(dirname(target), `${stem(target)}.${processName}.${digest(target)}${unique}.tmp`)
}

/** True for a file of this process, to remove it: only where none of its threads writes. */
export const isOwn: typeof hasEnded = writer => writer === processName

/** Removes temporary files beside targets: those that killed runs left, and none that is being written, or others. */
export async function removeTemporary(targets: readonly string[], isLeft = hasEnded): Promise<void> {
  // Each folder is read once, however many targets it has.
  const folders = new Map<string, Set<string>>()
  for (const target of targets)
    keptIn(folders, dirname(target), () => new Set()).add(stem(target) + digest(target))
  for (const [folder, names] of folders)
    for (const name of await readdir(folder).catch(() => [])) {
      const [, stem, writer, digest] = temporaryName.exec(name) ?? []
      const path = join(folder, name)
      if (stem === undefined || !names.has(stem + digest) || !isLeft(writer!, path)) continue
      // Without permission to remove it, it stays: it does not disturb the work.
      await rm(path, { recursive: true, force: true }).catch(() => {})
    }
}

/** A name that `temporaryFor` gave: stem, process name, digest. */
const temporaryName = new RegExp(`^(.*)\\.(${processNamePattern})\\.([0-9a-f]{8})[0-9a-f]{8}\\.tmp$`, 's')

/** The beginning of a target's name, not cut within a surrogate pair, half of which no file name can hold. */
function stem(target: string): string {
  return basename(target)
    .slice(0, maxStem)
    .replace(/[\ud800-\udbff]$/, '')
}

/** Distinguishes names with the same stem. */
function digest(target: string): string {
  return createHash('sha256').update(basename(target)).digest('hex').slice(0, 8)
}
