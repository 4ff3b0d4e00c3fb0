import { playerFile } from '../encode/embed/element.ts'
import { SpecError } from '../options/error.ts'
import { checkTarget, keepOthers, openAtomic } from '../render/atomic.ts'
import { openBuilt } from '../render/built.ts'
import { checkPath } from '../render/plain-file.ts'
import type { CallOf } from './call.ts'
import { print, remark } from './print.ts'

/** Writes the player's script for pages, and prints its name. @throws SpecError for an odd name or another file, WorkError */
export async function writePlayer({ output: file = playerFile, force }: CallOf<'player'>): Promise<void> {
  checkPath(file, 'output')
  if (!/\.m?js$/i.test(file)) throw new SpecError('output', file, 'a file ending in .js or .mjs')
  const script = await openBuilt('player.js', bytes => bytes)
  const target = await checkTarget(file, 'output')
  // Players of all versions offer themselves to each other by this name.
  if (!force) keepOthers(file, target, 'output', 'nnanim.players')
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
