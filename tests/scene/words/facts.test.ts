import { describe, expect, it } from 'vitest'
import { buildModel } from '../../../src/scene/model/figure-model.ts'
import {
  counted,
  linearSubject,
  networkTitle,
  percent,
  shortNumber,
  twoDigits,
} from '../../../src/scene/words/facts.ts'
import { make } from '../stage.ts'

describe('linearSubject and counted', () => {
  it.each([
    [1, 2, 200, 'one threshold separates all 200'],
    [2, 2, 197, 'a straight line gets 197 of 200'],
    [2, 3, 200, 'straight lines separate all 200'],
    [3, 2, 200, 'a plane separates all 200'],
    [3, 4, 150, 'planes get 150 of 200'],
  ])('in %i dimensions, for %i classes', (dimensions, classes, correct, text) => {
    expect(counted(linearSubject(dimensions, classes), correct, 200)).toBe(text)
  })

  it('counts for the output layer as for one', () => {
    expect(counted({ name: 'output layer', article: 'the', plural: false }, 200, 200)).toBe(
      'the output layer separates all 200',
    )
  })
})

describe('twoDigits', () => {
  it.each([
    [0.4, '0.40'],
    [0.0412, '0.041'],
    [0.999, '1.0'],
    [12.3, '12'],
    [99.6, '100'],
    [1234, '1234'],
    [0, '0.0'],
  ])('writes %d as %s', (value, text) => {
    expect(twoDigits(value)).toBe(text)
  })
})

describe('shortNumber', () => {
  it.each([
    [400, '400'],
    [8200, '8.2k'],
    [37400, '37.4k'],
    [999700, '1M'],
    [1234567, '1.23M'],
  ])('writes %d as %s', (value, text) => {
    expect(shortNumber(value)).toBe(text)
  })
})

describe('percent', () => {
  it.each([
    [0.731, '73 %'],
    [1, '100 %'],
    [0.998, '99 %'],
    [0, '0 %'],
    [0.002, '1 %'],
  ])('of %d is %s: never all or nothing where it is not', (share, text) => {
    expect(percent(share)).toBe(text)
  })
})

describe('networkTitle', () => {
  it.each([
    [{ data: 'blobs', hidden: '2' }, 'Two hidden units, one straight line'],
    [{ data: 'blobs', hidden: '1' }, 'One hidden unit, one threshold'],
    [{ data: 'circles', hidden: '3' }, 'Three hidden units lift the plane into a cube'],
    [{ data: 'moons', hidden: '8,3' }, 'Two hidden layers, 8 → 3 units, one plane'],
    [{ data: 'moons', hidden: '8' }, 'Eight hidden units in two dimensions, one straight line'],
    [{ data: 'clusters', hidden: '2', classes: 3 }, 'Two hidden units, straight lines between classes'],
  ])('of %o is “%s”', (options, title) => {
    const { spec, dataset, network } = make({ ...options, samples: 60, restarts: 1 })
    expect(networkTitle(buildModel(spec, dataset, network), spec.sheet)).toBe(title)
  })
})
