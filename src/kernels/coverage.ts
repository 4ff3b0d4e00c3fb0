import { take } from './memory'
import { fillRow, full, mix, mixRow, pixelsOf, touch } from './pictures'

// Scan conversion with exact areas: each edge adds to the cells that it crosses how much more of them, and of all to their
// right, is inside; running sums of a row are its pixels' coverage. Where two edges of one area share a pixel their
// parts add up. After R. Levien's font-rs (2016) and D. Turner's smooth rasterizer of FreeType.

let width: i32 = 0
let height: i32 = 0
/** Cells of a row: an edge at the right border still writes into the next two. */
let stride: i32 = 0
let cells: usize = 0
let cellsSize: usize = 0
// A bit a cell that an edge has touched: between them, the cells of a large area have the same sum.
let words: i32 = 0
let touched: usize = 0
let touchedSize: usize = 0
// The box of what edges have touched.
let left: i32 = 0
let top: i32 = 0
let right: i32 = 0
let bottom: i32 = 0

/** Sets the size of the pictures that are painted next. */
export function setSize(pictureWidth: i32, pictureHeight: i32): void {
  width = pictureWidth
  height = pictureHeight
  stride = width + 2
  words = (stride + 31) >>> 5
  // What is filled leaves all of them 0, whatever their rows.
  if (<usize>stride * height > cellsSize) {
    cellsSize = <usize>stride * height
    cells = take(4 * cellsSize)
  }
  if (<usize>words * height > touchedSize) {
    touchedSize = <usize>words * height
    touched = take(4 * touchedSize)
  }
  forget()
}

function forget(): void {
  left = stride
  top = height
  right = 0
  bottom = 0
}

function add(cell: usize, value: f64): void {
  store<f32>(cell, <f32>(<f64>load<f32>(cell) + value))
}

function mark(word: usize, bits: u32): void {
  store<u32>(word, load<u32>(word) | bits)
}

/** An edge that lies inside, from left or right border to the other at most. */
function scan(x0: f64, y0: f64, x1: f64, y1: f64): void {
  // Nothing is seen of it, and its slope could be infinite.
  if (Math.abs(y1 - y0) < 1e-9) return
  const down = y0 < y1
  const low = down ? y1 : y0
  const slope = (x1 - x0) / (y1 - y0)
  let x = down ? x0 : x1
  let from = down ? y0 : y1
  let y = <i32>from
  if (y < top) top = y
  while (from < low) {
    let to = <f64>(y + 1)
    if (to > low) to = low
    const drop = down ? to - from : from - to
    const next = x + slope * (to - from)
    const begin = slope > 0 ? x : next
    const end = slope > 0 ? next : x
    x = next
    from = to
    const first = <i32>begin
    const at = cells + 4 * (<usize>y * stride + first)
    const bits = touched + 4 * (<usize>y * words + (first >> 5))
    y++
    if (end <= <f64>(first + 1)) {
      const beyond = drop * ((begin + end) / 2 - <f64>first)
      add(at, drop - beyond)
      add(at + 4, beyond)
      mark(bits, 3 << (first & 31))
      if ((first & 31) === 31) mark(bits + 4, 1)
      continue
    }
    const count = <i32>Math.ceil(end) - first
    const share = drop / (end - begin)
    const open = <f64>(first + 1) - begin
    const start = 0.5 * share * open * open
    const rest = end - <f64>first - <f64>count + 1
    const last = 0.5 * share * rest * rest
    add(at, start)
    if (count === 2) add(at + 4, drop - start - last)
    else {
      const second = share * (open + 0.5)
      add(at + 4, second - start)
      for (let i = 2; i < count - 1; i++) add(at + 4 * i, share)
      add(at + 4 * (count - 1), drop - (second + <f64>(count - 3) * share) - last)
    }
    add(at + 4 * count, last)
    for (let i = first & 31; i <= (first & 31) + count; i++) mark(bits + 4 * (i >> 5), 1 << (i & 31))
  }
  if (y > bottom) bottom = y
}

