import { type Coverage, createCoverage } from '../../src/paint/coverage.ts'
import { createPixels, pixelOf } from '../../src/paint/pixels.ts'

/** What black covers of each pixel of a white picture, 0 to 1, row by row. */
export function covered(
  width: number,
  height: number,
  give: (coverage: Coverage) => void,
  rule: 'evenodd' | 'nonzero' = 'nonzero',
): number[] {
  const coverage = createCoverage(width, height)
  give(coverage)
  return filled(coverage, width, height, rule)
}

/** What those edges cover that a coverage has been given. */
export function filled(
  coverage: Coverage,
  width: number,
  height: number,
  rule: 'evenodd' | 'nonzero' = 'nonzero',
): number[] {
  const pixels = createPixels(width, height, new Uint32Array(width * height).fill(pixelOf('#ffffff')))
  coverage.fill(pixels, '#000000', 1, rule)
  return Array.from(pixels.data, pixel => 1 - (pixel & 0xff) / 255)
}

export function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}

/** The edges of a polygon x₀, y₀, x₁, y₁, … */
export function loop(polygon: readonly number[], { edge }: Coverage): void {
  for (let i = 0; i < polygon.length; i += 2) {
    const next = (i + 2) % polygon.length
    edge(polygon[i], polygon[i + 1], polygon[next], polygon[next + 1])
  }
}
