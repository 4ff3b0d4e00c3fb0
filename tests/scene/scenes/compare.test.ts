import { describe, expect, it } from 'vitest'
import { readSpecObject } from '../../../src/encode/catalog.ts'
import { classifiers } from '../../../src/estimators/classifiers.ts'
import { comparedNames } from '../../../src/estimators/keys.ts'
import type { SvmFit } from '../../../src/estimators/support-vectors.ts'
import type { TreeFit, TreeNode } from '../../../src/estimators/tree.ts'
import * as en from '../../../src/language/en.ts'
import { WorkError } from '../../../src/options/error.ts'
import { comparisonOf } from '../../../src/scene/model/part-readers.ts'
import { altOf } from '../../../src/scene/scenes/build.ts'
import { modelOf } from '../../../src/scene/scenes/model-of.ts'
import type { Shape } from '../../../src/scene/shape.ts'
import { captionOf, dotsOf, pathsOf, textsOf } from '../outline.ts'
import { clusterTable, type Made, make, middle, remake, timesOf } from '../stage.ts'

const quick = { scene: 'compare', restarts: 1, maxIter: 60 }
const data = ['circles', 'clusters'].map(name => make({ ...quick, data: name }))
const held = make({ ...quick, data: 'moons', noise: 0.3, test: 0.3 })

/** The caption in the middle of a chapter. */
const captionIn = ({ scene }: Made, id: string) =>
  captionOf(scene.at(middle(scene.chapters.find(chapter => chapter.id === id)!)))

const fitted = ({ spec, dataset, network }: Made, name: string) =>
  comparisonOf(modelOf(spec, { dataset, network }))!.fitted.find(one => one.name === name)!.fitted

function cutsIn({ split }: TreeNode, feature: number): number {
  if (!split) return 0
  const own = split.feature === feature ? 1 : 0
  return own + cutsIn(split.below, feature) + cutsIn(split.above, feature)
}

describe('what compare says', () => {
  it('counts support vectors, cuts and neighbours as they are', () => {
    for (const made of data) {
      for (const kind of ['svm', 'rbf'] as const) {
        const { machines } = fitted(made, kind) as SvmFit
        const count = new Set(machines.flatMap(({ rows }) => rows)).size
        const classes = made.dataset.classes.length
        const facts = { classes, supports: count }
        expect(captionIn(made, kind)).toContain(en.classifiers[kind](facts).join(' · '))
      }
      const [upright, level] = [0, 1].map(feature => cutsIn((fitted(made, 'tree') as TreeFit).root, feature))
      expect(captionIn(made, 'tree')).toContain(
        en.classifiers.tree({ upright, level, oblique: 0 }).join(' · '),
      )
      expect(captionIn(made, 'knn')).toContain('a vote of the five nearest points')
    }
  })

  it('shows each plot once when all stand side by side', () => {
    for (const made of data) {
      const { scene } = remake(made, { size: { width: 960, height: 540 } })
      const isLarge = ({ key }: Shape) => key?.startsWith('large ')
      expect(scene.at(middle(scene.chapters[1])).some(isLarge)).toBe(true)
      expect(scene.at('poster').filter(isLarge)).toEqual([])
    }
  })

  it('fades to the grid and back to the data in about 0.4 s, in which nothing moves and no two pictures mix', () => {
    for (const size of [
      { width: 940, height: 660 },
      { width: 960, height: 540 },
    ]) {
      const { scene } = remake(data[0], { size })
      const { start, end } = scene.chapters.at(-1)!
      const timed = Array.from({ length: 25 * (end - start) }, (_, i) => start + i / 25)
      const placesAt = (time: number | 'poster') =>
        JSON.stringify(dotsOf(scene.at(time)).map(({ centres }) => Array.from(centres)))
      const known = [start, 'poster' as const, scene.duration].map(placesAt)
      for (const time of timed) expect(known).toContain(placesAt(time))
      const isFading = (time: number) => scene.at(time).some(({ key }) => key === 'fade')
      const fading = timed.filter(isFading)
      expect(fading.length / 25 / 2).toBeGreaterThan(0.25)
      expect(fading.length / 25 / 2).toBeLessThan(0.5)
    }
  })

  it('ends with who gets the most points that were not learned, by the numbers that stand above the plots', () => {
    for (const made of data) {
      const texts = textsOf(made.scene.at('poster')).map(({ text }) => text)
      const samples = made.dataset.y.length
      const above = new RegExp(`^\\d+ of ${samples}, new points (\\d+)$`)
      const counts = texts.flatMap(text => above.exec(text)?.slice(1).map(Number) ?? [])
      expect(counts).toHaveLength(comparedNames(classifiers).length)
      expect(counts).toEqual(comparisonOf(modelOf(made.spec, made))!.notLearned!.correct)
      const most = Math.max(...counts)
      expect(captionOf(made.scene.at('poster'))).toMatch(
        new RegExp(
          `^.* gets? ${most === samples ? `all ${samples}` : most} right · of ${samples} new points`,
        ),
      )
    }
  })

  it('says the counts in all plots alike, in fewer words where there is less room, and none wider than its plot', () => {
    for (const [width, height, way] of [
      [940, 660, /^\d+ of 140, held out \d+ of 60$/],
      [600, 600, /^\d+\/140, held out \d+\/60$/],
      [300, 300, /^\d+\/140, \d+\/60$/],
    ] as const) {
      const { scene } = remake(held, { size: { width, height } })
      const counts = textsOf(scene.at('poster')).filter(({ key }) => `${key}`.endsWith('word 400'))
      expect(counts).toHaveLength(comparedNames(classifiers).length)
      for (const { text, x } of counts)
        expect([width, text, x > 0]).toEqual([width, expect.stringMatching(way), true])
      expect(Math.min(...counts.map(({ x }) => x))).toBeGreaterThan(0)
    }
  })

  it('counts points that were held out apart', () => {
    expect(captionIn(held, 'tree')).toMatch(/ · 140 of 140, held out \d+ of 60$/)
    expect(captionIn(held, 'data')).toBe('140 points in two classes · 60 more held out')
  })
})

