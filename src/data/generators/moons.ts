import { cos, sin } from '../elementary.ts'
import { blurred, type Generator, planarDataset, split } from '../generator.ts'
import { random } from '../random.ts'

/** Two half circles that reach into each other, as scikit-learn's `make_moons`. */
export const moons: Generator = {
  name: 'moons',
  summary: 'two half moons that reach into each other',
  samples: 200,
  fixed: false,
  noise: 0.07,
  classes: 2,
  hidden: '3',
  alpha: 0.03,
  forms: ({ forms }) => forms.moons,
  generate({ samples, noise, seed }) {
    const rng = random(seed)
    const moon = (count: number, place: (angle: number) => [number, number]) =>
      Array.from({ length: count }, (_, i) => {
        const [x, y] = place((Math.PI * (i + rng())) / count)
        return blurred(x, y, noise, rng)
      })
    const [upper, lower] = split(samples, 2)
    return planarDataset([
      moon(upper, angle => [cos(angle), sin(angle)]),
      moon(lower, angle => [1 - cos(angle), 0.5 - sin(angle)]),
    ])
  },
}
