/** Units of the file along a pixel: with tenths of pixels, places are whole numbers. */
export const UNITS = 10

/** A place's coordinate, or a distance between places, in units of the file. */
export function unit(pixels: number): number {
  return Math.round(pixels * UNITS) + 0
}

/** A length in units of the file, to a hundredth of a pixel. */
export function length(pixels: number): string {
  return shortNumber(Math.round(pixels * 10 * UNITS) / 10)
}

/**
 * The path data of a polyline: each point by its distance from the one before, as rounded, so that roundings do not add
 * up. Lines of the same number of points have the same commands, so that one can become the other.
 *
 * @param places x₀, y₀, x₁, y₁, … in pixels
 */
export function pathText(places: ArrayLike<number>, closed: boolean): string {
  const units = Array.from(places, unit)
  let text = pair('M', units[0], units[1])
  for (let i = 2; i < units.length; i += 2)
    // After M, pairs of numbers would be places.
    text += pair(i === 2 ? 'l' : '', units[i] - units[i - 2], units[i + 1] - units[i - 1])
  return closed ? `${text}z` : text
}

/** A pair of numbers after a command, or after other numbers. */
export function pair(command: string, x: number, y: number): string {
  const first = command !== '' ? `${command}${x}` : x < 0 ? String(x) : ` ${x}`
  return y < 0 ? `${first}${y}` : `${first} ${y}`
}

/** A share of the play as it stands in a file: to a hundredth of a millisecond, as what goes at once is gone in less than one. */
export function keyTime(share: number): number {
  return Number(share.toFixed(6))
}

/** A number without the zero before its point. */
export function shortNumber(value: number): string {
  return String(value + 0).replace(/^(-?)0\./, '$1.')
}
