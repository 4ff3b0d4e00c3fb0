import { pixelOf } from '../../../src/paint/pixels.ts'
import { full, mix, type Pixels, touch } from './pixels.ts'

/** Takes the edges of areas, then paints what they enclose. */
export interface Coverage {
  /** A directed edge, in pixels; nothing where it is not finite. The edges until the next `fill` are closed loops. */
  edge(x0: number, y0: number, x1: number, y1: number): void
  /** Paints what the edges enclose in a colour (`#rrggbb`), and forgets them. Opacity 0 to 1. */
  fill(target: Pixels, color: string, opacity: number, rule: 'evenodd' | 'nonzero'): void
}

/**
 * Scan conversion with exact areas: each edge adds to the cells that it crosses how much more of them, and of all
 * to their right, is inside; running sums of a row are its pixels' coverage. Where two edges of one area share a
 * pixel their parts add up. After R. Levien's font-rs (2016) and D. Turner's smooth rasterizer of FreeType.
 */
export function createCoverage(width: number, height: number): Coverage {
  // An edge at the right border still writes into the next two cells.
  const stride = width + 2
  const cells = new Float32Array(stride * height)
  // A bit a cell that an edge has touched: between them, the cells of a large area have the same sum.
  const words = (stride + 31) >>> 5
  const touched = new Int32Array(words * height)
  let [left, top, right, bottom] = [stride, height, 0, 0]

  /** An edge that lies inside, from left or right border to the other at most. */
  const scan = (x0: number, y0: number, x1: number, y1: number): void => {
    // Nothing is seen of it, and its slope could be infinite.
    if (Math.abs(y1 - y0) < 1e-9) return
    const down = y0 < y1
    const low = down ? y1 : y0
    const slope = (x1 - x0) / (y1 - y0)
    let x = down ? x0 : x1
    let from = down ? y0 : y1
    let y = from | 0
    if (y < top) top = y
    while (from < low) {
      let to = y + 1
      if (to > low) to = low
      const drop = down ? to - from : from - to
      const next = x + slope * (to - from)
      const begin = slope > 0 ? x : next
      const end = slope > 0 ? next : x
      x = next
      from = to
      const first = begin | 0
      const at = y * stride + first
      const bits = y * words + (first >> 5)
      y++
      if (end <= first + 1) {
        const beyond = drop * ((begin + end) / 2 - first)
        cells[at] += drop - beyond
        cells[at + 1] += beyond
        touched[bits] |= 3 << first
        if ((first & 31) === 31) touched[bits + 1] |= 1
        continue
      }
      const count = Math.ceil(end) - first
      const share = drop / (end - begin)
      const open = first + 1 - begin
      const start = 0.5 * share * open * open
      const rest = end - first - count + 1
      const last = 0.5 * share * rest * rest
      cells[at] += start
      if (count === 2) cells[at + 1] += drop - start - last
      else {
        const second = share * (open + 0.5)
        cells[at + 1] += second - start
        for (let i = 2; i < count - 1; i++) cells[at + i] += share
        cells[at + count - 1] += drop - (second + (count - 3) * share) - last
      }
      cells[at + count] += last
      for (let i = first & 31; i <= (first & 31) + count; i++) touched[bits + (i >> 5)] |= 1 << i
    }
    if (y > bottom) bottom = y
  }

  /** An edge between the upper and lower border; what lies beyond the others counts as on them. */
  const clip = (x0: number, y0: number, x1: number, y1: number): void => {
    const min = Math.min(x0, x1)
    const max = Math.max(x0, x1)
    if (min >= 0 && max <= width) {
      // One more on either side, as rounding may lead a little beyond an end.
      if ((min | 0) <= left) left = (min | 0) - 1
      if ((max | 0) + 2 > right) right = (max | 0) + 2
      scan(x0, y0, x1, y1)
    } else if (max <= 0) clip(0, y0, 0, y1)
    else if (min >= width) clip(width, y0, width, y1)
    else {
      const border = min < 0 ? 0 : width
      const crossed = y0 + ((border - x0) * (y1 - y0)) / (x1 - x0)
      const y = Math.min(Math.max(y0, y1), Math.max(Math.min(y0, y1), crossed))
      if (y !== y0) clip(x0, y0, border, y)
      if (y !== y1) clip(border, y, x1, y1)
    }
  }

  return {
    edge(x0, y0, x1, y1) {
      if (!Number.isFinite(x0 + y0 + x1 + y1)) return
      if (y0 === y1 || (y0 <= 0 && y1 <= 0) || (y0 >= height && y1 >= height)) return
      if (y0 >= 0 && y0 <= height && y1 >= 0 && y1 <= height) {
        clip(x0, y0, x1, y1)
        return
      }
      const slope = (x1 - x0) / (y1 - y0)
      const from = Math.min(height, Math.max(0, y0))
      const to = Math.min(height, Math.max(0, y1))
      clip(from === y0 ? x0 : x0 + slope * (from - y0), from, to === y1 ? x1 : x1 + slope * (to - y1), to)
    },
    fill(target, color, opacity, rule) {
      const { data } = target
      const pixel = pixelOf(color)
      const strength = opacity * full
      const evenodd = rule === 'evenodd'
      const firstWord = Math.max(0, left) >> 5
      const lastWord = Math.min(right >> 5, words - 1)
      for (let y = top; y < bottom; y++) {
        const at = y * stride
        const row = y * width
        let sum = 0
        let share = 0
        let begin = row
        for (let word = firstWord; word <= lastWord; word++) {
          let marks = touched[y * words + word]
          if (marks === 0) continue
          touched[y * words + word] = 0
          while (marks !== 0) {
            const x = (word << 5) + 31 - Math.clz32(marks & -marks)
            marks &= marks - 1
            // All pixels since the last touched one are as that.
            const end = row + Math.min(x, width)
            if (share === full) {
              if (end - begin > 24) data.fill(pixel, begin, end)
              else for (let i = begin; i < end; i++) data[i] = pixel
            } else if (share > 0) for (let i = begin; i < end; i++) data[i] = mix(data[i], pixel, share)
            begin = end
            sum += cells[at + x]
            cells[at + x] = 0
            let inside = Math.abs(sum)
            if (inside > 1) inside = evenodd ? Math.abs(inside - 2 * Math.round(inside / 2)) : 1
            share = (inside * strength + 0.5) | 0
          }
        }
      }
      if (top < bottom) touch(target, Math.max(0, left), top, Math.min(right, width), bottom)
      left = stride
      top = height
      right = 0
      bottom = 0
    },
  }
}
