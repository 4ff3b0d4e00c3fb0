import { expect, it } from 'vitest'
import { roughRegions, smoothRegions } from '../../src/estimators/regions.ts'
import { classScores } from '../../src/network/forward.ts'
import { buildModel } from '../../src/scene/model/class-model.ts'
import { areaOf } from '../scene/outline.ts'
import { make } from '../scene/stage.ts'

it.each([{ data: 'moons' }, { data: 'clusters', classes: 4, hidden: '2' }])(
  'the rough regions of %o are as large as the exact ones, within half a percent of the plane',
  options => {
    const { spec, dataset, network } = make({ ...options, restarts: 1, maxIter: 100 })
    const { classes, input } = buildModel(spec, dataset, network)
    const scores = (points: Float64Array) => classScores(network, points)
    const [exact, rough] = [smoothRegions, roughRegions].map(of => of(scores, classes, input))
    expect(rough.areas.map(area => [area.class, area.step])).toEqual(
      exact.areas.map(area => [area.class, area.step]),
    )
    const plane = (2 * input.half) ** 2
    rough.areas.forEach(({ rings }, i) => {
      // Holes run the other way round.
      const [a, b] = [rings, exact.areas[i].rings].map(all =>
        Math.abs(all.reduce((sum, ring) => sum + areaOf(ring), 0)),
      )
      expect(Math.abs(a - b) / plane).toBeLessThan(0.005)
    })
  },
)
