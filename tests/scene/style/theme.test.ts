import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { layOut } from '../../../src/scene/layout/lay-out.ts'
import { contrast, mixColors } from '../../../src/scene/style/color.ts'
import { dotStyle } from '../../../src/scene/style/points.ts'
import { classColor, classMarkers, themeNotes, themeOf, themes } from '../../../src/scene/style/themes.ts'
import { deficiencies, difference, lab, linear, oklab, seenWith } from './vision.ts'

describe('contrast', () => {
  // Pairs with their ratios as W3C's techniques and checkers state them.
  it.each([
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#ffffff', 1],
    ['#767676', '#ffffff', 4.54],
    ['#777777', '#ffffff', 4.48],
    ['#008000', '#ffffff', 5.14],
  ])('of %s on %s is %d', (first, second, ratio) => {
    expect(contrast(first, second)).toBeCloseTo(ratio, 1.7)
    expect(contrast(second, first)).toBe(contrast(first, second))
  })
})

describe('mixColors', () => {
  it('goes from one colour to the other', () => {
    expect(mixColors('#000000', '#ffffff', 0.5)).toBe('#808080')
    expect(mixColors('#102030', '#ff0000', 0)).toBe('#102030')
    expect(mixColors('#102030', '#ff0000', 1)).toBe('#ff0000')
    expect(mixColors('#000000', '#0a141e', 0.5)).toBe('#050a0f')
  })
})

