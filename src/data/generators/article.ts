import MersenneTwister from 'mersenne-twister'
import { log } from '../elementary.ts'
import { type Generator, planarDataset } from '../generator.ts'

/** The 200 points of the article, as `numpy.random.seed(1)` gives them; a few of them overlap. */
export const articlePoints: Generator = {
  name: 'article',
  summary: 'the 200 points of the article, as numpy.random.seed(1) gives them; almost separable',
  samples: 200,
  fixed: true,
  noise: null,
  classes: 2,
  hidden: '2',
  alpha: 0.1,
  forms: ({ forms }) => forms.article,
  generate() {
    const numpy = numpyRandom(1)
    const draw = (count: number, mean: number, deviation: number) =>
      Array.from({ length: count }, () => numpy.normal(mean, deviation))
    const across = [...draw(100, 0.5, 0.1), ...draw(50, 0.2, 0.05), ...draw(50, 0.8, 0.05)]
    const along = draw(200, 0.5, 0.2)
    const points = across.map((value, i): [number, number] => [value, along[i]])
    return planarDataset([points.slice(0, 100), points.slice(100)], { mixed: false })
  },
}

/** The numbers after `numpy.random.seed(seed)`, its legacy stream: MT19937 (Matsumoto and Nishimura 1998), and the polar method, which keeps its second number. */
export function numpyRandom(seed: number) {
  const twister = new MersenneTwister(seed)
  let kept: number | undefined
  const uniform = () => twister.random_long()

  function gauss(): number {
    if (kept !== undefined) {
      const value = kept
      kept = undefined
      return value
    }
    for (;;) {
      const u = 2 * uniform() - 1
      const v = 2 * uniform() - 1
      const s = u * u + v * v
      if (s >= 1 || s === 0) continue
      const factor = Math.sqrt((-2 * log(s)) / s)
      kept = factor * u
      return factor * v
    }
  }

  return {
    /** The generator's next 32-bit word. */
    word: () => twister.random_int(),
    /** `numpy.random.random_sample()`: 53 bits, in [0, 1), from two words. */
    uniform,
    normal: (mean: number, deviation: number) => mean + deviation * gauss(),
  }
}
