import { rmSync } from 'node:fs'
import {
  access,
  constants,
  mkdir,
  open,
  readdir,
  rename,
  rm,
  stat,
  unlink,
  writeFile,
} from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { onExit } from 'signal-exit'
import { readRecipe } from '../encode/recipe.ts'
import { SpecError } from '../spec/error.ts'
import { failure, type Sink, throughLinks } from './atomic.ts'
import { temporaryFor } from './temporary.ts'

/** The names of our own files in a folder of frames, with their numbers from 1. */
const frameName = /^frame-(\d{4,})\.png$/

/** Bytes at a file's start that hold its recipe. */
const headBytes = 65_536

/**
 * Checks that a folder can take frames, without touching it. It may hold other files, and frames that nnanim made.
 *
 * @param field of the call, for the message
 * @returns the absolute path of the true folder
 * @throws SpecError where its parent is missing, where it is a file, or where frames of others are in the way;
 *   WorkError without permission
 */
export async function checkFolder(folder: string, field: string): Promise<string> {
  const target = await throughLinks(resolve(folder))
  const isFolder = async (path: string) => (await stat(path).catch(() => null))?.isDirectory()
  const old = await isFolder(target)
  if (old === false) throw new SpecError(field, folder, 'a folder, not a file')
  const parent = dirname(target)
  if (!(await isFolder(parent)))
    throw new SpecError(field, folder, `a folder in one that exists; there is no ${parent}`)
  try {
    await access(parent, constants.W_OK)
    if (old) await access(target, constants.W_OK)
  } catch (error) {
    throw failure(folder, error)
  }
  const foreign = old ? await firstForeign(target) : undefined
  if (foreign !== undefined)
    throw new SpecError(field, folder, `a folder whose ${foreign} was made by nnanim; move it away first`)
  return target
}

/**
 * Opens a temporary folder beside one that `checkFolder` gave; each chunk becomes a file in it. It is removed when
 * the process ends before `commit`. Then each frame takes the place of an older one, and older ones beyond the last
 * are removed.
 */
export async function openFolder(target: string): Promise<Sink> {
  const temporary = temporaryFor(target)
  await mkdir(temporary).catch(error => Promise.reject(failure(target, error)))
  const forget = onExit(() => rmSync(temporary, { recursive: true, force: true }))
  const close = async () => {
    await rm(temporary, { recursive: true, force: true })
    forget()
  }
  let count = 0
  return {
    async write(chunk) {
      const file = join(temporary, nameOf(++count))
      await writeFile(file, chunk, { flush: true }).catch(error => Promise.reject(failure(target, error)))
    },
    async commit() {
      try {
        await mkdir(target, { recursive: true })
        // From the last on, so that a folder whose frames go from the first on without a gap has all of them.
        for (let i = count; i >= 1; i--) await rename(join(temporary, nameOf(i)), join(target, nameOf(i)))
        for (const name of await framesIn(target))
          if (Number(frameName.exec(name)![1]) > count && (await isOurs(join(target, name))))
            await unlink(join(target, name))
      } catch (error) {
        throw failure(target, error)
      }
      await close()
    },
    discard: close,
  }
}

function nameOf(frame: number): string {
  return `frame-${String(frame).padStart(4, '0')}.png`
}

/** The names of the frames in a folder, in their order. */
export async function framesIn(folder: string): Promise<string[]> {
  const numberOf = (name: string) => Number(frameName.exec(name)![1])
  const names = (await readdir(folder)).filter(name => frameName.test(name))
  return names.sort((one, other) => numberOf(one) - numberOf(other))
}

async function firstForeign(folder: string): Promise<string | undefined> {
  for (const name of await framesIn(folder)) if (!(await isOurs(join(folder, name)))) return name
  return undefined
}

async function isOurs(file: string): Promise<boolean> {
  // A pipe would never be opened, and a link may lead nowhere.
  if (!(await stat(file).catch(() => null))?.isFile()) return false
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(headBytes), 0, headBytes, 0)
    return readRecipe(buffer.subarray(0, bytesRead)) !== null
  } catch {
    return false
  } finally {
    await handle.close()
  }
}
