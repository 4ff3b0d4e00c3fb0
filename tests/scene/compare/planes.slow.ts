// The classifiers on a dataset, held against their own predictions.
import { describe, expect, it } from 'vitest'
import { generateDataset } from '../../../src/data/build.ts'
import { readSpec } from '../../../src/encode/read-spec.ts'
import { classifiers } from '../../../src/estimators/classifiers.ts'
import { classScores } from '../../../src/network/forward.ts'
import { winner } from '../../../src/network/scores.ts'
import { trainNetwork } from '../../../src/network/train.ts'
import { showComparison } from '../../../src/scene/compare/planes.ts'
import { comparisonOf } from '../../../src/scene/model/part-readers.ts'
import { modelOf } from '../../../src/scene/scenes/model-of.ts'
import { isInRings } from '../outline.ts'

describe.each(['circles', 'clusters'])('the classifiers on %s', name => {
  const spec = readSpec({ data: name, scene: 'compare', restarts: 1, maxIter: 200 })
  const dataset = generateDataset(spec)
  const { network } = trainNetwork(dataset, spec)
  const model = modelOf(spec, { dataset, network })
  const shown = showComparison(model)
  const { centre, half } = model.input
  // A pixel of the large plot of a picture of the usual size.
  const pixel = (2 * half) / 550

  const predictor = (i: number) => {
    const { name: kind, fitted } = comparisonOf(model)!.fitted[i]
    const classifier = classifiers[kind]
    return (points: Float64Array) =>
      classifier ? classifier.outputs(fitted, points) : classScores(network, points)
  }

  it('have regions that are those of their predictions, but for half a pixel along the borders', () => {
    const side = 31
    const points = Float64Array.from({ length: 2 * side * side }, (_, i) => {
      const place = i & 1 ? Math.floor((i >> 1) / side) : (i >> 1) % side
      return centre[i & 1] + half * ((2 * (place + 0.37)) / side - 1)
    })
    for (const [i, { regions }] of shown.entries()) {
      const kind = comparisonOf(model)!.fitted[i].name
      const scores = predictor(i)
      const classAt = (at: Float64Array) => {
        const found = scores(at)
        return Array.from({ length: at.length / 2 }, (_, row) => winner(found, row, model.classes))
      }
      let wrong = 0
      for (const [row, k] of classAt(points).entries()) {
        const [x, y] = [points[2 * row], points[2 * row + 1]]
        const painted = regions.areas.findLast(({ rings }) => isInRings(rings, x, y))?.class
        if (painted === k) continue
        // Within half a pixel another class must be near.
        const r = 0.5 * pixel * (kind === 'knn' || kind === 'svm' || kind === 'rbf' ? 2 : 1)
        const steps = [-r, 0, r]
        const around = Float64Array.from(steps.flatMap(dx => steps.flatMap(dy => [x + dx, y + dy])))
        if (!classAt(around).includes(painted ?? -1)) wrong++
      }
      expect({ kind, wrong }).toEqual({ kind, wrong: 0 })
    }
  })

  it('have borders where two classes meet, within half a pixel', () => {
    const angles = Array.from({ length: 12 }, (_, a) => (a * Math.PI) / 6)
    const r = 0.5 * pixel
    for (const [i, { regions }] of shown.entries()) {
      const kind = comparisonOf(model)!.fitted[i].name
      const scores = predictor(i)
      const corners = regions.borders.flatMap(line => Array.from(line))
      let off = 0
      for (let p = 0; p < corners.length; p += 2) {
        const around = Float64Array.from(
          angles.flatMap(a => [corners[p] + r * Math.cos(a), corners[p + 1] + r * Math.sin(a)]),
        )
        const values = scores(around)
        const found = new Set(angles.map((_, row) => winner(values, row, model.classes)))
        if (found.size < 2) off++
      }
      expect({ kind, off, some: corners.length > 0 }).toEqual({ kind, off: 0, some: true })
    }
  })
})
