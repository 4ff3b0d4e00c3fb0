import type { Surface } from './height-field.ts'

/**
 * Lines of the grid across an axis: closer where the surface bends along it (a polyline of pieces as long as the
 * root of the second derivative asks for is off by the same everywhere), with one at each tick.
 */
export function gridLines(surface: Surface, d: number, ticks: number[], cells: number): number[] {
  const steps = 128
  const at = (i: number) => (2 * i) / steps - 1
  const value = (i: number, across: number) => (d === 0 ? surface(at(i), across) : surface(across, at(i)))
  const bends = Array.from({ length: steps }, (_, i) => {
    let sum = 0
    for (let j = -8; j <= 8; j++) {
      const [before, here, beyond] = [i - 1, i + 0.5, i + 2].map(place => value(place, j / 8))
      sum += Math.sqrt(Math.abs(before - 2 * here + beyond))
    }
    return sum
  })
  const mean = bends.reduce((sum, bend) => sum + bend, 0) / steps || 1
  const weights = bends.map(bend => 0.5 + bend / mean)
  const part = weights.reduce((sum, weight) => sum + weight, 0) / cells
  const lines: number[] = []
  let passed = 0
  weights.forEach((weight, i) => {
    for (let k = Math.floor(passed / part) + 1; k * part < passed + weight; k++)
      lines.push(at(i + (k * part - passed) / weight))
    passed += weight
  })
  const clear = 0.4 / cells
  const kept = lines.filter(
    line => 1 - Math.abs(line) > clear && ticks.every(tick => Math.abs(tick - line) > clear),
  )
  return [-1, ...kept, ...ticks, 1].sort((a, b) => a - b)
}
