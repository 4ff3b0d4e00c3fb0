import { asDrawn, either, kindBits, near, seeThrough } from './changes'
import { take } from './memory'
import { costOf, isNear, nearOf } from './near'

/** Bits of a code and of a pixel at most (GIF89a, appendix F). */
const maxCodeBits: u32 = 12
const maxPixelBits: u32 = 8
const maxCodes: u32 = 1 << maxCodeBits

/**
 * A full table is cleared when matches have become shorter than this, in pixels of one bit, or so short that the rest
 * of the image would need more codes than that. The rule is gifsicle's; measured: files up to 0.5 % smaller than by
 * clearing at once.
 */
const shortMatch: f64 = 36
const manyCodes: f64 = 3000

let codeSize: u32 = 0
let transparent: u32 = 0
let clearCode: u32 = 0
/** The code for the string of a code and one more pixel, at (code << codeSize) | pixel; 0 without one. */
let children: usize = 0
/** A string's first pixel and its last, and the code of the string without that. */
let firsts: usize = 0
let lasts: usize = 0
let prefixes: usize = 0
// Strings of one colour: their codes at (colour << 12) | length, and their lengths by code, 0 for other strings.
let runs: usize = 0
let lengths: usize = 0
let longest: usize = 0
let free: u32 = maxCodes

// The strings of the table that the pixels since the last code may be, and room for those of one more pixel.
let paths: usize = 0
let longer: usize = 0
let found: u32 = 0
/** The cost of each of them, as entries near the pixels stand for them: four bytes each. */
let costs: usize = 0
let longerCosts: usize = 0
/** Strings that are followed at most. */
const maxFound: u32 = 48
/** The cost of entries near pixels so far. */
let spent: f64 = 0
/** The pixels below those that are encoded, where entries near them may stand for them now; 0 where none may. */
let beneath: usize = 0

let target: usize = 0
let bits: u64 = 0
let held: u32 = 0
let codeBits: u32 = 0

/** Takes the tables' memory: kernels that only count colours do without. */
export function openTables(): void {
  children = take((2 * maxCodes) << maxPixelBits)
  firsts = take(maxCodes)
  lasts = take(maxCodes)
  prefixes = take(2 * maxCodes)
  runs = take((2 * maxCodes) << maxPixelBits)
  lengths = take(2 * maxCodes)
  longest = take(2 << maxPixelBits)
  paths = take(2 * maxCodes)
  longer = take(2 * maxCodes)
  costs = take(4 * maxCodes)
  longerCosts = take(4 * maxCodes)
}

function short(place: usize, at: u32): u32 {
  return load<u16>(place + 2 * at)
}

function setShort(place: usize, at: u32, value: u32): void {
  store<u16>(place + 2 * at, <u16>value)
}

/**
 * Sets what is encoded next.
 *
 * @param size bits of a pixel, 2 to 8
 * @param entry the see-through entry
 */
export function setCode(size: u32, entry: u32): void {
  if (size === codeSize && entry === transparent) return
  // Of a table of another size all is to be forgotten; of this one `clear` forgets what was learned.
  memory.fill(children, 0, (2 * free) << codeSize)
  codeSize = size
  transparent = entry
  clearCode = 1 << size
  for (let code: u32 = 0; code < clearCode; code++) {
    store<u8>(firsts + code, <u8>code)
    store<u8>(lasts + code, <u8>code)
    setShort(lengths, code, 1)
    setShort(runs, (code << maxCodeBits) | 1, code)
  }
  free = 0
}

function put(code: u32): void {
  bits |= (<u64>code) << held
  held += codeBits
  if (held < 32) return
  store<u32>(target, <u32>bits)
  target += 4
  bits >>= 32
  held -= 32
}

function clear(): void {
  put(clearCode)
  memory.fill(children, 0, (2 * free) << codeSize)
  for (let color: u32 = 0; color < clearCode; color++) setShort(longest, color, 1)
  free = clearCode + 2
  codeBits = codeSize + 1
}

// Each goes on from a pixel and gives the one where it stopped, for want of a longer string or at the end.

function followDrawn(pixels: usize, from: u32, end: u32): u32 {
  let code = short(paths, 0)
  let at = from
  for (; at < end; at++) {
    const next = short(children, (code << codeSize) | load<u8>(pixels + at))
    if (next === 0) break
    code = next
  }
  setShort(paths, 0, code)
  return at
}

function followTransparent(from: u32, end: u32): u32 {
  let code = short(paths, 0)
  let at = from
  const run = load<u8>(firsts + code) === transparent ? short(lengths, code) : 0
  const limit = short(longest, transparent)
  if (run > 0 && run < limit) {
    const reach = min(limit, run + end - at)
    at += reach - run
    code = short(runs, (transparent << maxCodeBits) | reach)
  }
  for (; at < end; at++) {
    const next = short(children, (code << codeSize) | transparent)
    if (next === 0) break
    code = next
  }
  setShort(paths, 0, code)
  return at
}

