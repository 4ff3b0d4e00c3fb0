import { describe, expect, it } from 'vitest'
import { readExpression } from '../../src/data/expression.ts'
import { expressionGenerator } from '../../src/data/expression-points.ts'
import { readSpecObject } from '../../src/encode/catalog.ts'
import { loadInput } from '../../src/figure/load.ts'
import { SpecError } from '../../src/options/error.ts'
import { reader } from '../../src/render/load.ts'

describe('an expression', () => {
  it.each<[text: string, x: number, y: number, holds: boolean]>([
    ['y > sin(3*x)', 1, 0.5, true],
    ['y > sin(3*x)', 1, 0.1, false],
    ['x^2 + y^2 < 1', 0.6, 0.6, true],
    ['-x^2 < 0', 2, 0, true],
    ['2^3^2 == 512', 0, 0, true],
    ['2^-1 = .5', 0, 0, true],
    ['8 / 4 / 2 == 1', 0, 0, true],
    ['1 - 2 - 3 == -4', 0, 0, true],
    ['1 + 2 * 3 == 7 and (1 + 2) * 3 == 9', 0, 0, true],
    ['x > 0 or x < 0 and y > 0', 1, -1, true],
    ['(x > 0 or x < 0) and y > 0', 1, -1, false],
    ['not x > 0 and y > 0', -1, 1, true],
    ['max(x, y, 0.2) <= 1e-1 * 2', 0, 0, true],
    ['mod(x, 1) >= 0.5', -0.25, 0, true],
    ['abs(x) ≠ pi and x ** 2 ≤ 4', 2, 0, true],
    ['exp(log(x)) == x && !(y > 0)', 1, 0, true],
  ])('%s at %d, %d is %s', (text, x, y, holds) => {
    expect(readExpression(text)(x, y)).toBe(holds)
  })

  it.each<[text: string, character: number, word: string]>([
    ['y > sinn(x)', 5, 'Did you mean "sin"'],
    ['y >', 4, 'a number'],
    ['0 < x < 1', 7, 'and'],
    ['x > 1 and y', 7, 'comparisons on both sides'],
    ['y > 3x', 6, 'operator'],
    ['(x > 1', 7, '")"'],
    ['sin(x, y) > 0', 1, 'one value'],
    ['atan2(x) > 0', 1, '2 values'],
    ['x > toString', 5, 'function'],
    ['x > constructor(1)', 5, 'function'],
    ['$ > 2', 1, 'a number'],
    ['x = "a"', 5, 'a number'],
  ])('%s is refused at character %d', (text, character, word) => {
    const read = () => readExpression(text)
    expect(read).toThrow(SpecError)
    expect(read).toThrow(`at character ${character}`)
    expect(read).toThrow(word)
    expect(read).toThrow(`\n  ${text}\n  ${' '.repeat(character - 1)}^`)
  })
})

describe('a long or deep expression', () => {
  const x = (length: number) => `x${'+x'.repeat((length - 3) / 2)}>0`
  const nested = (levels: number) => `${'('.repeat(levels)}x${')'.repeat(levels)} > 0`

  it('is read up to 500 characters and 100 levels', () => {
    expect(x(499)).toHaveLength(499)
    for (const text of [` ${x(499)}`, nested(100), `${'abs('.repeat(90)}x${')'.repeat(90)} < 2`])
      expect(readExpression(text)(1, 1)).toBe(true)
    expect(readExpression(`${'(x) > 0 and '.repeat(40)}x > 0`)(1, 1)).toBe(true)
  })

  it.each<[text: string, character: number, word: string]>([
    [x(501), 501, 'at most 500 characters, found more'],
    ['('.repeat(1e6), 501, 'at most 500 characters, found more'],
    [nested(101), 101, 'at most 100 levels of nesting, found more'],
    [`${'-'.repeat(300)}x > 0`, 101, 'at most 100 levels of nesting, found more'],
    [`${'not '.repeat(101)}x > 0`, 401, 'at most 100 levels of nesting, found more'],
    [`${'abs('.repeat(101)}x`, 401, 'at most 100 levels of nesting, found more'],
  ])('is refused at its place', (text, character, word) => {
    const read = () => readExpression(text)
    expect(read).toThrow(SpecError)
    expect(read).toThrow(`expected ${word} at character ${character}\n  `)
    expect(read).toThrow(new RegExp(`\n {${Math.min(character - 1, 101) + 2}}\\^$`))
  })
})

describe('points of an expression', () => {
  const options = { samples: 300, noise: 0, classes: 2, hollow: false, seed: 1 }

  it('have the class that it gives them', () => {
    const { x, y } = expressionGenerator('y > sin(3*x)').generate(options)
    expect(y).toHaveLength(300)
    expect(Array.from(y)).toEqual(Array.from(y, (_, i) => (x[2 * i + 1] > Math.sin(3 * x[2 * i]) ? 1 : 0)))
  })

  it('flip near the border with noise, and nowhere else', () => {
    const { x, y } = expressionGenerator('y > x').generate({ ...options, noise: 0.1 })
    const flipped = Array.from(y.keys()).filter(i => (x[2 * i + 1] > x[2 * i] ? 1 : 0) !== y[i])
    expect(flipped.length).toBeGreaterThan(0)
    for (const i of flipped) expect(Math.abs(x[2 * i + 1] - x[2 * i])).toBeLessThan(0.6)
  })

  it('are a tenth of each class where it holds in a small part alone', () => {
    const { y } = expressionGenerator('hypot(x, y) < 0.2').generate(options)
    expect(y.filter(label => label === 1)).toHaveLength(30)
  })

  it('come with a note where a class is no larger than the tenth that it gets', async () => {
    const note = 'each class gets a tenth of the points at least, however small its part of the square'
    const notesOf = async (data: string, test?: number) =>
      (await loadInput(reader, readSpecObject({ data, ...(test && { test }) }))).notes
    expect(await notesOf('hypot(x, y) < 0.2')).toEqual([note])
    expect(await notesOf('hypot(x, y) >= 0.2', 0.3)).toEqual([note])
    expect(await notesOf('y > sin(3*x)', 0.3)).toEqual([])
  })

  it('are refused where all would be of one class', () => {
    expect(() => expressionGenerator('x > 5').generate(options)).toThrow('nowhere')
    expect(() => expressionGenerator('x < 5').generate(options)).toThrow('everywhere')
  })
})
