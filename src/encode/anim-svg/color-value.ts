import { channels } from '../../scene/style/color.ts'

/** Sign between the colours of a light and of a dark picture. */
const BETWEEN = '/'

/** A colour that is another one on a dark page. */
export function pairColors(light: string, dark: string): string {
  return light === dark ? light : light + BETWEEN + dark
}

/** Its colour on a light page, and on a dark one. */
export function colorsOf(color: string): [light: string, dark: string] {
  const [light, dark = light] = color.split(BETWEEN)
  return [light, dark]
}

/** Red, green and blue on a light page, then on a dark one, 0 to 255. */
export function colorValue(color: string): number[] {
  return colorsOf(color).flatMap(channels)
}

/** The colour of what `colorValue` gives, rounded. */
export function colorText(value: ArrayLike<number>): string {
  const digits = Array.from(value, level => Math.round(level).toString(16).padStart(2, '0'))
  const hex = (from: number) => `#${digits.slice(from, from + 3).join('')}`
  return pairColors(hex(0), hex(3))
}
