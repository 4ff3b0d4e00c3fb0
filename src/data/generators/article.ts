import { type Generator, planarDataset } from '../generator.ts'
import { numpyRandom } from '../mt19937.ts'

/** The 200 points of the article, as `numpy.random.seed(1)` gives them; a few of them overlap. */
export const articlePoints: Generator = {
  name: 'article',
  summary: 'the 200 points of the article, as numpy.random.seed(1) gives them; almost separable',
  samples: 200,
  fixed: true,
  noise: null,
  classes: 2,
  hollow: false,
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
