import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Place } from '../../options/error.ts'
import { failure } from '../atomic.ts'
import { removeStale } from '../temporary.ts'
import { checkItems } from './check.ts'
import { readContents } from './contents.ts'
import { costOf } from './estimate.ts'
import { type BatchFile, type BatchItem, itemsOf, placeText } from './item.ts'
import { type Shard, shardOf } from './shard.ts'
import { whyMake } from './unchanged.ts'

/** Options of planning the figures of a batch. */
export interface PlanOptions {
  /** Set where outputs may be outside of the folder of their batch file. */
  allowOutside?: boolean | undefined
  /** Makes unchanged figures too. */
  force?: boolean | undefined
  /** Plans only the part of one machine. */
  shard?: Shard | undefined
  /** Is told of each key that was dropped, with its figure. */
  onNote?: ((note: string) => void) | undefined
}

/** A figure, and the reason why it has to be made; null where it is unchanged. */
export interface PlannedItem {
  item: BatchItem
  why: string | null
}

/**
 * Finds out which figures of batch files have to be made, and why. Nothing is trained or written.
 *
 * @throws SpecErrors for all that is wrong with any figure, also of other machines' parts; WorkError without permission
 *   to write
 */
export async function planBatch(
  files: readonly BatchFile[],
  { allowOutside, force = false, shard, onNote }: PlanOptions,
): Promise<PlannedItem[]> {
  const items = itemsOf(files, allowOutside)
  // Divided before unchanged figures are left out: what is unchanged on one machine may not be so on another.
  const own = shard ? shardOf(items, costOf, shard) : items
  const contents = readContents()
  const plan: PlannedItem[] = []
  const undecided = new Set(items)
  for (const item of own) {
    const why = await whyMake(item, contents)
    plan.push({ item, why: why ?? (force ? 'forced' : null) })
    if (why === null) undecided.delete(item)
  }
  const notes = new Set<string>()
  const note = (place: Place, text: string) => notes.add(`${placeText(place)}: ${text}`)
  for (const { place, notes = [] } of items) for (const text of notes) note(place, text)
  await checkItems([...undecided], note)
  for (const text of notes) onNote?.(text)
  return plan
}

/**
 * Creates the missing folders of figures below those of their batch files, and removes temporary files that killed runs
 * left there.
 *
 * @throws WorkError for a folder that cannot be created
 */
export async function prepareFolders(items: readonly BatchItem[]): Promise<void> {
  const outputs = items.flatMap(item => item.outputs)
  const folders = new Set(outputs.filter(({ inside }) => inside).map(({ target }) => dirname(target)))
  for (const folder of folders) {
    try {
      mkdirSync(folder, { recursive: true })
    } catch (error) {
      throw failure(folder, error)
    }
  }
  await removeStale(outputs.map(({ target }) => target))
}
