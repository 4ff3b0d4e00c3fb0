import { closeSync, constants, openSync } from 'node:fs'
import { access, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { SpecError, WorkError } from '../options/error.ts'
import { openTemporary } from './temporary.ts'
import { truePath } from './true-path.ts'

/** Where a file's bytes go. The old file is only replaced when the new one is complete. */
export interface Sink {
  write(chunk: Uint8Array): Promise<void>
  /** Replaces the target by what was written. */
  commit(): Promise<void>
  /** Removes what was written; the target stays as it was. */
  discard(): Promise<void>
}

/**
 * Checks that a file can be written, without touching it, and follows symbolic links.
 *
 * @param field of the call, for the message
 * @returns the absolute path of the true target
 * @throws SpecError for a missing folder and for a target that is not a file, WorkError without permission
 */
export async function checkTarget(file: string, field: string): Promise<string> {
  const target = truePath(resolve(file), field)
  const folder = dirname(target)
  const found = await stat(folder).catch(() => null)
  if (!found?.isDirectory())
    throw new SpecError(field, file, `a file in a folder that exists; there is no ${folder}`)
  const old = await stat(target).catch(() => null)
  if (old && !old.isFile())
    throw new SpecError(field, file, `a file, not a ${old.isDirectory() ? 'folder' : 'device or a pipe'}`)
  try {
    await access(folder, constants.W_OK)
    if (old) await access(target, constants.W_OK)
  } catch (error) {
    throw failure(file, error)
  }
  return target
}

/**
 * Opens a temporary file beside a target that `checkTarget` gave. It is removed when the process ends before
 * `commit`, by a signal too; the mode and the owner of an old file are kept.
 *
 * @throws WorkError for what cannot be written, also from the sink's functions
 */
export async function openAtomic(target: string): Promise<Sink> {
  const attempt = <T>(work: Promise<T>) => work.catch(error => Promise.reject(failure(target, error)))
  const { path, letGo } = await attempt(openTemporary(target, path => closeSync(openSync(path, 'wx'))))
  const remove = async () => {
    await rm(path, { force: true })
    letGo()
  }
  const handle = await attempt(open(path, 'r+')).catch(async error => {
    await remove()
    throw error
  })
  return {
    write: chunk => attempt(handle.writeFile(chunk)),
    commit: () =>
      attempt(
        (async () => {
          const old = await stat(target).catch(() => null)
          if (old) {
            await handle.chmod(old.mode)
            // Only root may change the owner of a file.
            await handle.chown(old.uid, old.gid).catch(() => {})
          }
          // Without it, a crash of the machine could keep the new name and lose the bytes.
          await handle.sync()
          await handle.close()
          await rename(path, target)
          letGo()
        })(),
      ),
    async discard() {
      await handle.close().catch(() => {})
      await remove()
    },
  }
}

/** The WorkError for a file that could not be written, with the system's reason. */
export function failure(file: string, error: unknown): WorkError {
  return new WorkError(`cannot write ${file}: ${(error as Error).message}`, { cause: error })
}
