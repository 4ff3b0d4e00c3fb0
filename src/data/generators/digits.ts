import type { Generator } from '../generator.ts'

/** Pixels along a side of a digit. */
const SIDE = 8

/** Handwritten digits of 8 × 8 pixels, ten classes. */
export const digits: Generator = {
  name: 'digits',
  summary: '1,797 handwritten digits, 8 × 8 pixels each, ten classes',
  samples: 1797,
  fixed: true,
  features: SIDE * SIDE,
  image: { width: SIDE, height: SIDE },
  noise: null,
  classes: 10,
  hidden: '16',
  alpha: 1,
  forms: ({ forms }) => forms.digits,
  loadRows: async () => (await import('../tables/digits.ts')).digitRows,

  generate({ rows }) {
    const digitRows = rows!
    const pixels = SIDE * SIDE
    const x = new Float64Array(digitRows.length * pixels)
    for (const [row, [, ...levels]] of digitRows.entries())
      for (const [i, level] of levels.entries()) x[row * pixels + i] = Number.parseInt(level, 17)
    return {
      x,
      y: Int32Array.from(digitRows, ([label]) => Number(label)),
      features: Array.from({ length: pixels }, (_, i) => `row ${Math.floor(i / SIDE)}, column ${i % SIDE}`),
      classes: Array.from({ length: 10 }, (_, k) => String(k)),
    }
  },
}
