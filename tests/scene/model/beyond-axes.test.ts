import { describe, expect, it } from 'vitest'
import type { PathShape } from '../../../src/scene/shape.ts'
import { flat } from '../outline.ts'
import { makeRegression } from '../regressions.ts'

/** 200 rows with x and y from 0 to 199, of which the last is elsewhere. */
const made = (last: string, options: object = {}) => {
  const rows = Array.from({ length: 199 }, (_, i) => `${i},${i}`)
  const table = ['x,y', ...rows, last].join('\n')
  return makeRegression(
    { data: 'rows.csv', target: 'y', scene: 'fit', hidden: [], restarts: 10, ...options },
    table,
  )
}
const beyondOf = ({ model }: ReturnType<typeof made>) => model.beyond?.rows ?? []

describe('rows beyond the axes of a regression', () => {
  // One percent of 200 rows lie beyond each end of the middle, 2 to 197; a quarter of it is drawn beyond, and 7 % of all.
  const end = 197 + 0.25 * 195
  const margin = (0.14 / 2) * end

  it.each([
    [end, []],
    [end + 0.9 * margin, []],
    [end + 1.2 * margin, [199]],
  ])('are those that lie far from the others: %s', (far, rows) => {
    expect(beyondOf(made(`${far},100`))).toEqual(rows)
    expect(beyondOf(made(`100,${far}`))).toEqual(rows)
  })

  it('are drawn at the edge, without an error, and told', () => {
    const figure = made('100,90000')
    const { model, scene, dataset } = figure
    const { targets, outputs } = model.beyond!
    expect((targets[199] - model.height.centre) / model.height.half).toBeCloseTo(0.97, 12)
    expect(outputs[199]).toBe(targets[199])
    expect(targets.subarray(0, 199)).toEqual(dataset.y.subarray(0, 199))
    expect(scene.notes.join()).toContain('one row lies beyond the axes and is drawn at the edge')
  })

  it.each([
    ['100,90000', 0, -1],
    ['90000,100', 1, 0],
  ])('have an arrowhead towards where they are: %s', (last, right, down) => {
    const { scene } = made(last)
    const marks = flat(scene.at('poster')).filter(
      (shape): shape is PathShape => shape.kind === 'path' && shape.key === 'beyond',
    )
    expect(marks).toHaveLength(1)
    const [[x0, y0, x1, y1, x2, y2]] = marks[0].lines as number[][]
    expect(Math.sign(x1 - (x0 + x2) / 2)).toBe(right)
    expect(Math.sign(y1 - (y0 + y2) / 2)).toBe(down)
  })

  it('are none of a formula', () => {
    expect(makeRegression({ data: 'y = exp(9*x)', scene: 'fit' }).model.beyond).toBeUndefined()
  })
})
