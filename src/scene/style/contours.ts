import type { PathCommand } from '../font.ts'

const commands = new Map(
  (['lineTo', 'quadraticCurveTo', 'bezierCurveTo', 'closePath'] as const).map(name => [name[0], name]),
)

/**
 * The steps of a contour.
 *
 * @param steps those after the first, by the first letters of their names, with coordinates from the point before
 * @param x where it begins, and y; in units, `perSize` of them in a size
 * @param left sizes that it is moved to the right by
 */
export function pathOf(steps: string, x: number, y: number, left: number, perSize: number): PathCommand[] {
  const last = [x, y]
  const place = (k: number) => last[k % 2] / perSize + (k % 2 === 0 ? left : 0)
  return [
    { command: 'moveTo', args: [place(0), place(1)] },
    ...Array.from(steps.matchAll(/([a-z])([-\d ]*)/g), ([, letter, run]) => ({
      command: commands.get(letter)!,
      args: (run.match(/-?\d+/g) ?? []).map((value, k) => {
        last[k % 2] += Number(value)
        return place(k)
      }),
    })),
  ]
}
