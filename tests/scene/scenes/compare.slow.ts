import { describe, expect, it } from 'vitest'
import { comparisonOf } from '../../../src/scene/model/comparison.ts'
import type { FittedClassifier } from '../../../src/scene/model/fitted-classifiers.ts'
import { altOf } from '../../../src/scene/scenes/build.ts'
import { modelOf } from '../../../src/scene/scenes/model-of.ts'
import { textsOf } from '../outline.ts'
import { make } from '../stage.ts'
import { captionIn } from './captions.ts'

describe('what compare says', () => {
  it('says the counts in all plots alike, in fewer words where there is less room, and none wider than its plot', () => {
    for (const [size, way] of [
      ['940x660', /^\d+ of \d+, left out in turn \d+$/],
      ['600x600', /^\d+ of \d+, left out \d+$/],
      ['300x300', /^\d+\/\d+, \d+$/],
    ] as const) {
      // As many as there is room for, however many there will be.
      const classifiers = 'logistic,svm,rbf,qda,tree,knn,network'
      const options = { data: 'iris', reduce: 2, scene: 'compare', classifiers, restarts: 1, maxIter: 60 }
      const { scene } = make({ ...options, size })
      const counts = textsOf(scene.at('poster')).filter(({ key }) => `${key}`.endsWith('word 400'))
      expect(counts).toHaveLength(7)
      for (const { text, x } of counts)
        expect([size, text, x > 0]).toEqual([size, expect.stringMatching(way), true])
    }
  })

  it('counts points that were held out apart', () => {
    const made = make({ data: 'moons', noise: 0.3, test: 0.3, scene: 'compare', restarts: 1, maxIter: 60 })
    expect(captionIn(made, 'tree')).toMatch(/ · 140 of 140, held out \d+ of 60$/)
    expect(captionIn(made, 'data')).toBe('140 points in two classes · 60 more held out')
  })
})

describe('compare', () => {
  it('tells the result of each classifier in its alternative text, also where that is short of room', () => {
    for (const test of [null, 0.3]) {
      const made = make({ data: 'moons', noise: 0.3, test, scene: 'compare', restarts: 1, maxIter: 60 })
      const { fitted, notLearned } = comparisonOf(modelOf(made.spec, made))!
      const text = altOf(made.spec, [made], made.scene)
      const wrong = (one: FittedClassifier, from: number, to: number) =>
        one.wrong.subarray(from, to).reduce((sum, value) => sum + value, 0)
      const results = fitted.map((one, i) => {
        const samples = made.dataset.y.length
        const correct = samples - wrong(one, 0, samples)
        return test === null
          ? `${correct} and ${notLearned!.correct[i]}`
          : `${correct} and ${60 - wrong(one, samples, 200)}`
      })
      for (const [i, name] of ['logistic regression', 'linear SVM', 'RBF SVM', 'QDA'].entries())
        expect(text).toContain(`${name} ${results[i]}, `)
      expect(text).toContain(`neural network ${results.at(-1)}.`)
      expect(text).not.toContain('hidden layer')
      expect(text.length).toBeLessThanOrEqual(400)
    }
  })
})
