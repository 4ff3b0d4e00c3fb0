import { describe, expect, it } from 'vitest'
import { eye } from '../../../src/geometry/camera.ts'
import { drawnOrder } from '../../../src/network/canonical.ts'
import { countCorrect } from '../../../src/network/predict.ts'
import type { DotsShape, Shape } from '../../../src/scene/shape.ts'
import { themes } from '../../../src/scene/style/themes.ts'
import { dotsOf, flat, pathsOf, spell } from '../outline.ts'
import { clusterTable, make, remake } from '../stage.ts'

const DEGREE = Math.PI / 180
const view = { azimuth: 30, elevation: 20 }
const circles = make({ data: 'circles', samples: 60, scene: 'orbit', view, legend: false })

/** Samples by their classes in the order of their painting, and the planes as -1. */
function painted(shapes: Shape[]): number[] {
  return flat(shapes).flatMap(shape => {
    if (shape.kind === 'path' && themes.light.classes.includes(shape.fill ?? '')) return [-1]
    return isSample(shape) ? Array.from(shape.fill!, f => Math.floor(f / 4)) : []
  })
}

/** Dots as they are, and not as they are seen through the sheet. */
function isSample(shape: Shape): shape is DotsShape {
  return shape.kind === 'dots' && shape.ring !== undefined
}

describe('orbit of the cube', () => {
  it('has no seam: it ends exactly as it begins', () => {
    const { scene } = circles
    expect(scene.at(scene.duration).map(spell)).toEqual(scene.at(0).map(spell))
    expect(scene.at(scene.duration / 2).map(spell)).not.toEqual(scene.at(0).map(spell))
  })

  it('begins where --view says, or from where transform looks', () => {
    const { scene } = circles
    const given = { azimuth: view.azimuth * DEGREE, elevation: view.elevation * DEGREE, zoom: 1 }
    expect(scene.at(0).map(spell)).toEqual(scene.at(3, given).map(spell))
    const quarter = { ...given, azimuth: given.azimuth + Math.PI / 2 }
    expect(scene.at(2).map(spell)).toEqual(scene.at(0, quarter).map(spell))
  })

  it('goes the other way round with turns below 0', () => {
    const back = remake(circles, { turns: -1 }).scene
    expect(back.at(2).map(spell)).toEqual(circles.scene.at(6).map(spell))
  })

  it('paints the plane before all samples, and the side away from the eye before the other, all the way round', () => {
    const { network, dataset, scene } = circles
    expect(countCorrect(network, dataset)).toBe(60)
    // The sheet hides some.
    const bare = remake(circles, { sheet: false }).scene
    const [output] = network.layers.slice(-1)
    const [order] = drawnOrder(network, dataset)
    const firsts = Array.from({ length: 16 }, (_, i) => {
      const time = (i / 16) * 8
      const seen = painted(scene.at(time))
      expect(seen.lastIndexOf(-1)).toBe(0)
      expect(painted(bare.at(time)).filter(k => k >= 0)).toHaveLength(60)
      const runs = seen.slice(1).filter((k, j, all) => j === 0 || k !== all[j - 1])
      expect(runs).toHaveLength(2)
      // The eye's own class, by the output neuron: what is of its class is on its side.
      const at = eye({
        azimuth: (view.azimuth + (time / 8) * 360) * DEGREE,
        elevation: view.elevation * DEGREE,
      })
      const logit = order.reduce(
        (sum, unit, d) => sum + output.weights[unit][0] * ((at[d] + 1) / 2),
        output.biases[0],
      )
      expect(runs).toEqual(logit > 0 ? [0, 1] : [1, 0])
      return runs[1]
    })
    expect(new Set(firsts).size).toBe(2)
  })

  it('has a plane between each pair of three classes that meet, and its samples on its side of them', () => {
    const three = make(
      { data: 'table.csv', hidden: '3', scene: 'orbit', view, legend: false },
      clusterTable(4, ['a', 'b', 'c']),
    )
    // No sheet is seen through them: they are outlines, with a tint on the floor.
    const shapes = pathsOf(three.scene.at(0))
    const walls = shapes.filter(({ closed, stroke }) => closed && stroke === themes.light.ink).length
    const tints = shapes.flatMap(({ fill }) => (fill ? [fill] : []))
    expect(tints.every(fill => themes.light.tints.includes(fill))).toBe(true)
    expect(tints.length).toBeGreaterThanOrEqual(2)
    expect(walls).toBeGreaterThanOrEqual(2)
    expect(walls).toBeLessThanOrEqual(3)
    const right = countCorrect(three.network, three.dataset) === three.dataset.y.length
    expect(right).toBe(true)
    for (let i = 0; i < 8; i++) {
      const seen = painted(three.scene.at(i)).filter(k => k >= 0)
      // Classes come one after the other, never mixed: each lies in its own part of the cube.
      const runs = seen.filter((k, j) => j === 0 || k !== seen[j - 1])
      expect(runs).toHaveLength(3)
    }
  })
})

describe('orbit of two units', () => {
  const blobs = make({ data: 'blobs', samples: 60, scene: 'orbit', view, legend: false })

  it('raises the classes to the heights of their probability', () => {
    // From the side, what is surer of class 1 stands higher.
    const side = { azimuth: 0, elevation: 0, zoom: 1 }
    const heights = dotsOf(blobs.scene.at(0, side)).flatMap(({ rows, centres }) =>
      Array.from(rows ?? [], (row, i) => ({ row, y: centres[2 * i + 1] })),
    )
    const most = (k: number, pick: (...all: number[]) => number) =>
      pick(...heights.filter(({ row }) => blobs.dataset.y[row] === k).map(({ y }) => y))
    expect(most(1, Math.max)).toBeLessThan(most(0, Math.min))
  })
})
