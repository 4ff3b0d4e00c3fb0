import type { AnyTraining } from '../../network/training.ts'
import { networkKey } from '../../options/stages.ts'
import { networkSpecs } from '../../options/sweep.ts'
import { showsNetwork } from '../../scene/scenes/figure-scene.ts'
import { scenesOf } from '../../scene/scenes/registry.ts'
import type { BatchItem } from './item.ts'

/**
 * Networks that several figures of a batch have in common: the first of these figures trains it, the others wait.
 * Figures have the same network where their specs have the same `networkKey`.
 */
export function sharedNetworks(items: readonly BatchItem[]) {
  // A model file is no work, and neither is a network that is not shown.
  const keyOf = ({ spec }: BatchItem) =>
    spec.model === null && showsNetwork(spec, scenesOf(spec))
      ? networkSpecs(spec).map(networkKey).join('\n')
      : undefined
  const keys = new Map<BatchItem, string>()
  const left = new Map<string, number>()
  for (const item of items) {
    const key = keyOf(item)
    if (key === undefined) continue
    keys.set(item, key)
    left.set(key, (left.get(key) ?? 0) + 1)
  }
  const training = new Map<string, BatchItem>()
  const trained = new Map<string, readonly AnyTraining[]>()
  return {
    /** True for a figure that has to wait, since another is training its network. */
    isPending: (item: BatchItem) => training.has(keys.get(item) ?? ''),
    /** True for a figure that trains a network for which others wait. */
    isWanted: (item: BatchItem) => training.get(keys.get(item) ?? '') === item,
    /** Notes that a figure begins; gives its network where another figure has trained it. */
    begin(item: BatchItem): readonly AnyTraining[] | undefined {
      const key = keys.get(item)
      if (key === undefined) return undefined
      const existing = trained.get(key)
      const others = left.get(key)! - 1
      left.set(key, others)
      if (!existing && others > 0) training.set(key, item)
      if (others === 0) trained.delete(key)
      return existing
    },
    /** Takes the network that a figure has trained, for those that wait. */
    give(item: BatchItem, networks: readonly AnyTraining[]): void {
      const key = keys.get(item)!
      if (left.get(key)! > 0) trained.set(key, networks)
      training.delete(key)
    },
    /** Notes that a figure ends; if it failed before it had trained, the next one trains. */
    end(item: BatchItem): void {
      const key = keys.get(item)
      if (key !== undefined && training.get(key) === item) training.delete(key)
    },
  }
}
