/** One of the machines that share a batch: the `index`th of `count`, from 1. */
export interface Shard {
  index: number
  count: number
}

/**
 * What one machine makes: the longest first, each to the machine that has least to do, the first of those. So all
 * machines agree, without asking, and hardly differ in what they have to do.
 */
export function shardOf<T>(items: readonly T[], cost: (item: T) => number, { index, count }: Shard): T[] {
  const loads = new Float64Array(count)
  const owners = new Map<T, number>()
  const costs = new Map(items.map(item => [item, cost(item)]))
  // Sorting keeps the order of equals.
  for (const item of [...items].sort((one, other) => costs.get(other)! - costs.get(one)!)) {
    let least = 0
    for (let i = 1; i < count; i++) if (loads[i] < loads[least]) least = i
    owners.set(item, least + 1)
    loads[least] = loads[least] + costs.get(item)!
  }
  return items.filter(item => owners.get(item) === index)
}