/** An edge between the upper and lower border; what lies beyond the others counts as on them. */
function clip(x0: f64, y0: f64, x1: f64, y1: f64): void {
  const least = Math.min(x0, x1)
  const most = Math.max(x0, x1)
  const border = <f64>width
  if (least >= 0 && most <= border) {
    // One more on either side, as rounding may lead a little beyond an end.
    if (<i32>least <= left) left = <i32>least - 1
    if (<i32>most + 2 > right) right = <i32>most + 2
    scan(x0, y0, x1, y1)
  } else if (most <= 0) clip(0, y0, 0, y1)
  else if (least >= border) clip(border, y0, border, y1)
  else {
    const crossedAt = least < 0 ? 0 : border
    const crossed = y0 + ((crossedAt - x0) * (y1 - y0)) / (x1 - x0)
    const y = Math.min(Math.max(y0, y1), Math.max(Math.min(y0, y1), crossed))
    if (y !== y0) clip(x0, y0, crossedAt, y)
    if (y !== y1) clip(crossedAt, y, x1, y1)
  }
}

/** True for a finite number: infinity less infinity is not zero. */
export function finite(value: f64): bool {
  return value - value === 0
}

/** A directed edge, in pixels; nothing where it is not finite. The edges until the next `fill` are closed loops. */
export function edge(x0: f64, y0: f64, x1: f64, y1: f64): void {
  if (!finite(x0 + y0 + x1 + y1)) return
  const border = <f64>height
  if (y0 === y1 || (y0 <= 0 && y1 <= 0) || (y0 >= border && y1 >= border)) return
  if (y0 >= 0 && y0 <= border && y1 >= 0 && y1 <= border) {
    clip(x0, y0, x1, y1)
    return
  }
  const slope = (x1 - x0) / (y1 - y0)
  const from = Math.min(border, Math.max(0, y0))
  const to = Math.min(border, Math.max(0, y1))
  clip(from === y0 ? x0 : x0 + slope * (from - y0), from, to === y1 ? x1 : x1 + slope * (to - y1), to)
}

/**
 * Paints what the edges enclose in an opaque colour on a picture of that size, and forgets them.
 *
 * @param opacity 0 to 1
 * @param evenodd the rule for what is inside; else it is what edges run around in one direction more often
 */
export function fill(picture: usize, color: u32, opacity: f64, evenodd: bool): void {
  const strength = opacity * <f64>full
  const firstWord = max(0, left) >> 5
  const lastWord = min(right >> 5, words - 1)
  for (let y = top; y < bottom; y++) {
    const at = cells + 4 * (<usize>y * stride)
    const row = pixelsOf(picture) + 4 * (<usize>y * width)
    const bits = touched + 4 * (<usize>y * words)
    let sum: f64 = 0
    let share: i32 = 0
    let begin = row
    for (let word = firstWord; word <= lastWord; word++) {
      let marks = load<u32>(bits + 4 * word)
      if (marks === 0) continue
      store<u32>(bits + 4 * word, 0)
      while (marks !== 0) {
        const x = (word << 5) + <i32>ctz(marks)
        marks &= marks - 1
        // All pixels since the last touched one are as that.
        const end = row + 4 * min(x, width)
        // A single pixel whatever its share: a branch that is guessed wrong takes longer.
        if (end === begin + 4) store<u32>(begin, mix(load<u32>(begin), color, share))
        else if (share === full) fillRow(begin, end, color)
        else if (share > 0) mixRow(begin, end, color, share)
        begin = end
        sum += <f64>load<f32>(at + 4 * x)
        store<f32>(at + 4 * x, 0)
        let inside = Math.abs(sum)
        if (inside > 1) inside = evenodd ? Math.abs(inside - 2 * Math.round(inside / 2)) : 1
        share = <i32>(inside * strength + 0.5)
      }
    }
  }
  if (top < bottom) touch(picture, max(0, left), top, min(right, width), bottom)
  forget()
}
