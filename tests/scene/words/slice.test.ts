import { describe, expect, it } from 'vitest'
import { languageOf, loadLanguage } from '../../../src/language/languages.ts'
import { buildModel, type ClassModel } from '../../../src/scene/model/class-model.ts'
import { modelHolding } from '../../../src/scene/model/slices/held-columns.ts'
import { pairsFacts, sliceFacts } from '../../../src/scene/words/slice.ts'
import { captionOf } from '../outline.ts'
import { make } from '../stage.ts'

const en = languageOf({ lang: 'en' })
const languages = ['de', 'fr', 'es', 'zh', 'ja']
const keys = { hidden: 2, restarts: 1, maxIter: 20, scene: 'boundary', at: 'end' }

/** A table like that of penguins: two columns tell the classes apart, and the third lies elsewhere for one of them. */
const penguins = (columns: string) => {
  const rows = ['Adelie', 'Chinstrap', 'Gentoo'].flatMap((name, k) =>
    Array.from({ length: 20 }, (_, i) =>
      [
        40 + 5 * k + (i % 5) / 3,
        190 + 12 * k + (i % 7),
        15 + (i % 3) / 4 + (k === 1 ? 9 : 0),
        ['Dream', 'Biscoe', 'Dream', 'Torgersen'][(i + k) % 4],
        4 + (i % 4) / 10 + (k === 1 ? 2 : 0),
      ]
        .slice(0, columns.split(',').length)
        .concat([name]),
    ),
  )
  return [`${columns},species`, ...rows].join('\n')
}
const four = make({ ...keys, data: 'p.csv', slice: 'bill,flipper' }, penguins('bill,flipper,depth,island'))
const five = make(
  { ...keys, data: 'p.csv', slice: 'bill,flipper' },
  penguins('bill,flipper,depth,island,mass'),
)

type Figure = typeof four
const modelOf = ({ spec, dataset, network }: Figure, fix: string[] | null = null) =>
  buildModel({ ...spec, fix }, dataset, network)
const held = (made: Figure, fix: string[] | null = null) =>
  en.slice.near(sliceFacts(modelOf(made, fix), en)).at(-1)

/** What is said of a slice in a language, in a picture and in the alternative text. */
function saidIn(lang: string, model: ClassModel): string {
  const say = languageOf({ lang })
  const facts = sliceFacts(model, say)
  return [...say.slice.near(facts), say.alt.slice(facts)].join(' · ')
}

describe('the values that a slice holds', () => {
  it('are called medians and modes where they are, and by no such name where they were given', () => {
    expect(held(four)).toBe('fixed: depth 15.5 (median), island Dream')
    expect(held(four, ['island=Biscoe'])).toBe('fixed: depth 15.5 (median), island Biscoe')
    expect(held(four, ['depth=24'])).toBe('fixed: depth 24, island Dream')
    expect(held(five)).toBe('fixed: the other three columns at their medians or modes')
    expect(held(five, ['depth=24'])).toBe('fixed: depth 24, two more at their medians or modes')
    expect(held(five, ['island=Dream', 'depth=24'])).toBe(
      'fixed: depth 24, island Dream, one more at their medians',
    )
    expect(held(five, ['island=Dream', 'depth=24', 'mass=4'])).toBe(
      'fixed: depth 24, island Dream, one more as given',
    )
    expect(held(four, ['row:1', 'island=Biscoe'])).toBe('fixed: depth 15 (row 1), island Biscoe')
    expect(held(five, ['row:1'])).toBe('fixed: the other three columns as in row 1')
  })

  it('are called so no more when a reader moves them, in picture and alternative text of six languages', async () => {
    const moved = modelHolding(modelOf(four), ['depth=24'])
    expect(en.slice.near(sliceFacts(moved, en)).at(-1)).toBe('fixed: depth 24, island Dream')
    for (const lang of languages) {
      await loadLanguage({ lang })
      expect(saidIn(lang, moved)).not.toMatch(/median|médian|中位数|中央値/i)
      expect(saidIn(lang, modelOf(four))).toMatch(/median|médian|中位数|中央値/i)
    }
  })

  it('leave no other columns on pairs where all were given', () => {
    const model = modelOf(four, ['depth=24', 'island=Dream'])
    const pairs = { features: [0, 1], rows: [[model]], centres: [], half: 1 }
    expect(en.slice.pairs(pairsFacts(model, pairs, en)).at(-1)).toBe('fixed: depth 24, island Dream')
  })
})

describe('a class without a point near a slice', () => {
  it('is named in its caption and its alternative text, in six languages', async () => {
    const { strengths } = modelOf(five).slice!
    expect([...strengths.slice(20, 40)]).toEqual(Array(20).fill(0))
    for (const lang of ['en', ...languages]) {
      await loadLanguage({ lang })
      const say = languageOf({ lang })
      const facts = sliceFacts(modelOf(five), say)
      expect(say.slice.near(facts).join(), lang).toContain('Chinstrap')
      expect(say.alt.slice(facts), lang).toMatch(/[(（][^,、)）]*Chinstrap[^,、(（]*[)）]/)
    }
    expect(captionOf(five.scene.at('end'))).toMatch(
      /[0-9]+ of 60 rows lie near this slice \(none of Chinstrap\)/,
    )
  })

  it('is not where all classes have one', () => {
    expect(sliceFacts(modelOf(five, ['depth=20', 'mass=5']), en).without).toEqual([])
  })
})
