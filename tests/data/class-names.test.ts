import { expect, it } from 'vitest'
import { generateDataset } from '../../src/data/build.ts'
import { withClassNames } from '../../src/data/dataset.ts'
import { readSpecObject } from '../../src/encode/catalog.ts'

const spec = readSpecObject({ data: 'spirals', classes: 3 })
const dataset = generateDataset(spec)

it('names of classes leave all else as it is', () => {
  expect(withClassNames(dataset, spec)).toBe(dataset)
  const classNames = ['a', 'b', 'c']
  expect(withClassNames(dataset, { classNames })).toEqual({ ...dataset, classes: classNames })
})

it('are as many as there are classes', () => {
  expect(() => withClassNames(dataset, { classNames: ['a', 'b'] })).toThrow(/"a,b", expected 3 names/)
  expect(() => readSpecObject({ data: 'spirals', classNames: 'a,a,b' })).toThrow(/each of them once/)
})
