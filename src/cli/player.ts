import { playerFile } from '../encode/embed/element.ts'
import type { CallOf } from './call.ts'
import { remark } from './print.ts'
import { writeBuilt } from './write-built.ts'

/** Writes the player's script for pages. @throws SpecError for an odd name or another file, WorkError */
export async function writePlayer({ output = playerFile, force }: CallOf<'player'>): Promise<void> {
  // Players of all versions offer themselves to each other by this name.
  await writeBuilt(output, { built: 'player.js', endings: ['.js', '.mjs'], word: 'nnanim.players', force })
  remark(`draws <nnanim-figure>: nnanim <data> -o <data>.figure.json --embed element`)
}
