import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { SpecError } from '../options/error.ts'
import { checkTarget, keepOthers, openAtomic } from '../render/atomic.ts'
import { openBuilt } from '../render/built.ts'
import { checkPath } from '../render/plain-file.ts'
import { print, remark } from './print.ts'

/** A file of the build that a command writes. */
interface Built {
  /** Its name in dist/. */
  built: string
  /** The endings that it may have. */
  endings: readonly string[]
  /** A word by which a file of another version is known. */
  word: string
  /** Replaces a file without that word. */
  force?: boolean | undefined
}

/** Writes a file of the build, and prints its name. @throws SpecError for an odd name or another file, WorkError */
export async function writeBuilt(file: string, { built, endings, word, force }: Built): Promise<void> {
  checkPath(file, 'output')
  if (!endings.some(ending => file.toLowerCase().endsWith(ending)))
    throw new SpecError('output', file, `a file ending in ${endings.join(' or ')}`)
  const target = await checkTarget(file, 'output')
  if (!force) keepOthers(file, target, 'output', word)
  makeInClone(built)
  const bytes = await openBuilt(built, bytes => bytes)
  const sink = await openAtomic(target)
  try {
    await sink.write(bytes)
    await sink.commit()
  } finally {
    await sink.discard()
  }
  print(file)
}

/** Makes what `npm ci` leaves out in a clone: a package has it. */
function makeInClone(built: string): void {
  const place = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))
  const script = place('tests/package/build.js')
  if (existsSync(place(`dist/${built}`)) || !existsSync(script)) return
  remark(`dist/${built} is made once in a clone`)
  spawnSync(process.execPath, [script, 'changed'], { cwd: place('.'), stdio: 'ignore' })
}
