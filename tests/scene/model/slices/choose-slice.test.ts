import { describe, expect, it } from 'vitest'
import { normal, random } from '../../../../src/data/random.ts'
import { type FigureCall, figure } from '../../../../src/figure/figure.ts'
import { classScores } from '../../../../src/network/forward.ts'
import { winners } from '../../../../src/network/scores.ts'
import type { ClassModel } from '../../../../src/scene/model/class-model.ts'
import { captionOf } from '../../outline.ts'

/** Rows a class, and the means of its columns; all have a deviation of 1. */
type Groups = Record<string, [rows: number, ...means: number[]]>

/** A table of normal columns a, b, c, …; `more` gives each row more cells. */
function tableOf(groups: Groups, heads: string[], more: (row: number[], k: number) => unknown[] = () => []) {
  const rng = random('slices')
  const lines = Object.entries(groups).flatMap(([name, [rows, ...means]], k) =>
    Array.from({ length: rows }, () => {
      const row = means.map(mean => Number((mean + normal(rng)).toFixed(3)))
      return [...row, ...more(row, k), name].join()
    }),
  )
  return [[...heads, 'kind'].join(), ...lines].join('\n')
}

const boundary: Omit<FigureCall, 'data'> = { scene: 'boundary', hidden: 3, restarts: 1 }

async function drawn(table: string, call: object = { slice: 'auto' }) {
  const made = await figure({ data: 't.csv', ...boundary, ...call }, { files: { 't.csv': table } })
  return { made, model: (made.networks[0] as unknown as { model: ClassModel }).model }
}

/** What is seen of each class on the slice of a model, by the whole network at places of its window and by counting rows. */
function seenOn({ slice, input, network, classes, all }: ClassModel) {
  const { axes, held, strengths } = slice!
  const places = Array.from({ length: 61 ** 2 }, (_, i) => [i % 61, Math.floor(i / 61)])
  const inputs = places.flatMap(steps => {
    const at = steps.map((step, d) => input.centre[d] + input.half * (step / 30 - 1))
    return held.with(axes[0], at[0]).with(axes[1], at[1])
  })
  const given = winners(classScores(network, Float64Array.from(inputs)), classes)
  return Array.from({ length: classes }, (_, k) => ({
    near: [...all.y].filter((label, row) => label === k && strengths[row] > 0).length,
    region: given.includes(k),
  }))
}

const isSeen = (model: ClassModel) => seenOn(model).every(({ near, region }) => near >= 3 && region)

// At the medians of c and d no point of the third class is near.
const apart = tableOf({ p: [60, 0, 0, 0, 0], q: [60, 5, 0, 0, 0], r: [12, 2, 6, 6, 6] }, ['a', 'b', 'c', 'd'])

describe('a slice of many columns', () => {
  it('holds medians where each class is seen there', async () => {
    const { made, model } = await drawn(
      tableOf({ p: [40, 0, 0, 0], q: [40, 5, 0, 0], r: [40, 2, 5, 0] }, ['a', 'b', 'c']),
    )
    expect(model.slice).toMatchObject({ row: null, moved: false })
    expect(isSeen(model)).toBe(true)
    expect(made.notes.join()).not.toContain('a class is missing')
  })

  it('else the first row in the middle of a class, or pair, on which each is', async () => {
    const fixed = await drawn(apart, { slice: ['a', 'b'], fix: ['c=0', 'd=0'] })
    expect(isSeen(fixed.model)).toBe(false)
    const { made, model } = await drawn(apart)
    expect(model.slice!.moved).toBe(true)
    expect(isSeen(model)).toBe(true)
    expect(made.notes.join('\n')).toContain('a class is missing on the slice along')
  })

  it('keeps a pair that was named, and what was fixed', async () => {
    const named = await drawn(apart, { slice: ['a', 'c'] })
    expect(named.model.slice!.axes).toEqual([0, 2])
    expect(named.model.slice!.row).not.toBeNull()
    expect(isSeen(named.model)).toBe(true)
    const given = await drawn(apart, { slice: 'auto', fix: 'd=0' })
    expect(given.model.slice).toMatchObject({ row: null, moved: false, fixed: ['d'] })
  })

  it('is the first that was tried where none shows each class, and says which is not near', async () => {
    // Of r and q none is ever as near to the other as p is.
    const far = tableOf(
      { p: [120, 0, 0, 0], q: [12, 5, 0, 0], r: [12, 2, 5, 0] },
      ['a', 'b', 'c', 'd', 'e'],
      (_, k) => [k === 1 ? 'low' : 'mid', k === 2 ? 'yes' : 'no'],
    )
    const { made, model } = await drawn(far)
    expect(model.slice).toMatchObject({ row: null, moved: false })
    const lost = seenOn(model).flatMap(({ near }, k) => (near === 0 ? [model.dataset.classes[k]] : []))
    expect(lost.length).toBeGreaterThan(0)
    expect(captionOf(made.at('poster'))).toContain(`(none of ${lost.join(', ')})`)
  })
})