describe.each(Object.entries(themes))('the theme %s', (_, theme) => {
  it('shows every class, by its colour or its rim, at least 3:1 against background, sheet and its own tints', () => {
    theme.classes.forEach((color, k) => {
      for (const ground of [theme.background, theme.sheet, theme.tints[k], theme.beyond[k]]) {
        expect(contrast(theme.rims[k], ground), `${k} on ${ground}`).toBeGreaterThanOrEqual(3)
        if (theme.rims[k] === color) expect(contrast(color, ground)).toBeGreaterThanOrEqual(3)
      }
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

  it('has ten classes of ten colours, each with its tints and rim', () => {
    expect(new Set(theme.classes).size).toBe(10)
    expect([theme.tints.length, theme.beyond.length, theme.rims.length]).toEqual([10, 10, 10])
    expect(classColor(theme.classes, 12)).toBe(theme.classes[2])
  })

  it('keeps the half-planes beyond the sheet weaker than the sheet', () => {
    theme.tints.forEach((tint, k) => {
      expect(contrast(theme.beyond[k], theme.background)).toBeLessThan(contrast(tint, theme.background))
    })
  })

  // A just noticeable difference is about 1; colours of small dots need many times that.
  it.each([['normal sight', null], ...Object.entries(deficiencies)] as const)(
    'keeps seven classes apart under %s, by colour or by shape',
    (_, matrix) => {
      const shapes = classMarkers(theme, 7)
      const seen = theme.classes.slice(0, 7).map(color => {
        const rgb = linear(color)
        return lab(matrix ? seenWith(matrix, rgb) : rgb)
      })
      for (let b = 1; b < 7; b++)
        for (let a = 0; a < b; a++) {
          if (shapes && shapes[a] !== shapes[b]) continue
          expect(difference(seen[a], seen[b]), `${a} and ${b}`).toBeGreaterThan(b < 4 ? 14 : 10)
        }
    },
  )
})

// Hues that lie side by side on a page are told apart from about 8 on.
it.each(Object.entries(themes))('the theme %s has three tints that every eye tells apart', (_, { tints }) => {
  for (const matrix of [null, ...Object.values(deficiencies)]) {
    const seen = tints.slice(0, 3).map(tint => lab(matrix ? seenWith(matrix, linear(tint)) : linear(tint)))
    for (const [a, b] of [[0, 1], [0, 2], [1, 2]]) // biome-ignore format: one line
      expect(difference(seen[a], seen[b]), `${a} and ${b}`).toBeGreaterThan(8)
  }
})

describe('the themes', () => {
  it('paper has no colour, and its first two classes are far apart in grey', () => {
    const { summary, markers, tinting, grid, ...rest } = themes.paper
    for (const color of [...Object.values(rest).flat(), grid.strong, grid.fine])
      expect(color).toMatch(/^#(..)\1\1$/)
    expect(contrast(rest.classes[0], rest.classes[1])).toBeGreaterThan(7)
    expect(new Set(classMarkers(themes.paper, 8)).size).toBe(8)
  })

  const perceived = (color: string) => oklab(linear(color))
  const apart = (first: string, second: string) => {
    const [p, q] = [perceived(first), perceived(second)]
    return Math.hypot(p.l - q.l, p.a - q.a, p.b - q.b)
  }
  it('light and dark have quiet regions, none much heavier than another, in the hues of their classes', () => {
    for (const { background, tints, classes } of [themes.light, themes.dark]) {
      const weights = tints.map(tint => apart(tint, background))
      expect(Math.max(...weights)).toBeLessThan(0.165)
      expect(Math.max(...weights)).toBeLessThan(1.8 * Math.min(...weights))
      for (const [k, tint] of tints.entries()) {
        const [own, given] = [perceived(tint), perceived(classes[k])]
        expect(own.chroma, tint).toBeLessThan(0.062)
        const turn = Math.abs(((own.hue - given.hue + 540) % 360) - 180)
        if (given.chroma > 0.05) expect(turn, `${tint} of ${classes[k]}`).toBeLessThan(25)
      }
    }
  })

  it('tell hollow dots, which are the background inside a rim, from full ones and from what they lie on', () => {
    const layout = layOut(600, 600, { titles: [''], captions: [''], legend: [] })
    for (const theme of Object.values(themes)) {
      const { colors, rim } = dotStyle(theme, 5, layout, true)
      for (let k = 0; k < 5; k++) {
        expect(apart(colors[k], colors[5 + k]), colors[k]).toBeGreaterThan(0.1)
        expect(contrast(rim!.colors[5 + k], colors[5 + k])).toBeGreaterThanOrEqual(3)
      }
    }
  })
})

describe('themeOf', () => {
  const of = (more: object) => themeOf({ theme: 'light', classColors: null, markers: false, ...more })

  it('is the theme of that name, with shapes where they are asked for', () => {
    expect(of({ theme: 'dark' })).toBe(themes.dark)
    expect(of({ markers: true })).toEqual({ ...themes.light, markers: true })
  })

  it('changes one colour and nothing else where nothing goes with it', () => {
    expect(of({ theme: { base: 'dark', accent: '#ffffff' } })).toEqual({ ...themes.dark, accent: '#ffffff' })
    expect(of({ theme: { base: 'light', grid: { fine: '#dddddd' } } })).toEqual({
      ...themes.light,
      grid: { ...themes.light.grid, fine: '#dddddd' },
    })
  })

  it('lets neutrals and tints follow a background, but for the ones that are given', () => {
    const theme = of({ theme: { base: 'light', background: '#fff4d6', frame: '#123456' } })
    expect(theme.frame).toBe('#123456')
    expect(theme.classes).toEqual(themes.light.classes)
    for (const color of [theme.sheet, theme.grid.fine, ...theme.tints, ...theme.beyond])
      expect(contrast(color, theme.background), color).toBeLessThan(1.6)
    expect(theme.tints[0]).toBe(mixColors('#fff4d6', '#0072b2', theme.tinting))
    expect(theme.sheet).not.toBe(themes.light.sheet)
  })

  it('has neutrals on a ground of its own that are seen as those of its base on theirs', () => {
    const theme = of({ theme: { base: 'light', background: '#fffdf5' } })
    const neutrals = (one: typeof theme) => [one.muted, one.frame, one.sheet, one.grid.strong, one.grid.fine]
    neutrals(theme).forEach((neutral, i) => {
      const [own, usual] = [theme, themes.light].map(one =>
        Math.log(contrast(neutrals(one)[i], one.background)),
      )
      expect(Math.abs(own / usual - 1), neutral).toBeLessThan(0.25)
    })
  })

  it('takes colours for the first classes, with tints of their own and a rim where they are weak', () => {
    const theme = of({ classColors: ['#ffff00', '#000080'] })
    expect(theme.classes).toEqual(['#ffff00', '#000080', ...themes.light.classes.slice(2)])
    expect(theme.tints.slice(0, 2)).toEqual(
      ['#ffff00', '#000080'].map(color => mixColors('#ffffff', color, theme.tinting)),
    )
    expect(theme.tints.slice(2)).toEqual(themes.light.tints.slice(2))
    expect(theme.rims[1]).toBe('#000080')
    for (const ground of [theme.background, theme.sheet, theme.tints[0]])
      expect(contrast(theme.rims[0], ground)).toBeGreaterThanOrEqual(3)
  })

  it('gives any colour on any ground a rim that is seen', () => {
    const color = fc.integer({ min: 0, max: 0xffffff }).map(n => `#${n.toString(16).padStart(6, '0')}`)
    fc.assert(
      fc.property(color, fc.constantFrom('light', 'dark', 'paper', 'article'), (chosen, base) => {
        const theme = of({ theme: base, classColors: [chosen] })
        for (const ground of [theme.background, theme.sheet, theme.tints[0], theme.beyond[0]])
          expect(contrast(theme.rims[0], ground)).toBeGreaterThanOrEqual(3)
      }),
      { seed: 31 },
    )
  })

  it('lets the class colours of the flag win over those of the theme, and takes more than the base has', () => {
    const classes = Array.from({ length: 12 }, (_, k) => `#0000${(16 + 10 * k).toString(16)}`)
    const theme = of({ theme: { base: 'light', classes }, classColors: ['#ff0000'] })
    expect(theme.classes).toEqual(['#ff0000', ...themes.light.classes.slice(1)])
    const long = of({ theme: { base: 'light', classes } })
    expect([long.classes, long.tints.length, long.rims.length]).toEqual([classes, 12, 12])
  })
})

describe('themeNotes', () => {
  const notes = (more: object) =>
    themeNotes({ theme: 'light', classColors: null, markers: false, ...more }, ['a', 'b'])

  it('has nothing to say of a built-in theme or of strong colours', () => {
    for (const theme of Object.keys(themes)) expect(notes({ theme })).toEqual([])
    expect(notes({ classColors: ['#000080', '#800000'] })).toEqual([])
  })

  it('names a colour below 3:1, for classes that are there', () => {
    expect(notes({ classColors: ['#000080', '#ffa500', '#ffff00'] })).toEqual([
      'the colour #ffa500 of class b has a contrast of 1.7:1 to its ground, less than 3:1: its dots get an outline',
    ])
  })

  it('names text that is hard to read', () => {
    expect(notes({ theme: { base: 'light', background: '#333333' } })).toEqual([
      expect.stringContaining('ink #1f2328'),
      expect.stringContaining('muted #'),
    ])
  })
})

describe('classMarkers', () => {
  it('join from four classes on, and differ for eight', () => {
    expect(classMarkers(themes.light, 3)).toBeUndefined()
    expect(classMarkers(themes.light, 4)).toHaveLength(4)
    const eight = classMarkers(themes.light, 8)!
    expect(new Set(eight).size).toBe(8)
    expect(eight[0]).toBe('circle')
  })
})
