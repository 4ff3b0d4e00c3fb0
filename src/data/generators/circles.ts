import { cos, sin } from '../elementary.ts'
import { blurred, type Generator, planarDataset, split } from '../generator.ts'
import { random } from '../random.ts'

/** Radius of the disc, and of the inner ring; the outer ring has radius 1. */
const DISC = 0.4
const RING = 0.35

/** A disc (class 0) inside a ring (class 1), or one ring inside the other. */
export const circles: Generator = {
  name: 'circles',
  summary: 'a disc inside a ring, or two rings with --hollow; three cuts make a triangle round it',
  samples: 200,
  fixed: false,
  noise: 0.05,
  classes: 2,
  hollow: true,
  hidden: '3',
  alpha: 1,
  forms: ({ forms }, { hollow }) => forms.circles({ hollow }),
  generate({ samples, noise, hollow, seed }) {
    const rng = random(seed)
    const at = (radius: number, angle: number) =>
      blurred(radius * cos(angle), radius * sin(angle), noise, rng)
    // One point a sector, at a random place in it: no holes, and no visible rule.
    const round = (count: number, radius: () => number) =>
      Array.from({ length: count }, (_, i) => at(radius(), (2 * Math.PI * (i + rng())) / count))
    const [inside, outside] = split(samples, 2)
    return planarDataset([
      round(inside, hollow ? () => RING : () => DISC * Math.sqrt(rng())),
      round(outside, () => 1),
    ])
  },
}
