/** The part of a batch that one machine makes: the `index`th of `count`, from 1. */
export interface Shard {
  index: number
  count: number
}

/**
 * The items that one machine makes. From the most costly on, each item goes to the machine with the least work so far,
 * among equals to the first. So all machines come to the same division by themselves, with nearly the same work each.
 */
export function shardOf<T>(items: readonly T[], cost: (item: T) => number, { index, count }: Shard): T[] {
  const loads = new Float64Array(count)
  const owners = new Map<T, number>()
  const costs = new Map(items.map(item => [item, cost(item)]))
  // Sorting keeps the order of equals.
  for (const item of [...items].sort((one, other) => costs.get(other)! - costs.get(one)!)) {
    const idlest = loads.indexOf(Math.min(...loads))
    owners.set(item, idlest + 1)
    loads[idlest] += costs.get(item)!
  }
  return items.filter(item => owners.get(item) === index)
}
