import { LEVELS } from '../model/unit-maps.ts'
import { mixColors } from '../style/color.ts'
import type { Theme } from '../style/theme.ts'
import { classColor } from '../style/themes.ts'

/** Shares of a colour in the background at the lowest level and at the highest one. */
const UNIT = [0.03, 0.88]
const INPUT = [0.04, 0.62]
const CLASS = [0.02, 0.62]

/** Tones of a picture, and the shares of ink in the lightest and the darkest; of weights the middle one is that of 0. */
export const TONES = 9
const INK = [0.03, 0.95]

/** The colours of a unit's levels: from the background to the accent, which is no class's. */
export const unitColors = ({ background, accent }: Theme) => levels(background, accent, UNIT)

/** The colours of a feature's levels: greys, since nothing is decided yet. */
export const inputColors = ({ background, muted }: Theme) => levels(background, muted, INPUT)

/** The colours of a class's probability. */
export const probabilityColors = ({ background, classes }: Theme, k: number) =>
  levels(background, classColor(classes, k), CLASS)

/** The tones of pictures: of rows from the least value to the most, of weights from what takes away to what adds. */
export const toneColors = ({ background, ink }: Theme) => levels(background, ink, INK, TONES)

function levels(from: string, to: string, [low, high]: number[], count = LEVELS): string[] {
  return Array.from({ length: count }, (_, i) => mixColors(from, to, low + ((high - low) * i) / (count - 1)))
}
