import { take } from './memory'

/**
 * Entries that may stand for one besides it, at most: the nearest. More take time; measured: with 15 of them, files of
 * 64 colours are as large.
 */
const maxNear: u32 = 7
const row: usize = 8
/** The cost of what may not stand for a colour. */
const tooFar: u32 = 0xffff

// For each entry, a count and the entries near it; and by pairs, at (entry << 8) | other, what the other one costs.
const entries = take(row << 8)
const costs = take(2 << 16)
/** By pairs, whether the two differ as clearly as the sides of an edge. */
const clear = take(1 << 16)
/** Levels by which a channel differs then: three times what it is off at most, so that no pale line is lost. */
const clearLevels: i32 = 48

/** Sets which entries of a palette differ clearly; the see-through entry is none of them. */
export function setClear(colors: usize, count: u32): void {
  memory.fill(clear, 0, 1 << 16)
  for (let one: u32 = 0; one < count; one++)
    for (let other: u32 = 0; other < one; other++) {
      let most: i32 = 0
      for (let channel: usize = 0; channel < 3; channel++)
        most = max(
          most,
          abs(<i32>load<u8>(colors + 3 * one + channel) - <i32>load<u8>(colors + 3 * other + channel)),
        )
      if (most < clearLevels) continue
      store<u8>(clear + ((one << 8) | other), 1)
      store<u8>(clear + ((other << 8) | one), 1)
    }
}

/** True where two entries differ clearly. */
export function differsClearly(one: u32, other: u32): bool {
  return load<u8>(clear + ((one << 8) | other)) !== 0
}

/**
 * Sets which entries of a palette may stand for others: those of which no channel is off by more than the tolerance, and
 * squared distances to 1.25 of its square, which are their costs. The see-through entry is none of them.
 *
 * @param colors of the entries, three bytes each
 */
export function setNear(colors: usize, count: u32, tolerance: u32): void {
  memory.fill(costs, 0xff, 2 << 16)
  const most = min(tooFar - 1, (5 * tolerance * tolerance) / 4)
  for (let entry: u32 = 0; entry < count; entry++) {
    const list = entries + row * entry
    let found: u32 = 0
    for (let other: u32 = 0; other < count; other++) {
      const cost = distance(colors + 3 * entry, colors + 3 * other, tolerance)
      if (cost > most) continue
      setCost(entry, other, cost)
      // An entry itself, and another one of the same colour, need no place.
      if (cost === 0) continue
      if (found < maxNear) found++
      else if (costOf(entry, load<u8>(list + found)) > cost) setCost(entry, load<u8>(list + found), tooFar)
      else {
        setCost(entry, other, tooFar)
        continue
      }
      let at = found
      for (; at > 1 && costOf(entry, load<u8>(list + at - 1)) > cost; at--)
        store<u8>(list + at, load<u8>(list + at - 1))
      store<u8>(list + at, <u8>other)
    }
    store<u8>(list, <u8>found)
  }
}

function distance(one: usize, other: usize, tolerance: u32): u32 {
  let sum: u32 = 0
  for (let channel: usize = 0; channel < 3; channel++) {
    const off = abs(<i32>load<u8>(one + channel) - <i32>load<u8>(other + channel))
    if (<u32>off > tolerance) return tooFar
    sum += off * off
  }
  return sum
}

function setCost(entry: u32, other: u32, cost: u32): void {
  store<u16>(costs + 2 * ((entry << 8) | other), <u16>cost)
}

/** The cost of another entry in the place of one; more than `isNear` allows where it may not be there. */
export function costOf(entry: u32, other: u32): u32 {
  return load<u16>(costs + 2 * ((entry << 8) | other))
}

export function isNear(cost: u32): bool {
  return cost < tooFar
}

/** The place of a count and of the entries that may stand for one. */
export function nearOf(entry: u32): usize {
  return entries + row * entry
}

/**
 * The cost of entries if each that may stand for a pixel did so equally often.
 *
 * @param counts of the pixels of each entry, four bytes each
 */
export function meanCost(counts: usize): f64 {
  let sum: f64 = 0
  for (let entry: u32 = 0; entry < 256; entry++) {
    const pixels = load<u32>(counts + 4 * entry)
    if (pixels === 0) continue
    const list = nearOf(entry)
    const count: u32 = load<u8>(list)
    let its: u32 = 0
    for (let k: u32 = 1; k <= count; k++) its += costOf(entry, load<u8>(list + k))
    sum += (<f64>pixels * <f64>its) / <f64>(count + 1)
  }
  return sum
}
