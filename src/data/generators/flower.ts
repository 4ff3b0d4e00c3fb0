import { cos, sin } from '../elementary.ts'
import { type Generator, planarDataset, split } from '../generator.ts'
import { normal, random } from '../random.ts'

/** Petals; every second one on each side of a diameter belongs to one class. */
const PETALS = 4

/** Radius of a petal's tip. */
const REACH = 4

/**
 * The flower of the planar exercise in Andrew Ng's course "Neural Networks and Deep Learning": r = 4 sin 4t, the first
 * half turn of one class, the second of the other; both t and r are blurred.
 */
export const flower: Generator = {
  name: 'flower',
  summary: 'petals of two classes, the planar exercise of a well-known course',
  samples: 400,
  fixed: false,
  noise: 0.2,
  classes: 2,
  hidden: '6:tanh,3:tanh',
  regions: '16,16',
  alpha: 0.1,
  forms: ({ forms }) => forms.flower,
  generate({ samples, noise, seed }) {
    const rng = random(seed)
    const half = (count: number, begin: number) =>
      Array.from({ length: count }, (_, i): [number, number] => {
        const t = begin + (Math.PI * (i + rng())) / count + noise * normal(rng)
        const r = REACH * sin(PETALS * t) + noise * normal(rng)
        return [r * sin(t), r * cos(t)]
      })
    const [first, second] = split(samples, 2)
    return planarDataset([half(first, 0), half(second, Math.PI)])
  },
}
