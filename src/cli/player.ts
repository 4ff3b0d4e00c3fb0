import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { playerFile } from '../encode/embed/element.ts'
import { SpecError } from '../options/error.ts'
import { checkTarget, openAtomic } from '../render/atomic.ts'
import { openBuilt } from '../render/built.ts'
import { checkPath } from '../render/plain-file.ts'
import { print, remark } from './print.ts'

/** A call of `player`. */
export interface PlayerCall {
  command: 'player'
  /** Name of the file. */
  output?: string
}

/**
 * Writes the player's script for pages, and prints its name.
 *
 * @throws SpecError for a name that no file can have, and without a name for a file that is no player; WorkError where it
 *   cannot be written
 */
export async function writePlayer({ output }: PlayerCall): Promise<void> {
  const file = output ?? playerFile
  checkPath(file, 'output')
  if (!/\.m?js$/i.test(file)) throw new SpecError('output', file, 'a file ending in .js or .mjs')
  const script = await openBuilt('player.js', bytes => bytes)
  const target = await checkTarget(file, 'output')
  if (output === undefined && existsSync(target) && !isPlayer(await readFile(target)))
    throw new SpecError(
      file,
      undefined,
      'the player of nnanim, or none; name a file with -o, which replaces it',
    )
  const sink = await openAtomic(target)
  try {
    await sink.write(script)
    await sink.commit()
  } finally {
    await sink.discard()
  }
  print(file)
  remark(`draws <nnanim-figure>: nnanim <data> -o <data>.figure.json --embed element`)
}

/** True for a player of any version: each offers itself to the others by this name. */
function isPlayer(bytes: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(bytes).includes('nnanim.players')
}
