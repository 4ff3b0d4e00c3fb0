import { SpecError } from '../options/error.ts'
import { readExpression } from './expression.ts'
import { type Generator, planarDataset } from './generator.ts'
import { normal, random } from './random.ts'

/** Points lie between −REACH and REACH, each way. */
const REACH = 2

/** Points that are tried for the class of which there are too few. */
const maxTries = 200_000

/**
 * Points that an expression parts in those for which it does not hold, class 0, and those for which it does. They are
 * uniform, but of each class at least one in ten. `noise` moves the place at which the expression is asked, so that
 * labels near the border flip.
 *
 * @throws SpecError for an expression that cannot be read
 */
export function expressionGenerator(text: string): Generator {
  const holds = readExpression(text)
  return {
    name: text,
    summary: 'points that an expression of x and y parts in two classes',
    samples: 300,
    fixed: false,
    noise: 0,
    classes: 2,
    hidden: '8:tanh,3:tanh',
    alpha: 0.03,

    forms: ({ forms }) => forms.expression({ formula: text }),

    generate({ samples, noise, seed }) {
      const rng = random(seed)
      const points: [number, number][][] = [[], []]
      const least = leastOf(samples)
      for (let i = 0; i < maxTries && points[0].length + points[1].length < samples; i++) {
        const [x, y] = [uniform(rng), uniform(rng)]
        const [dx, dy] = [noise * normal(rng), noise * normal(rng)]
        const own = points[holds(x + dx, y + dy) ? 1 : 0]
        if (own.length < samples - least) own.push([x, y])
      }
      const where = points[1].length === 0 ? 'nowhere' : 'everywhere'
      const expected = `an expression that holds in a part of the square from −${REACH} to ${REACH}, not ${where}`
      if (points[0].length + points[1].length < samples) throw new SpecError('data', text, expected)
      const dataset = planarDataset(points)
      return { ...dataset, features: ['x', 'y'], classes: ['false', 'true'] }
    },
  }
}

/** Points of each class at least. */
function leastOf(samples: number): number {
  return Math.max(2, Math.ceil(samples / 10))
}

/** A note where one class has no more points than each has at least, and so may be smaller than they say. */
export function shareNotes({ y, test }: { y: Int32Array; test?: { y: Int32Array } }): string[] {
  const labels = [...y, ...(test?.y ?? [])]
  const holding = labels.filter(label => label === 1).length
  const isLeast = Math.min(holding, labels.length - holding) <= leastOf(labels.length)
  return isLeast
    ? ['each class gets a tenth of the points at least, however small its part of the square']
    : []
}

function uniform(rng: () => number): number {
  return REACH * (2 * rng() - 1)
}
