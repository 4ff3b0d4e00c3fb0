import { describe, expect, it } from 'vitest'
import { contrast, luminance, mix } from '../../src/scene/color.ts'
import { classColor, themes } from '../../src/scene/theme.ts'

describe('contrast', () => {
  // Pairs with their ratios as W3C's techniques and checkers state them.
  it.each([
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#ffffff', 1],
    ['#767676', '#ffffff', 4.54],
    ['#777777', '#ffffff', 4.48],
    ['#949494', '#ffffff', 3.03],
    ['#ff0000', '#ffffff', 4.0],
    ['#0000ff', '#ffffff', 8.59],
    ['#008000', '#ffffff', 5.14],
  ])('of %s on %s is %d', (first, second, ratio) => {
    expect(contrast(first, second)).toBeCloseTo(ratio, 1.7)
    expect(contrast(second, first)).toBe(contrast(first, second))
  })

  it('knows the luminance of the primaries', () => {
    expect(['#ff0000', '#00ff00', '#0000ff', '#ffffff', '#000000'].map(luminance)).toEqual([
      0.2126, 0.7152, 0.0722, 1, 0,
    ])
  })
})

describe('mix', () => {
  it('goes from one colour to the other', () => {
    expect(mix('#000000', '#ffffff', 0.5)).toBe('#808080')
    expect(mix('#102030', '#ff0000', 0)).toBe('#102030')
    expect(mix('#102030', '#ff0000', 1)).toBe('#ff0000')
    expect(mix('#000000', '#0a141e', 0.5)).toBe('#050a0f')
  })
})

describe.each(Object.entries(themes))('the theme %s', (_, theme) => {
  it('shows every class, or its rim, at least 3:1 against its background, its sheet and its own tints', () => {
    theme.rims.forEach((rim, k) => {
      for (const ground of [theme.background, theme.sheet, theme.tints[k], theme.beyond[k]])
        expect(contrast(rim, ground), `${k} on ${ground}`).toBeGreaterThanOrEqual(3)
    })
  })

  it('writes text at least 4.5:1, and draws cuts and the decision at least 3:1', () => {
    for (const color of [theme.ink, theme.muted])
      expect(contrast(color, theme.background)).toBeGreaterThanOrEqual(4.5)
    for (const ground of [theme.background, theme.sheet, ...theme.tints]) {
      expect(contrast(theme.accent, ground)).toBeGreaterThanOrEqual(3)
      expect(contrast(theme.ink, ground)).toBeGreaterThanOrEqual(4.5)
    }
  })

  it('has ten classes of ten colours, each with its tints', () => {
    expect(new Set(theme.classes).size).toBe(10)
    expect([theme.tints.length, theme.beyond.length]).toEqual([10, 10])
    expect(classColor(theme.classes, 12)).toBe(theme.classes[2])
  })

  it('keeps the half-planes beyond the sheet weaker than the sheet', () => {
    theme.tints.forEach((tint, k) => {
      expect(contrast(theme.beyond[k], theme.background)).toBeLessThan(contrast(tint, theme.background))
    })
  })
})

it('the two first tints of the dark theme differ in brightness', () => {
  const [first, second] = themes.dark.tints
  expect(contrast(first, second)).toBeGreaterThanOrEqual(1.3)
})
