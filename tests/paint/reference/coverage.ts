import { pixelOf } from '../../../src/paint/pixels.ts'
import { full, mix, type Pixels } from './pixels.ts'

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
      y++
      if (end <= first + 1) {
        const beyond = drop * ((begin + end) / 2 - first)
        cells[at] += drop - beyond
        cells[at + 1] += beyond
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
    }
  }

  /** An edge between the upper and lower border; what lies beyond the others counts as on them. */
  const clip = (x0: number, y0: number, x1: number, y1: number): void => {
    const min = Math.min(x0, x1)
    const max = Math.max(x0, x1)
    if (min >= 0 && max <= width) scan(x0, y0, x1, y1)
    else if (max <= 0) clip(0, y0, 0, y1)
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
    fill({ data }, color, opacity, rule) {
      const pixel = pixelOf(color)
      for (let y = 0; y < height; y++) {
        let sum = 0
        for (let x = 0; x < width; x++) {
          sum += cells[y * stride + x]
          let inside = Math.abs(sum)
          if (inside > 1) inside = rule === 'evenodd' ? Math.abs(inside - 2 * Math.round(inside / 2)) : 1
          const share = (inside * opacity * full + 0.5) | 0
          const at = y * width + x
          if (share > 0) data[at] = share === full ? pixel : mix(data[at], pixel, share)
        }
      }
      cells.fill(0)
    },
  }
}
