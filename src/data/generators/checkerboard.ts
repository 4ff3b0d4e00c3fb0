import { type Generator, planarDataset, split } from '../generator.ts'
import { normal, random } from '../random.ts'

/** Fields along a side. */
const SIDE = 4

/** Share of a field's side, on each of its edges, that stays free of points. */
const MARGIN = 0.08

/** The fields of a small chess board, dark ones of one class and light ones of the other. */
export const checkerboard: Generator = {
  name: 'checkerboard',
  summary: 'the fields of a 4 × 4 board, dark ones of one class and light ones of the other',
  samples: 320,
  fixed: false,
  noise: 0,
  classes: 2,
  hidden: '12:tanh,3:tanh',
  regions: '16,16',
  alpha: 0.1,
  forms: ({ forms }) => forms.checkerboard,
  generate({ samples, noise, seed }) {
    const rng = random(seed)
    const within = () => MARGIN + (1 - 2 * MARGIN) * rng() + noise * normal(rng)
    const fields = Array.from({ length: SIDE * SIDE }, (_, i) => [i % SIDE, Math.floor(i / SIDE)])
    const points = (count: number, color: number) => {
      const own = fields.filter(([column, row]) => (column + row) % 2 === color)
      return split(count, own.length).flatMap((inField, i) =>
        Array.from({ length: inField }, (): [number, number] => [
          own[i][0] - SIDE / 2 + within(),
          own[i][1] - SIDE / 2 + within(),
        ]),
      )
    }
    return planarDataset(split(samples, 2).map(points))
  },
}
