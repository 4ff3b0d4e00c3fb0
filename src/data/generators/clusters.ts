import { cos, sin } from '../elementary.ts'
import { blurred, type Generator, planarDataset, split } from '../generator.ts'
import { random } from '../random.ts'

/** One Gaussian blob a class, on a circle on which neighbours are one unit apart. */
export const clusters: Generator = {
  name: 'clusters',
  summary: 'one blob a class, side by side on a circle, as many as --classes says',
  samples: 200,
  fixed: false,
  noise: 0.13,
  classes: { value: 3, least: 2, most: 10 },
  hidden: '0',
  alpha: 0.3,
  forms: ({ forms }, { classes }) => forms.clusters({ classes }),
  generate({ samples, noise, classes, seed }) {
    const rng = random(seed)
    const radius = 0.5 / sin(Math.PI / classes)
    return planarDataset(
      split(samples, classes).map((count, index) => {
        const angle = Math.PI / 2 + (2 * Math.PI * index) / classes
        const [x, y] = [radius * cos(angle), radius * sin(angle)]
        return Array.from({ length: count }, () => blurred(x, y, noise, rng))
      }),
    )
  },
}
