import { inTurn, run } from '../measure.js'
import { fitInPython, script } from '../programs.js'
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
export async function fits({ rounds }) {
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
  return rows
}
