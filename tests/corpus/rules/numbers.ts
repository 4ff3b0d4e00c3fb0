import { type FigureNetwork, forward } from '../../../src/core.ts'
import { atMoments, type Fault, type Rule } from './rule.ts'

/** Sentences in English whose number follows from the network and its data, and how it does. */
const sentences: [RegExp, (facts: Facts) => number][] = [
  [
    /\b[Tt]he (?:whole )?network (?:of all \w+ columns )?gets (?:all )?([\d,]+)(?![\d.]* ?%)/g,
    ({ correct }) => correct,
  ],
  [/\bbest straight line (?:found )?gets ([\d,]+)/g, ({ byLine }) => byLine],
  [/\bNo straight line gets more than ([\d,]+)/g, ({ byLine }) => byLine],
  [/\b[Nn]ow a straight line separates all ([\d,]+)/g, ({ correct }) => correct],
  [/\b([\d,]+) points in \w+ classes/g, ({ rows }) => rows],
  [/\btraining error ([\d.,]+)/g, ({ error }) => error],
  [/\btraining error [\d.,]+, R² ([\d.]+)/g, ({ r2 }) => r2],
  [/\b[Cc]ross-validation error ([\d.,]+)/g, ({ leftOut }) => leftOut.rmse],
  [/(?:^|mean [^,]+, )R² ([\d.]+)/g, ({ leftOut, r2 }) => leftOut.r2 ?? r2],
]

interface Facts {
  rows: number
  /** Rows on the right side, of classes. */
  correct: number
  /** Rows that the best straight line found on the input gets right. */
  byLine: number
  /** Root of the mean squared error in the target's units, of numbers. */
  error: number
  r2: number
  /** The same in cross-validation; error not a number, and no R², without. */
  leftOut: { rmse: number; r2?: number }
}

/** Numbers in sentences are those of the network. */
export const numbers: Rule = {
  name: 'numbers',
  holds: 'tells the numbers that its network gives',
  faults(kept) {
    const { figure, keys } = kept
    if (keys.lang || figure.networks.length !== 1 || keys.test || keys.maxPoints) return []
    const facts = factsOf(figure.networks[0])
    const inAlt = wrong(figure.alt, facts).map((what): Fault => ({ moment: '', what }))
    return [...inAlt, ...atMoments(kept, ({ says }) => says.flatMap(text => wrong(text, facts)))]
  },
}

function wrong(text: string, facts: Facts): string[] {
  return sentences.flatMap(([pattern, factOf]) =>
    [...text.matchAll(pattern)].flatMap(([sentence, number]) => {
      const said = number.replace(/[.,]$/, '').replaceAll(',', '')
      const fact = factOf(facts)
      // A number is told with so many places as it needs.
      const places = said.split('.')[1]?.length ?? 0
      const isSame = Math.abs(Number(said) - fact) <= 0.5001 * 10 ** -places
      return Number.isNaN(fact) || isSame ? [] : [`“${sentence}”, in truth ${fact}`]
    }),
  )
}

function factsOf({ dataset, network, record }: FigureNetwork): Facts {
  const outputs = forward(network, dataset.x).at(-1)!
  const rows = dataset.y.length
  const leftOut = { rmse: Number.NaN }
  const nothing = {
    rows,
    correct: Number.NaN,
    byLine: Number.NaN,
    error: Number.NaN,
    r2: Number.NaN,
    leftOut,
  }
  if ('target' in dataset) {
    const squares = Array.from(dataset.y, (y, i) => (y - outputs[i]) ** 2)
    const mean = squares.reduce((sum, square) => sum + square, 0) / rows
    const own = record.choice && 'rmse' in record.choice ? record.choice : leftOut
    return { ...nothing, error: Math.sqrt(mean) * dataset.target.deviation, r2: 1 - mean, leftOut: own }
  }
  const width = outputs.length / rows
  const classOf = (i: number) => {
    if (width === 1) return Number(outputs[i] > 0.5)
    const own = outputs.subarray(i * width, (i + 1) * width)
    return own.indexOf(Math.max(...own))
  }
  const correct = Array.from(dataset.y, (y, i) => Number(classOf(i) === y)).reduce((sum, hit) => sum + hit, 0)
  const verdict = 'verdict' in record ? record.verdict : undefined
  return { ...nothing, correct, byLine: verdict ? Math.round(verdict.inputAccuracy * rows) : Number.NaN }
}