it.each([
  [100, true],
  [600, false],
])('rings support vectors of %i mixed points: %s', (samples, rings) => {
  const mixed = make({ ...quick, data: 'moons', noise: 0.35, samples, classifiers: 'svm,rbf' })
  const each = (['svm', 'rbf'] as const).map(
    kind => new Set((fitted(mixed, kind) as SvmFit).machines.flatMap(({ rows }) => rows)).size,
  )
  expect(each.every(count => count <= 60)).toBe(rings)
  const shapes = mixed.scene.at(mixed.scene.chapters[1].end)
  expect(shapes.some(shape => JSON.stringify(shape).includes('"support'))).toBe(rings)
  expect(textsOf(shapes).some(({ text }) => text === 'support vector')).toBe(rings)
})

describe('one classifier alone', () => {
  const made = make({ ...quick, data: 'moons', test: 0.3, classifiers: 'tree' })
  const { spec, scene } = made

  it('is what the title, all captions and the alternative text speak of', () => {
    expect(scene.title).toBe('Decision tree')
    const tree = expect.stringMatching(/^Decision tree: .* splits · 140 of 140, held out \d+ of 60$/)
    expect(scene.chapters.map(({ id, name }) => [name, captionIn(made, id)])).toEqual([
      ['The data', '140 points in two classes · 60 more held out'],
      ['Decision tree', tree],
      ['The result', tree],
    ])
    expect(altOf(spec, [made], scene)).toMatch(
      /; 60 more are held out\. One classifier divides the plane between them\. Right of 140 training points and of 60 held-out points: decision tree 140 and \d+\.$/,
    )
  })
})

describe('compare', () => {
  it('tells the result of each classifier in its alternative text, also where that is short of room', () => {
    for (const made of [held, data[0]]) {
      const { fitted, notLearned } = comparisonOf(modelOf(made.spec, made))!
      const text = altOf(made.spec, [made], made.scene)
      const samples = made.dataset.y.length
      const right = (wrong: ArrayLike<number>) => Array.from(wrong).filter(value => value === 0).length
      const results = fitted.map(({ wrong }, i) => {
        const others = made === held ? right(wrong.subarray(samples)) : notLearned!.correct[i]
        return `${right(wrong.subarray(0, samples))} and ${others}`
      })
      for (const [i, name] of ['logistic regression', 'linear SVM', 'RBF SVM', 'QDA'].entries())
        expect(text).toContain(`${name} ${results[i]}, `)
      expect(text).toContain(`neural network ${results.at(-1)}.`)
      expect(text).not.toContain('hidden layer')
      expect(text.length).toBeLessThanOrEqual(400)
    }
  })

  it('shows the chosen classifiers in their order', () => {
    const made = make({ ...quick, data: 'moons', classifiers: 'tree,logistic' })
    expect(made.scene.chapters.map(({ id }) => id)).toEqual(['data', 'tree', 'logistic', 'grid'])
    expect(made.scene.duration).toBe(13.2)
    const names = textsOf(made.scene.at('poster')).map(({ text }) => text)
    expect(names.indexOf('Decision tree')).toBeLessThan(names.indexOf('Logistic regression'))
    expect(names).not.toContain('QDA')
  })

  it('dashes lines so that it is seen: dashes and gaps are twice as long as the line is wide', () => {
    const { scene } = data[0]
    const dashed = timesOf(scene, 12).flatMap(time => pathsOf(scene.at(time)).filter(({ dash }) => dash))
    expect(dashed.length).toBeGreaterThan(0)
    for (const { dash, width = 1 } of dashed) expect(Math.min(...dash!)).toBeGreaterThanOrEqual(2 * width)
  })

  it('leaves out what cannot be fitted, with a note, but not what was named', () => {
    const table = 'x,y,kind\n0,0,a\n1,1,a\n2,0,a\n3,1,b\n4,0,b\n'
    const some = make({ ...quick, data: 'table.csv', hidden: 2 }, table)
    expect(some.scene.chapters.map(({ id }) => id)).not.toContain('qda')
    expect(some.scene.notes.join()).toContain('qda is left out: QDA needs at least 3 rows of each class')
    const named = { ...quick, data: 'table.csv', hidden: 2, classifiers: 'qda' }
    expect(() => make(named, table)).toThrow(WorkError)
  })

  it.each([
    [1, 'a line of one feature'],
    [4, '--reduce 2'],
  ])('refuses %i features', (features, word) => {
    const table = clusterTable(features, ['a', 'b'])
    expect(() => make({ ...quick, data: 'table.csv', hidden: 2 }, table)).toThrow(word)
  })

  it('refuses what only it takes in other scenes, and words that name no classifier', () => {
    expect(() => readSpecObject({ data: 'moons', neighbors: 3 })).toThrow('only with compare')
    expect(() => readSpecObject({ data: 'moons', scene: 'compare', classifiers: 'tre' })).toThrow('"tree"')
    expect(() => readSpecObject({ data: 'moons', scene: 'compare', gamma: 'wide' })).toThrow(
      'scale, auto or a number',
    )
  })
})
