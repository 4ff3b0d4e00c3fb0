import { expect, it } from 'vitest'
import { fenceIn, leastCuts } from '../../../src/network/fences/fence.ts'
import { faultsOf, type PointSet, pointSet } from './point-sets.ts'

it('what is told of 600 small sets of points is true by whole numbers', () => {
  for (let seed = 1; seed <= 600; seed++) expect(faultsOf(pointSet(seed)), `seed ${seed}`).toEqual([])
})

it('the two points that a point of a class on a line is told to lie between are on both sides of it', () => {
  const rows = '0,0,A -4,12,B 4,-12,B -7,21,B 9,-27,B -3,9,A -8,24,B 100,0,A -100,0,A 0,100,A 0,-100,A'
  const cells = rows.split(' ').map(row => row.split(','))
  const set: PointSet = {
    at: cells.map(([a, b]) => [Number(a), Number(b)]),
    y: cells.map(([, , c]) => Number(c === 'B')),
  }
  expect(faultsOf(set)).toEqual([])
  const { inside } = fenceIn(Float64Array.from(set.at.flat()), Int32Array.from(set.y), 1)
  expect(inside.map(({ row }) => row)).toEqual([0, 5])
})

it('a point that touches a class but for rounding stays, and is not told to lie inside', () => {
  const x = Float64Array.of(0, 0, 4, 0, 0, 4, 2, -1e-12, 9, 9)
  const fence = fenceIn(x, Int32Array.of(0, 0, 0, 1, 1), 0)
  expect(fence).toMatchObject({ inside: [], all: { off: 1, stay: [3] } })
  expect(leastCuts(fence)).toBeNull()
})
