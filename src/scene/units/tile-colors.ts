import { LEVELS } from '../model/unit-maps.ts'
import { mixColors } from '../style/color.ts'
import type { Theme } from '../style/theme.ts'
import { classColor } from '../style/themes.ts'

/** Shares of a colour in the background at the lowest level and at the highest one. */
const UNIT = [0.03, 0.88]
const INPUT = [0.04, 0.62]
const CLASS = [0.02, 0.62]

/** The colours of a unit's levels: from the background to the accent, which is no class's. */
export function unitColors({ background, accent }: Theme): string[] {
  return levels(background, accent, UNIT)
}

/** The colours of a feature's levels: greys, since nothing is decided yet. */
export function inputColors({ background, muted }: Theme): string[] {
  return levels(background, muted, INPUT)
}

/** The colours of a class's probability. */
export function probabilityColors({ background, classes }: Theme, k: number): string[] {
  return levels(background, classColor(classes, k), CLASS)
}

function levels(from: string, to: string, [low, high]: number[]): string[] {
  return Array.from({ length: LEVELS }, (_, i) =>
    mixColors(from, to, low + ((high - low) * i) / (LEVELS - 1)),
  )
}
