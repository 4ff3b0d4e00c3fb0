import { describe, expect, it } from 'vitest'
import { forward } from '../../../src/network/forward.ts'
import { widestMargin } from '../../../src/network/margin.ts'
import { buildModel } from '../../../src/scene/model/class-model.ts'
import { gap } from '../../../src/scene/model/gap.ts'
import { placeInputs } from '../../../src/scene/model/hidden-space.ts'
import { make } from '../stage.ts'

function judged(options: object) {
  const { spec, dataset, network } = make(options)
  const model = buildModel(spec, dataset, network)
  const margin = widestMargin({ points: forward(network, dataset.x).at(-2)!, y: dataset.y }) as number
  return { model, margin, band: gap.build(model, { spec, alpha: spec.alpha!, trace: [], margin }) }
}

describe('the band of a gap', () => {
  it('is as wide as twice the margin, with no point in it and one at least on each side', () => {
    const { model, margin, band } = judged({ data: 'blobs' })
    const { view } = model.hidden
    const [[x0, y0, x1, y1], [x2, y2]] = band!.sides.map(side => Array.from(side, v => v * view.half))
    const length = Math.hypot(x1 - x0, y1 - y0)
    const off = (x: number, y: number) => ((x - x0) * (y1 - y0) - (y - y0) * (x1 - x0)) / length
    const width = off(x2, y2)
    expect(Math.abs(width)).toBeCloseTo(2 * margin, 5)
    const places = placeInputs(model.hidden, model.network, model.dataset.x)
    const depths = Array.from(
      model.dataset.y,
      (_, i) => off(places[2 * i] - view.centre[0], places[2 * i + 1] - view.centre[1]) / width,
    )
    expect(depths.filter(depth => depth > 1e-4 && depth < 1 - 1e-4)).toEqual([])
    for (const side of [0, 1]) expect(depths.some(depth => Math.abs(depth - side) < 1e-4)).toBe(true)
  })

  it('reaches as far as its two classes, of several', () => {
    const { model, band } = judged({ data: 'clusters', classes: 4, hidden: '2' })
    const { weights, biases } = model.hidden.scores!
    const { centre, half } = model.hidden.view
    for (const [i, area] of band!.areas.entries()) {
      expect(area.length).toBeGreaterThan(5)
      for (let p = 0; p < area.length; p += 2) {
        const at = [0, 1].map(d => centre[d] + half * area[p + d])
        const scores = biases.map((bias, k) => bias + weights[k][0] * at[0] + weights[k][1] * at[1])
        expect(scores[band!.classes[i]]).toBeGreaterThan(Math.max(...scores) - 1e-6)
      }
    }
  })

  it('is two sides in the cube, and nothing in a projection or without a gap', () => {
    expect(judged({ data: 'circles' }).band!.areas).toHaveLength(2)
    expect(judged({ data: 'circles', hidden: 5 }).band).toBeNull()
    expect(judged({ data: 'article' }).band).toBeNull()
  })
})
