import type { PathCommand } from '../font.ts'

const commands = { l: 'lineTo', q: 'quadraticCurveTo', b: 'bezierCurveTo', c: 'closePath' } as const

/**
 * The steps of a contour.
 *
 * @param steps those after the first, by the first letters of their names, with coordinates from the point before
 * @param x where it begins, and y; in units, `perSize` of them in a size
 * @param left sizes that it is moved to the right by
 */
export function pathOf(steps: string, x: number, y: number, left: number, perSize: number): PathCommand[] {
  const path: PathCommand[] = [{ command: 'moveTo', args: [x / perSize + left, y / perSize] }]
  const last = [x, y]
  let args: number[] = []
  for (let at = 0; at < steps.length; ) {
    const letter = steps[at]
    if (letter in commands) {
      args = []
      path.push({ command: commands[letter as keyof typeof commands], args })
      at++
      continue
    }
    const isNegative = letter === '-'
    if (isNegative || letter === ' ') at++
    let size = 0
    for (let digit = steps.charCodeAt(at) - 48; digit >= 0 && digit <= 9; digit = steps.charCodeAt(++at) - 48)
      size = 10 * size + digit
    const k = args.length % 2
    last[k] += isNegative ? -size : size
    args.push(k === 0 ? last[k] / perSize + left : last[k] / perSize)
  }
  return path
}
