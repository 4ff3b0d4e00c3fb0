import { describe, expect, it } from 'vitest'
import type { Decider, LinearFacts } from '../../src/language/facts.ts'
import * as fr from '../../src/language/fr.ts'
import { samples } from './samples.ts'
import { textsOf } from './told.ts'

const texts = textsOf(fr)

/** Facts whose values are kinds, which no text says as they are. */
const kinds = new Set(
  'back by constant counted key kind line method moved others place plane planes points remedy says shape side stopped than unit view why'.split(
    ' ',
  ),
)

function stringsIn(facts: unknown): string[] {
  if (typeof facts === 'string') return facts.length > 2 ? [facts] : []
  if (typeof facts !== 'object' || facts === null) return []
  return Object.entries(facts).flatMap(([key, value]) =>
    typeof value === 'string' && kinds.has(key) ? [] : stringsIn(value),
  )
}

/** What the samples insert in texts as it is, which may be English, the longest first; and flags. */
const inserted = new RegExp(
  [...new Set(stringsIn(samples))]
    .sort((a, b) => b.length - a.length)
    .map(name => `(?<![\\p{L}\\d])${name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}(?![\\p{L}\\d])`)
    .concat('--[a-z-]+')
    .join('|'),
  'giu',
)
const french = texts.map(([path, text]) => [path, text.replace(inserted, '')] as const)

