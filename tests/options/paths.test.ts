import { describe, expect, it } from 'vitest'
import { bareName, normalPath } from '../../src/options/paths.ts'

describe('a path', () => {
  it.each([
    ['a/b.gif', 'a/b.gif'],
    ['./a//b.gif', 'a/b.gif'],
    ['a/c/../b.gif', 'a/b.gif'],
    ['a\\b.gif', 'a/b.gif'],
    ['../a', '../a'],
    ['a/../../b', '../b'],
    ['../../a', '../../a'],
    ['/../a', '/a'],
    ['/a/./b/', '/a/b'],
    ['frames/', 'frames'],
    ['A.gif', 'A.gif'],
    ['.', ''],
  ])('%s is %j', (path, normal) => {
    expect(normalPath(path)).toBe(normal)
    expect(normalPath(normal)).toBe(normal)
  })

  it.each([
    ['tables/iris.csv', 'iris'],
    ['C:\\tables\\wine.data.csv', 'wine.data'],
    ['./blobs', 'blobs'],
    ['.hidden', '.hidden'],
  ])('%s has the name %s', (path, name) => {
    expect(bareName(path)).toBe(name)
  })
})
