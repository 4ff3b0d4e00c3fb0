import { expect, it } from 'vitest'
import { forward } from '../../../src/network/forward.ts'
import { buildModel } from '../../../src/scene/model/class-model.ts'
import { nearestOn, pointOn } from '../../../src/scene/plane/drawn-line.ts'
import { boundsOf, pathsOf } from '../outline.ts'
import { make, middle } from '../stage.ts'

it('finds the place on lines that is nearest to a point, and the point at a place', () => {
  const lines = [
    [0, 0, 10, 0, 10, 10],
    [20, 0, 20, 10],
  ]
  for (const [x, y, place] of [
    [5, 3, 0.25],
    [12, 5, 0.75],
    [19, 4, 1.4],
    [-5, -5, 0],
    [30, 20, 2],
  ])
    expect(nearestOn(lines, x, y)).toBeCloseTo(place, 6)
  for (const [place, x, y] of [
    [0, 0, 0],
    [0.75, 10, 5],
    [1.4, 20, 4],
    [2, 20, 10],
  ])
    expect(pointOn(lines, place).map(value => Math.round(1e9 * value) / 1e9)).toEqual([x, y])
})

it('has one place in both spaces: the network maps the one to the other, within half a pixel', () => {
  const { spec, dataset, network, scene } = make({ data: 'moons', hidden: 2 })
  const { input, hidden } = buildModel(spec, dataset, network, {})
  const at = (id: string) => scene.at(middle(scene.chapters.find(chapter => chapter.id === id)!))
  const borders = (id: string) => pathsOf(at(id)).find(({ key }) => key === 'border')!.lines
  const [left, top, right] = boundsOf(pathsOf(at('line')).find(({ key }) => key === 'frame')!)
  const half = (right - left) / 2
  for (let place = 0.05; place < 1; place += 0.1) {
    const [x, y] = pointOn(borders('boundary'), place)
    const own = [
      input.centre[0] + ((x - left) / half - 1) * input.half,
      input.centre[1] - ((y - top) / half - 1) * input.half,
    ]
    const [h] = forward(network, Float64Array.from(own))
    const [across, up] = hidden.units.map((unit, d) => (h[unit] - hidden.view.centre[d]) / hidden.view.half)
    const [seenX, seenY] = pointOn(borders('line'), place)
    expect(Math.abs(left + half * (1 + across) - seenX)).toBeLessThan(0.5)
    expect(Math.abs(top + half * (1 - up) - seenY)).toBeLessThan(0.5)
  }
})
