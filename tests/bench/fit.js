// Times the solver alone, warmed, as fit.py does with scikit-learn: the article's recipe with n rows, one
// net a size, three starts, at most 200 iterations. Seconds are the smaller of wall and processor
// time, for machines that do other work too. Prints one JSON line.
// node tests/bench/fit.js [samples×widths ...], such as 2000×16,16
import { numpyRandom } from '../../dist/data/generators/article.js'
import { applyScale, fitScale } from '../../dist/data/scale.js'
import { minimize } from '../../dist/network/lbfgs.js'
import { createLoss } from '../../dist/network/loss.js'
import { parameterLayout } from '../../dist/network/parameter-layout.js'
import { startParameters } from '../../dist/network/start.js'

const sizes = ['200×2', '2000×2', '200×16,16', '200000×2', '20000×16,16']
const wanted = process.argv.length > 2 ? process.argv.slice(2) : sizes
/** Rounds go on until so many seconds are spent. */
const enough = 3
const mostRounds = 7

console.log(JSON.stringify({ rows: wanted.map(measure) }))

function measure(size) {
  const [samples, hidden] = size.split('×').map(part => part.split(',').map(Number))
  const dataset = bands(samples[0])
  const layout = parameterLayout(
    [2, ...hidden, 1],
    [...hidden, 0].map(() => 'sigmoid'),
  )
  const train = start => {
    const loss = createLoss(layout, dataset, 1e-4)
    return minimize(loss, startParameters(layout, 0, start), { tolerance: 1e-4, maxIterations: 200 })
  }
  train(0)
  const spans = [[], [], []]
  let evaluations = 0
  for (let round = 0, spent = 0; round === 0 || (spent < enough && round < mostRounds); round++) {
    evaluations = 0
    spans.forEach((times, start) => {
      const [wall, { user, system }] = [performance.now(), process.cpuUsage()]
      evaluations += train(start).evaluations
      const used = process.cpuUsage()
      times.push(Math.min((performance.now() - wall) / 1e3, (used.user + used.system - user - system) / 1e6))
      spent += times.at(-1)
    })
  }
  const seconds = spans.map(median).reduce((a, b) => a + b)
  return { samples: samples[0], hidden, evaluations, seconds, perEvaluation: seconds / evaluations }
}

function bands(samples) {
  const numpy = numpyRandom(1)
  const draw = (count, mean, deviation) => Array.from({ length: count }, () => numpy.normal(mean, deviation))
  const across = [
    ...draw(samples / 2, 0.5, 0.1),
    ...draw(samples / 4, 0.2, 0.05),
    ...draw(samples / 4, 0.8, 0.05),
  ]
  const along = draw(samples, 0.5, 0.2)
  const x = Float64Array.from({ length: 2 * samples }, (_, i) => (i % 2 ? along : across)[i >> 1])
  return {
    x: applyScale(x, fitScale(x, 2, 'standard')),
    y: Int32Array.from(across, (_, i) => (i < samples / 2 ? 0 : 1)),
  }
}

function median(values) {
  const sorted = values.toSorted((a, b) => a - b)
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2
}
