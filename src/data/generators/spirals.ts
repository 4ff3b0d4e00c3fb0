import { cos, sin } from '../elementary.ts'
import { blurred, type Generator, planarDataset, split } from '../generator.ts'
import { random } from '../random.ts'

/** The beginning of an arm, as a share of its length: the arms do not meet in the middle. */
const START = 0.25

/** Arms of a spiral wound into each other, one class each; with more arms each one turns less. */
export const spirals: Generator = {
  name: 'spirals',
  summary: 'arms of a spiral wound into each other, as many as --classes says',
  samples: 200,
  fixed: false,
  noise: 0.05,
  classes: { value: 2, least: 2, most: 8 },
  hidden: '8:tanh,3:tanh',
  alpha: 0.1,
  forms: ({ forms }, { classes }) => forms.spirals({ classes }),
  generate({ samples, noise, classes, seed }) {
    const rng = random(seed)
    const twist = (6 * Math.PI) / classes
    return planarDataset(
      split(samples, classes).map((count, arm) =>
        Array.from({ length: count }, (_, i) => {
          const t = START + ((1 - START) * (i + rng())) / count
          const angle = twist * t + (2 * Math.PI * arm) / classes
          return blurred(2 * t * cos(angle), 2 * t * sin(angle), noise, rng)
        }),
      ),
    )
  },
}
