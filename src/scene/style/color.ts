/** The colour between `from` (share 0) and `to` (share 1); all colours are `#rrggbb`. */
export function mixColors(from: string, to: string, share: number): string {
  if (share <= 0) return from
  if (share >= 1) return to
  const [a, b] = [channels(from), channels(to)]
  const mixed = a.map((v, i) => Math.round(v + (b[i] - v) * share))
  return `#${mixed.map(v => v.toString(16).padStart(2, '0')).join('')}`
}

/** Relative luminance, 0 to 1 (WCAG 2.2). */
export function luminance(color: string): number {
  const [red, green, blue] = channels(color).map(v => {
    const c = v / 255
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** Contrast ratio of two colours, 1 to 21 (WCAG 2.2). */
export function contrast(first: string, second: string): number {
  const [low, high] = [luminance(first), luminance(second)].sort((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

/** Red, green and blue of `#rrggbb`, 0 to 255. */
export function channels(color: string): number[] {
  return [1, 3, 5].map(i => Number.parseInt(color.slice(i, i + 2), 16))
}

/** The colours of classes and those that go with them. */
export interface ClassColors {
  /** Fill of a class's dots. */
  classes: string[]
  /** The class's region on the sheet. */
  tints: string[]
  /** The class's half-plane beyond the sheet. */
  beyond: string[]
  /**
   * Outline of a class's dots, and the class's colour for lines: at least 3:1 against background, sheet and the
   * class's own tints. The class's own colour where that is strong enough; then dots have no outline.
   */
  rims: string[]
}

/** The colours that class colours are seen against. */
export interface Grounds {
  background: string
  sheet: string
  ink: string
  /** Share of a class's colour in a tint that is not given. */
  tinting: number
}

/** Contrast that a graphic needs against what surrounds it (WCAG 2.2, success criterion 1.4.11). */
export const MIN_CONTRAST = 3

/** The colours that go with those of classes, where they are not given: tints from the background, rims as dark as needed. */
export function withTints(
  classes: string[],
  { background, sheet, ink, tinting }: Grounds,
  given: Partial<Record<'tints' | 'beyond' | 'rims', (string | undefined)[]>> = {},
): ClassColors {
  const tints = classes.map((color, k) => given.tints?.[k] ?? mixColors(background, color, tinting))
  const beyond = tints.map((tint, k) => given.beyond?.[k] ?? mixColors(background, tint, 0.36))
  const rims = classes.map(
    (color, k) => given.rims?.[k] ?? rimOf(color, [background, sheet, tints[k], beyond[k]], ink),
  )
  return { classes, tints, beyond, rims }
}

/** The colour itself where it is seen on all grounds, else the nearest one towards the ink that is. */
function rimOf(color: string, grounds: string[], ink: string): string {
  for (let i = 0; i <= 20; i++) {
    const step = mixColors(color, ink, i / 20)
    if (minContrast(step, grounds) >= MIN_CONTRAST) return step
  }
  return ink
}

/** The contrast of a colour with the ground that is nearest to it. */
export function minContrast(color: string, grounds: string[]): number {
  return Math.min(...grounds.map(ground => contrast(color, ground)))
}
