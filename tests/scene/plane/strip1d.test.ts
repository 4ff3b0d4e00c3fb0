import { describe, expect, it } from 'vitest'
import { strongest } from '../../../src/geometry/linear-scores.ts'
import type { Mapper } from '../../../src/geometry/polyline.ts'
import { predict } from '../../../src/network/predict.ts'
import { buildModel } from '../../../src/scene/model/class-model.ts'
import { buildStrip1d } from '../../../src/scene/plane/strip1d.ts'
import { make } from '../stage.ts'

// Two cuts: the class in the middle of a line.
const rows = Array.from({ length: 60 }, (_, i) => [i / 10, i >= 20 && i < 40 ? 'in' : 'out'])
const made = make(
  { data: 'table.csv', hidden: '2' },
  ['size,kind', ...rows.map(row => row.join())].join('\n'),
)
const model = buildModel(made.spec, made.dataset, made.network)
const same: Mapper = points => [points, points]
const strip1d = buildStrip1d(model, same, 2, 1e-6, true)

describe('buildRibbon', () => {
  it("changes its class exactly where the network's decision changes", () => {
    expect(strip1d.borders[0]).toHaveLength(4)
    for (const at of [strip1d.borders[0][0], strip1d.borders[0][2]])
      expect(predict(made.network, Float64Array.of(at - 1e-6))[0]).not.toBe(
        predict(made.network, Float64Array.of(at + 1e-6))[0],
      )
  })

  it('marks the best thresholds', () => {
    const { scores, correct } = model.bestLine
    expect(strip1d.best).toHaveLength(1)
    const [cut, low, end, high] = strip1d.best[0][0]
    expect([end, high - low]).toEqual([cut, 2 * model.input.half])
    const [a, b] = [0, 1].map(side => strongest(scores, Float64Array.of(cut + (2 * side - 1) * 1e-6), 0))
    const right = made.dataset.y.filter((y, i) => y === (made.dataset.x[i] < cut ? a : b)).length
    expect([a === b, right]).toEqual([false, correct])
  })

  it('marks where each unit switches', () => {
    expect(strip1d.cuts.map(({ unit }) => unit).sort()).toEqual([0, 1])
    const { weights, biases } = made.network.layers[0]
    for (const { unit, track } of strip1d.cuts)
      expect(weights[0][unit] * track[0][0] + biases[unit]).toBeCloseTo(0, 9)
    expect(buildStrip1d(model, same, 2, 1e-6, false).cuts).toEqual([])
  })
})