describe('a copy of a column', () => {
  const inches = (row: number[]) => [(row[0] / 2.54 + 1).toFixed(4)]
  const table = tableOf(
    { p: [40, 0, 0, 0], q: [40, 5, 0, 0], r: [40, 2, 5, 0] },
    ['a', 'b', 'c', 'copy'],
    inches,
  )

  it('goes with the one that is drawn, so that a row stands where the network sees it', async () => {
    const { made, model } = await drawn(table, { slice: ['a', 'b'] })
    const { slice, all, input, plane, network, classes } = model
    expect(made.notes).toContain('copy is a copy of a and changes with that column')
    expect(slice!.lines.map(line => line?.axis ?? null)).toEqual([0, 1, null, 0])
    // With c at its median both see the same.
    const held = all.x.map((value, i) => (i % 4 === 2 ? slice!.held[2] : value))
    const [seen, whole] = [classScores(plane, input.coordinates), classScores(network, held)]
    expect(Math.max(...seen.map((value, i) => Math.abs(value - whole[i])))).toBeLessThan(0.05)
    expect(seen).toHaveLength(classes * all.y.length)
  })

  it('is no partner of the column, and held where that is fixed', async () => {
    const { model } = await drawn(table)
    expect([...model.slice!.axes].sort()).not.toEqual([0, 3])
    const fixed = await drawn(table, { slice: ['a', 'b'], fix: 'copy=2' })
    expect(fixed.model.slice!.lines[3]).toBeNull()
  })

  it('leaves nothing to hold, and says nothing of it', async () => {
    const two = tableOf({ p: [30, 0, 0], q: [30, 4, 0] }, ['a', 'b', 'copy'], inches)
    const { made, model } = await drawn(two)
    expect(model.slice!.near).toBe(60)
    expect(made.alt + captionOf(made.at('poster'))).not.toMatch(/held|near|NaN/)
  })
})

describe('the axes of a slice', () => {
  const groups: Groups = { p: [60, 0, 0, 0], q: [60, 5, 0, 0] }

  it('hold all points where none is far away', async () => {
    const { model } = await drawn(tableOf(groups, ['a', 'b', 'c']), { slice: ['a', 'b'] })
    const { centre, half, coordinates } = model.input
    expect(coordinates.every((value, i) => Math.abs(value - centre[i % 2]) <= half)).toBe(true)
  })

  it('leave a few out that are, which are not counted as near', async () => {
    const far = `${tableOf(groups, ['a', 'b', 'c'])}\n0,9000,0,p`
    const { model } = await drawn(far, { slice: ['a', 'b'], scale: 'none' })
    expect(model.input.half).toBeLessThan(20)
    expect(model.slice!.strengths.at(-1)).toBe(0)
    expect(model.slice!.strengths.slice(0, -1).every(strength => strength === 0)).toBe(false)
  })
})

describe('a slice that no two columns span', () => {
  const words = tableOf({ p: [12], q: [12] }, ['a', 'b', 'c'], (_, k) => ['xyz'[k], 'yzx'[k], 'zxy'[k]])
  const mixed = words.replaceAll('x,y,z', 'x,x,z').replace('x,x,z', 'y,z,x')

  it('is all of the input, drawn by a scene that shows so much, with a note', async () => {
    const { made, model } = await drawn(mixed)
    expect(model.slice).toBeNull()
    expect(made.spec.scene).toBe('transform')
    expect(made.notes.join()).toContain('slice auto: all columns are shown')
  })

  it('is the plane of two features', async () => {
    const { made, model } = await drawn(tableOf({ p: [20, 0, 0], q: [20, 4, 0] }, ['a', 'b']))
    expect(model.slice).toBeNull()
    expect(made.spec.scene).toBe('boundary')
    expect(made.notes.join()).toContain('slice auto: all columns are shown')
  })
})
