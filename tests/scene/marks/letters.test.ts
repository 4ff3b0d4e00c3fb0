import { describe, expect, it } from 'vitest'
import { toBox } from '../../../src/geometry/tween.ts'
import { classScores } from '../../../src/network/forward.ts'
import { winners } from '../../../src/network/scores.ts'
import { layOut } from '../../../src/scene/layout/lay-out.ts'
import { lettersOf, openLetters } from '../../../src/scene/marks/letters.ts'
import type { ClassModel } from '../../../src/scene/model/class-model.ts'
import { modelOf } from '../../../src/scene/scenes/model-of.ts'
import { themes } from '../../../src/scene/style/themes.ts'
import { dotsOf, textsOf } from '../outline.ts'
import { make, remake } from '../stage.ts'

describe('letters of classes', () => {
  it.each([
    [
      ['setosa', 'versicolor', 'virginica'],
      ['s', 've', 'vi'],
    ],
    [
      ['class 0', 'class 1', 'class 10'],
      ['0', '1', '10'],
    ],
    [
      ['-1', '0', '1'],
      ['-', '0', '1'],
    ],
    [
      ['a', 'ab', 'b'],
      ['a', 'ab', 'b'],
    ],
    [
      ['北京', '北海', '上海'],
      ['北京', '北海', '上'],
    ],
  ])('of %j are %j', (names, letters) => {
    expect(lettersOf(names)).toEqual(letters)
  })
})

const made = make({ data: 'clusters', scene: 'boundary', hidden: 3 })
const model = modelOf(made.spec, made) as ClassModel
const isLetter = ({ key }: { key?: string | undefined }) => /^letter \d$/.test(key ?? '')

describe('the regions of three classes', () => {
  const layout = layOut(600, 600, { titles: [''], captions: [''], legend: [] })
  const { places } = openLetters(model, layout, themes.light)

  it('have a letter each, in a place of the class, away from points and the edge', () => {
    const classes = winners(classScores(made.network, places), 3)
    expect([...classes].sort()).toEqual([0, 1, 2])
    const inBox = toBox(places, 2, model.input)
    const points = toBox(model.input.coordinates, 2, model.input)
    expect(Math.max(...inBox.map(Math.abs))).toBeLessThan(0.95)
    for (let k = 0; k < 3; k++)
      for (let i = 0; i < points.length; i += 2)
        expect(Math.hypot(points[i] - inBox[2 * k], points[i + 1] - inBox[2 * k + 1])).toBeGreaterThan(0.06)
  })

  it('show them with their tints, and not before', () => {
    const { scene } = made
    expect(textsOf(scene.at(0)).filter(isLetter)).toEqual([])
    const letters = textsOf(scene.at('poster')).filter(isLetter)
    expect(letters.map(({ text }) => text).sort()).toEqual(['0', '1', '2'])
    for (const { fill } of letters) expect(themes.light.rims).toContain(fill)
  })

  it('take them along where the plane is bent', () => {
    const { scene } = remake(made, { scene: 'transform' })
    const seen = [scene.at('poster'), scene.at(scene.duration * 0.98)].map(shapes =>
      textsOf(shapes).filter(isLetter),
    )
    expect(seen.map(({ length }) => length)).toEqual([3, 3])
    expect(seen[0].map(({ x }) => x)).not.toEqual(seen[1].map(({ x }) => x))
  })
})

it.each([
  ['two classes', { data: 'moons', scene: 'boundary' }],
  ['classes whose names stand at their points', { data: 'clusters', classes: 4, scene: 'boundary' }],
])('%s have no letters', (_, spec) => {
  const shapes = make(spec).scene.at('poster')
  expect(dotsOf(shapes).length).toBeGreaterThan(0)
  expect(textsOf(shapes).filter(isLetter)).toEqual([])
})
