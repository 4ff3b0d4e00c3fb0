import { closeSync, constants, copyFileSync, existsSync, linkSync, openSync, type Stats } from 'node:fs'
import { access, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { SpecError, WorkError } from '../options/error.ts'
import { tryReadRanges } from './plain-file.ts'
import { openTemporary, type Temporary } from './temporary.ts'
import { truePath } from './true-path.ts'

/** A target of a file's bytes. The old file is only replaced when the new one is complete. */
export interface Sink {
  write(chunk: Uint8Array): Promise<void>
  /** Does all before `commit` that can fail. @param keepsOld whether the old file is kept for `undo` */
  ready?(keepsOld: boolean): Promise<void>
  /** Replaces the target by what was written. */
  commit(): Promise<void>
  /** After `commit`: brings back the old file, or none. Frames of a folder stay as they are. */
  undo?(): Promise<void>
  /** Removes what is left beside the target: what was written but not committed, and the old file. */
  discard(): Promise<void>
}

/** Commits files so that all of them are replaced, or none where one cannot be. */
export async function commitAll(files: readonly Sink[], onCommit: (done: number) => void): Promise<void> {
  for (const file of files) await file.ready?.(files.length > 1)
  let done = 0
  try {
    for (const file of files) {
      await file.commit()
      onCommit(++done)
    }
  } catch (error) {
    // Where it cannot be undone either, the first error is told.
    for (const file of files.slice(0, done)) await file.undo?.().catch(() => {})
    throw error
  }
}

/**
 * Checks that a file can be written, without touching it, and follows symbolic links.
 *
 * @returns the absolute path of the true target
 * @throws SpecError for a missing folder, a name that is too long, and for a target that is not a file, WorkError without permission
 */
export async function checkTarget(file: string, field: string): Promise<string> {
  const target = truePath(resolve(file), field)
  const folder = dirname(target)
  const found = await stat(folder).catch(() => null)
  if (!found?.isDirectory())
    throw new SpecError(field, file, `a file in a folder that exists; there is no ${folder}`)
  const old = await statOf(target, file, field)
  if (old && !old.isFile())
    throw new SpecError(field, file, `a file, not a ${old.isDirectory() ? 'folder' : 'device or a pipe'}`)
  await checkWritable(file, [folder, ...(old ? [target] : [])])
  return target
}

/** @throws WorkError that names the file, where one of the paths may not be written to */
export async function checkWritable(file: string, paths: readonly string[]): Promise<void> {
  for (const path of paths) await writing(file, access(path, constants.W_OK))
}

/** Work on a file or folder that is written. @throws WorkError that names it, for what the work throws */
export function writing<T>(file: string, work: Promise<T>): Promise<T> {
  return work.catch(error => Promise.reject(failure(file, error)))
}

/**
 * Checks that a file is none, empty, or one of nnanim's.
 *
 * @param word that is in nnanim's own
 * @throws SpecError for another's
 */
export function keepOthers(file: string, target: string, field: string, word: string): void {
  if (!existsSync(target)) return
  const [begin] = tryReadRanges(target, [[0, 1e7]]) ?? []
  if (begin && (begin.length === 0 || begin.includes(word))) return
  throw new SpecError(field, file, 'no file, or one that nnanim made: --force replaces this one')
}

/** The stats of a path, or null; throws SpecError for a name that no file can have. */
export function statOf(path: string, file: string, field: string): Promise<Stats | null> {
  return stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENAMETOOLONG') throw new SpecError(field, file, 'a shorter name')
    return null
  })
}

/**
 * Opens a temporary file beside a target that `checkTarget` gave. It is removed when the process ends before
 * `commit`, by a signal too; the mode and the owner of an old file are kept.
 *
 * @throws WorkError for what cannot be written, also from the sink's functions
 */
export async function openAtomic(target: string): Promise<Sink> {
  const attempt = <T>(work: Promise<T>) => writing(target, work)
  const { path, letGo } = await attempt(openTemporary(target, path => closeSync(openSync(path, 'wx'))))
  let old: Temporary | undefined
  const remove = async () => {
    await rm(path, { force: true })
    letGo()
    if (old) await rm(old.path, { force: true })
    old?.letGo()
  }
  const handle = await attempt(open(path, 'r+')).catch(async error => {
    await remove()
    throw error
  })
  let isReady: Promise<void> | undefined
  const ready = (keepsOld = false) => {
    isReady ??= attempt(finishWriting(keepsOld))
    return isReady
  }
  const finishWriting = async (keepsOld: boolean) => {
    const found = await stat(target).catch(() => null)
    if (found) {
      await handle.chmod(found.mode)
      // Only root may change the owner of a file.
      await handle.chown(found.uid, found.gid).catch(() => {})
      if (keepsOld) old = await openTemporary(target, path => linkOrCopy(target, path))
    }
    // Without it, a crash of the machine could keep the new name and lose the bytes.
    await handle.sync()
    await handle.close()
  }
  return {
    write: chunk => attempt(handle.writeFile(chunk)),
    ready,
    async commit() {
      await ready()
      await attempt(rename(path, target))
      letGo()
    },
    undo: () => attempt(old ? rename(old.path, target) : rm(target)),
    async discard() {
      await handle.close().catch(() => {})
      await remove()
    },
  }
}

/** Another name for a file, or where the file system has none, a copy. */
function linkOrCopy(file: string, path: string): void {
  try {
    linkSync(file, path)
  } catch {
    copyFileSync(file, path)
  }
}

/** The WorkError for a file that could not be written, with the system's reason. */
export function failure(file: string, error: unknown): WorkError {
  return new WorkError(`cannot write ${file}: ${(error as Error).message}`, { cause: error })
}