function followAll(pixels: usize, from: u32, end: u32, kind: u32): u32 {
  const nearby = kind === near && beneath !== 0
  for (let at = from; at < end; at++) {
    if (found === 1 && kind !== either && !nearby)
      return kind === seeThrough ? followTransparent(at, end) : followDrawn(pixels, at, end)
    const color = kind === seeThrough ? transparent : load<u8>(pixels + at)
    const open = kind === either && color !== transparent
    let kept: u32 = 0
    for (let i: u32 = 0; i < found; i++) {
      const code = short(paths, i)
      const cost = load<u32>(costs + 4 * i)
      kept = follow(code, color, cost, kept)
      if (open) kept = follow(code, transparent, cost, kept)
      if (!nearby || kept >= maxFound) continue
      const list = nearOf(color)
      const count: u32 = load<u8>(list)
      for (let k: u32 = 1; k <= count; k++) {
        const other: u32 = load<u8>(list + k)
        kept = follow(code, other, cost + costOf(color, other), kept)
      }
      const held = costOf(color, load<u8>(beneath + at))
      if (isNear(held)) kept = follow(code, transparent, cost + held, kept)
    }
    if (kept === 0) return at
    const spare = paths
    paths = longer
    longer = spare
    const spareCosts = costs
    costs = longerCosts
    longerCosts = spareCosts
    found = kept
  }
  return end
}

/** Adds the string of a code and one more pixel to the longer ones, if the table has it; gives how many there are then. */
function follow(code: u32, pixel: u32, cost: u32, kept: u32): u32 {
  const next = short(children, (code << codeSize) | pixel)
  if (next === 0) return kept
  setShort(longer, kept, next)
  store<u32>(longerCosts + 4 * kept, cost)
  return kept + 1
}

/** The first strings for a pixel that entries near it, and what is below, may stand for. */
function beginNear(color: u32, below: u32): void {
  found = 0
  add(color, 0)
  const list = nearOf(color)
  const count: u32 = load<u8>(list)
  for (let k: u32 = 1; k <= count; k++) {
    const other: u32 = load<u8>(list + k)
    add(other, costOf(color, other))
  }
  const held = costOf(color, below)
  if (isNear(held)) add(transparent, held)
}

function add(code: u32, cost: u32): void {
  setShort(paths, found, code)
  store<u32>(costs + 4 * found++, cost)
}

/** True where a match may begin with the string's first pixel instead of that colour. */
function mayBegin(first: u32, color: u32, kind: u32, at: u32): bool {
  if (kind === either) return first === transparent
  if (kind !== near || beneath === 0) return false
  return isNear(costOf(color, first === transparent ? load<u8>(beneath + at) : first))
}

/** The first strings for a stretch of one colour that may be see-through too: the longest of one or the other. */
function begin(color: u32, room: u32): u32 {
  const drawn = min(short(longest, color), room)
  const skipped = min(short(longest, transparent), room)
  found = 0
  if (drawn >= skipped) add(short(runs, (color << maxCodeBits) | drawn), 0)
  if (skipped >= drawn) add(short(runs, (transparent << maxCodeBits) | skipped), 0)
  return max(drawn, skipped)
}

/** The first string for pixels that are drawn: as many of one colour as the table has and there are. Their number. */
function beginRun(pixels: usize, color: u32, at: u32, end: u32): u32 {
  const limit = min(short(longest, color), end - at)
  const all = i8x16.splat(<u8>color)
  const start = pixels + at
  let run: u32 = 1
  while (run + 16 <= limit && i8x16.all_true(i8x16.eq(v128.load(start + run), all))) run += 16
  while (run < limit && load<u8>(start + run) === color) run++
  found = 0
  add(short(runs, (color << maxCodeBits) | run), 0)
  return run
}

/** The table learns the string of a code and the pixel that the next one begins with. */
function learn(last: u32, first: u32): void {
  setShort(children, (last << codeSize) | first, free)
  setShort(prefixes, free, last)
  store<u8>(lasts + free, <u8>first)
  const color = load<u8>(firsts + last)
  store<u8>(firsts + free, color)
  const run = short(lengths, last)
  setShort(lengths, free, run > 0 && first === color ? run + 1 : 0)
}

