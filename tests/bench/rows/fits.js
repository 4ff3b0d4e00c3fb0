import { inTurn, run } from '../measure.js'
import { fitInPython, nnanim, running, script } from '../programs.js'
import { row, within } from '../row.js'

/** Samples × units of the hidden layers, and the most of scikit-learn's time. */
const sizes = [
  ['200×2', within(1, 'faster')],
  ['2000×2', within(1, 'faster')],
  ['200×16,16', within(1.5)],
  ['200000×2', within(2)],
  ['20000×16,16', within(4)],
]

/** Training alone, by evaluation of the loss and its gradient. */
export async function fits({ file, rounds }) {
  const rows = []
  for (const [size, goal] of sizes) {
    const python = fitInPython(size)
    // The programs warm themselves up, and repeat a fit.
    const { ours, theirs } = await inTurn(
      { ours: script('fit.js', size), theirs: python },
      Math.min(rounds, 3),
      words => JSON.parse(run(words).output).rows[0].perEvaluation,
      { warm: false },
    )
    rows.push(row(`evaluation in training, ${size}`, { ours, with: 'scikit-learn', theirs, goal }))
  }
  const digits = await inTurn(
    { ours: running(nnanim('digits --hidden 8,3 --scene data -q -o', file('digits.png'))) },
    Math.min(rounds, 3),
  )
  rows.push(
    row('training of digits by 8,3 units, and its picture', {
      ours: digits.ours,
      goal: { words: '≤ 4 s', met: ({ median }) => median <= 4 },
    }),
  )
  return rows
}
