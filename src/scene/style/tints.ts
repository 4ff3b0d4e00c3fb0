import { contrast, mix } from './color.ts'

/** What goes with the colours of classes: see Theme. */
export interface ClassColors {
  classes: string[]
  tints: string[]
  beyond: string[]
  rims: string[]
}

/** What class colours stand on, and what is known of their company already. */
export interface Grounds {
  background: string
  sheet: string
  ink: string
  /** Share of a class's colour in a tint that is not given. */
  tinting: number
}

/** Contrast that a graphic needs against what surrounds it (WCAG 2.2, success criterion 1.4.11). */
export const LEAST_CONTRAST = 3

/** The company of class colours, as far as it is not given: tints from the background, rims as dark as needed. */
export function withTints(
  classes: string[],
  { background, sheet, ink, tinting }: Grounds,
  given: Partial<Record<'tints' | 'beyond' | 'rims', (string | undefined)[]>> = {},
): ClassColors {
  const tints = classes.map((color, k) => given.tints?.[k] ?? mix(background, color, tinting))
  const beyond = tints.map((tint, k) => given.beyond?.[k] ?? mix(background, tint, 0.36))
  const rims = classes.map(
    (color, k) => given.rims?.[k] ?? rimOf(color, [background, sheet, tints[k], beyond[k]], ink),
  )
  return { classes, tints, beyond, rims }
}

/** The colour itself where it is seen on all grounds, else the nearest one towards the ink that is. */
function rimOf(color: string, grounds: string[], ink: string): string {
  for (let i = 0; i <= 20; i++) {
    const step = mix(color, ink, i / 20)
    if (leastContrast(step, grounds) >= LEAST_CONTRAST) return step
  }
  return ink
}

/** The contrast of a colour with the ground that is nearest to it. */
export function leastContrast(color: string, grounds: string[]): number {
  return Math.min(...grounds.map(ground => contrast(color, ground)))
}