/** Of strings that cost least, one that begins like the code before, so that what is learned grows. Its number. */
function chosen(last: i32): u32 {
  let best: u32 = 0
  for (let i: u32 = 1; i < found; i++) if (load<u32>(costs + 4 * i) < load<u32>(costs + 4 * best)) best = i
  if (last < 0) return best
  const color = load<u8>(firsts + last)
  const least = load<u32>(costs + 4 * best)
  for (let i = best; i < found; i++)
    if (load<u32>(costs + 4 * i) === least && load<u8>(firsts + short(paths, i)) === color) return i
  return best
}

/** Writes the pixels that a code shows, up to `end`. */
function show(code: u32, pixels: usize, below: usize, start: u32, end: u32): void {
  for (let at = end; at > start; code = short(prefixes, code)) {
    at--
    const pixel: u32 = load<u8>(lasts + code)
    store<u8>(pixels + at, <u8>(pixel === transparent ? load<u8>(below + at) : pixel))
  }
}

/**
 * Encodes pixels by LZW (Welch, "A technique for high-performance data compression", Computer 17(6), 1984) with
 * GIF's clear and end codes (GIF89a, appendix F). Where the see-through entry may stand for a pixel as well, all
 * strings of the table that fit are followed, and the longest one is taken; likewise where entries near a pixel may
 * stand for it, or the pixel below it. Then the pixels become those that are shown.
 *
 * @param spans what may stand for the pixels; the last one's end is that of the pixels
 * @param codes room for 1.5 bytes a pixel and 16 more
 * @param below the pixels that are drawn over; without spans of `near` there need be none
 * @param budget what entries near the pixels may cost: while more is spent than its share by then, none is taken
 * @returns bytes of the codes, which are not yet in blocks
 */
export function encode(
  pixels: usize,
  spans: usize,
  count: u32,
  codes: usize,
  below: usize = 0,
  budget: f64 = 0,
): u32 {
  const length = load<u32>(spans + 4 * (count - 1)) >> kindBits
  const kindMask: u32 = (1 << kindBits) - 1
  target = codes
  bits = 0
  held = 0
  codeBits = codeSize + 1
  clear()
  /** The code before, whose string the table learns with one more pixel; −1 after a clear code. */
  let last: i32 = -1
  let average: f64 = 0
  spent = 0
  let span = spans
  const spansEnd = spans + 4 * count
  let at: u32 = 0
  while (at < length) {
    const start = at
    let end = load<u32>(span) >> kindBits
    let kind = load<u32>(span) & kindMask
    const color = kind === seeThrough ? transparent : load<u8>(pixels + at)
    const open = kind === either && color !== transparent
    // What is learned ends with the pixel that this match begins with, and may be used by it at once. While that
    // pixel is open, only a match that begins like the code before can use it.
    const learns = last >= 0 && free < maxCodes
    beneath = spent <= budget * (<f64>at / <f64>length) ? below : 0
    const like: u32 = last >= 0 ? load<u8>(firsts + last) : color
    const guess = mayBegin(like, color, kind, at) ? like : color
    if (learns) learn(last, guess)

    if (open) at += begin(color, end - at)
    else if (kind === asDrawn) at += beginRun(pixels, color, at, end)
    else {
      found = 0
      if (kind === near && beneath !== 0) beginNear(color, load<u8>(beneath + at))
      else add(color, 0)
      at++
    }
    for (;;) {
      if (found > 1 || kind >= either) at = followAll(pixels, at, end, kind)
      else at = kind === asDrawn ? followDrawn(pixels, at, end) : followTransparent(at, end)
      if (at < end) break
      span += 4
      if (span === spansEnd) break
      end = load<u32>(span) >> kindBits
      kind = load<u32>(span) & kindMask
    }
    const choice = chosen(last)
    const code: u32 = short(paths, choice)
    const cost = load<u32>(costs + 4 * choice)
    if (cost > 0) show(code, pixels, below, start, at)
    spent += <f64>cost

    if (learns) {
      const first: u32 = load<u8>(firsts + code)
      if (first !== guess) {
        setShort(children, (last << codeSize) | guess, 0)
        learn(last, first)
      }
      const run = short(lengths, free)
      if (run > 0) {
        setShort(longest, first, run)
        setShort(runs, (first << maxCodeBits) | run, free)
      }
      free++
    }
    put(code)
    if (free === (<u32>1) << codeBits && codeBits < maxCodeBits) codeBits++
    last = code
    average += (<f64>(at - start) - average) / 16
    if (free < maxCodes || at === length) continue
    if (average < max(shortMatch / <f64>codeSize, <f64>(length - at) / manyCodes)) {
      clear()
      last = -1
    }
  }
  put(clearCode + 1)
  for (; held > 0; held = held > 8 ? held - 8 : 0) {
    store<u8>(target++, <u8>bits)
    bits >>= 8
  }
  return <u32>(target - codes)
}