describe('French', () => {
  const said = (path: string) => texts.flatMap(([place, text]) => (place === path ? [text] : []))

  it('has a space that does not break before : ; ! ? and %, and inside quotation marks', () => {
    for (const [path, ours] of french) {
      if (path.startsWith('page.keyTable')) continue
      for (const [mark] of ours.matchAll(/.{0,1}:(?!\d)/g)) expect(mark, `${path}: ${ours}`).toBe('\u00a0:')
      for (const [mark] of ours.matchAll(/.{0,1}[;!?%]/g)) expect(mark, `${path}: ${ours}`).toMatch(/^\u202f/)
      expect(ours, path).not.toMatch(/[«](?!\u00a0)|(?<!\u00a0)»|[“”"']/)
    }
    expect(said('choice.nothing')[0]).toBe('Pas mieux que toujours «\u00a0no\u00a0»')
    expect(said('numbers.certainty')).toEqual(
      ['100', '> 99,9', '99,9', '86,1', '50'].map(share => `${share}\u202f%`),
    )
  })

  it('has decimal commas, and semicolons where they stand in a row', () => {
    for (const [path, text] of french) expect(text, path).not.toMatch(/\d\.\d|\d,\d+, \d+,\d/)
    expect(said('errors.above').slice(0, 4)).toEqual([
      'erreur de 0,20\u202f; test 0,31',
      'erreur de 0,20\u202f; test 0,31',
      '0,20\u202f; test 0,31',
      '0,20\u202f; 0,31',
    ])
    expect(said('numbers.local')).toEqual(['0,25', '−1,5', '3,1k'])
  })

  it('keeps numbers from eleven on with their nouns', () => {
    for (const [path, text] of texts.filter(([path]) => path !== 'alt.sentences'))
      expect(text, path).not.toMatch(
        /\d (neurone|point|variable|colonne|ligne|vecteur|autre|itération|époque)/,
      )
  })

  it('counts nothing and one in the singular, all others in the plural, in their genders', () => {
    const counts = [0, 1, 2, 5, 21]
    expect(
      counts.map(units => fr.layers.to({ layer: 2, units, kept: null })[0].replace(/^.*: /, '')),
    ).toEqual(
      ['0 neurone', '1 neurone', '2 neurones', '5 neurones', '21 neurones'].map(text =>
        text.replace(' ', '\u00a0'),
      ),
    )
    expect(counts.map(cuts => fr.chapters.fence({ cuts }))).toEqual([
      'Aucune coupe',
      'Une coupe',
      'Deux coupes',
      'Cinq coupes',
      '21\u00a0coupes',
    ])
    expect(counts.map(count => fr.network.inputs({ count })[0])).toEqual([
      'L’entrée\u00a0: aucun nombre',
      'L’entrée\u00a0: un nombre',
      'L’entrée\u00a0: deux nombres',
      'L’entrée\u00a0: cinq nombres',
      'L’entrée\u00a0: 21\u00a0nombres',
    ])
    const wrong = { samples: 200, planes: null }
    expect(counts.slice(1).map(count => fr.results.allSides({ ...wrong, wrong: count })[0])).toEqual([
      '1\u00a0point sur\u00a0200 est du mauvais côté',
      ...[2, 5, 21].map(count => `${count}\u00a0points sur\u00a0200 sont du mauvais côté`),
    ])
    const slice = { shown: true, foreign: false }
    expect([0.31, 1.2, 1.98, 2.4].map(distance => fr.slice.fromSlice({ ...slice, distance }))).toEqual([
      '0,31\u00a0écart type',
      '1,2\u00a0écart type',
      '2,0\u00a0écarts types',
      '2,4\u00a0écarts types',
    ])
  })

  it('has articles and verbs in gender and number of what decides', () => {
    const facts = { samples: 200, constant: null, classes: null, better: null, held: null }
    const gets = (by: Decider, correct: number) => fr.results.network({ ...facts, by, correct })[0]
    expect(gets({ kind: 'threshold', many: false }, 200)).toBe('Un seuil sépare les 200\u00a0points')
    expect(gets({ kind: 'line', many: false }, 197)).toBe('Une droite classe bien 197 sur\u00a0200')
    expect(gets({ kind: 'line', many: true }, 200)).toBe('Des droites séparent les 200\u00a0points')
    expect(gets({ kind: 'plane', many: true }, 150)).toBe('Des plans classent bien 150/200')
    expect(gets({ kind: 'output layer' }, 200)).toBe('La couche de sortie sépare les 200\u00a0points')
    expect(gets({ kind: 'cuts', cuts: 1, further: 2 }, 150)).toBe(
      'L’ensemble des couches\u00a0: 150 sur\u00a0200',
    )
    const linear: LinearFacts[] = [
      { kind: 'threshold', many: false },
      { kind: 'line', many: false },
      { kind: 'line', many: true },
      { kind: 'plane', many: false },
      { kind: 'linear', many: false },
    ]
    expect(linear.map(by => fr.results.none(by)[0].replace(/ ne .*/, ''))).toEqual([
      'Aucun seuil',
      'Aucune droite',
      'Même des droites',
      'Aucun plan',
      'Aucun classifieur linéaire',
    ])
    expect(linear.map(by => fr.results.another(by)[0].replace(/ les .*/, ''))).toEqual([
      'Un autre seuil',
      'Une autre droite',
      'D’autres droites',
      'Un autre plan',
      'Un autre classifieur linéaire',
    ])
  })

  it('elides before a vowel, and has no article in the plural after “de”', () => {
    const unit = { units: 1, activation: 'relu' }
    const answers = [
      [],
      [unit],
      [{ units: 2, activation: 'tanh' }],
      [unit, { units: 3, activation: 'tanh' }],
    ].map(layers =>
      fr.alt.boundary({ layers, features: null, cuts: false }).replace('ils sont montrés avec les ', ''),
    )
    expect(answers).toEqual([
      'prédictions d’un réseau sans couche cachée',
      'prédictions d’une couche cachée d’un neurone relu',
      'prédictions d’une couche cachée de deux neurones tanh',
      'prédictions de couches cachées de 1\u00a0neurone relu et 3 tanh',
    ])
    for (const [path, text] of french)
      expect(text, path).not.toMatch(/\b(de|que|le|la) (une?|onze|il|elle|entrée)\b|\bde (le|des)\b/i)
  })

  it('writes the first of a month as dates do, and ordinals in the gender of their noun', () => {
    expect([1, 2, 31].map(day => fr.axes.date({ day, month: 8, year: 2024 }))).toEqual([
      '1er août 2024',
      '2 août 2024',
      '31 août 2024',
    ])
    expect([0, 1].map(index => [fr.axes.component({ index }), fr.axes.discriminant({ index })])).toEqual([
      ['1re composante', '1er axe discriminant'],
      ['2e composante', '2e axe discriminant'],
    ])
  })
})
