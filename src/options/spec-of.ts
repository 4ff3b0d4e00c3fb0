import type { Catalog } from './catalog.ts'
import { checkSpec } from './check.ts'
import { completeSpec } from './complete.ts'
import type { KeySet, SpecError } from './error.ts'
import { givenFaults, idleFaults } from './given-faults.ts'
import { keyTable } from './key-table.ts'
import { type KeyReading, readPanels } from './read-panels.ts'
import type { Given, Spec } from './spec.ts'
import { type FigureSpec, sweepsIn } from './sweep.ts'
import { type GivenScene, ofTask, withScene } from './task-scenes.ts'

/** True for a key that was not given for this figure alone: where it would do nothing, it is dropped, not refused. */
export type Spares = (key: string) => boolean

/** A spec, what is wrong with how its keys go together, and those of them that would do nothing and were dropped. */
interface Reading {
  spec: FigureSpec
  faults: readonly SpecError[]
  dropped: readonly SpecError[]
}

/**
 * The spec of keys that were read, what is wrong with how they go together, and what was dropped.
 *
 * @param catalog with the scenes of all tasks
 * @param without keys that have a fault of their own, and their defaults instead
 */
export function specOf(
  catalog: Catalog,
  keys: Given,
  without: KeySet = new Set(),
  spares: Spares = () => false,
): Reading {
  const { given, unread, odd } = withScene(catalog, keys, without)
  const [sweep] = sweepsIn(given)
  const shown = ofTask(catalog, given)
  const { spec, idle, own, checks } = (sweep ? readPanels : readOne)(shown, given, unread)
  const dropped = [
    ...odd.filter(({ field }) => spares(field)),
    ...idle.filter(({ field }) => spares(field) || (sweep && sweep.key !== field)),
  ]
  if (dropped.length === 0) {
    const faults = [...odd, ...own, ...givenFaults(shown, given, unread), ...idle, ...checks]
    return { spec, faults, dropped }
  }
  const defaults = Object.fromEntries(dropped.map(({ field }) => [field, keyTable[field].fallback]))
  const rest = specOf(catalog, { ...keys, ...defaults }, without, spares)
  return { ...rest, dropped: [...dropped, ...rest.dropped] }
}

function readOne(catalog: Catalog, given: GivenScene, unread: KeySet): KeyReading<Spec> {
  const spec = completeSpec(catalog, given)
  const idle = idleFaults(catalog, given, spec, unread)
  return { spec, idle, own: [], checks: checkSpec(catalog, spec, unread) }
}
