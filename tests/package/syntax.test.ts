import { expect, it } from 'vitest'
import { namedStatementsIn, tableEntriesIn, taggedIn } from './syntax.ts'

it('finds the entries of a registry, whatever their names are elsewhere', () => {
  const code = `
import type { Scene } from './scene.ts'
import { boundary, levels as heights } from './boundary.ts'
import { html } from './html.ts'
const all = { boundary, heights, 'figure.html': html }
const others: Record<string, Scene> = { ...all, own: () => boundary }
const words = { boundary: 'the boundary' }`
  expect(tableEntriesIn(code).map(({ key, from, name }) => [key, from, name])).toEqual([
    ['boundary', './boundary.ts', 'boundary'],
    ['heights', './boundary.ts', 'levels'],
    ['figure.html', './html.ts', 'html'],
  ])
})

it('finds the members of interfaces that have a mark, each by its own docstring', () => {
  const code = `
/** @mark */
interface Scene {
  facts: object
  /** Words. @mark */
  alt(say: object): string
  /** A plan. */
  plan(): { notes(): string }
  /** @mark */
  lines?(): object
}`
  expect(taggedIn(code, '@mark')).toEqual(['alt', 'lines'])
})

it('knows what each statement declares and may use', () => {
  const code = `
import { a, b as c } from './a.ts'
import type { D } from './d.ts'
export interface E { f: D }
const [g, { h, i: j = a }] = c
export function k(l: E, { m = g }) {
  const n = l.f
  return { o: n, g, p: (q: D) => q + m }
}`
  const all = namedStatementsIn(code).map(({ names, uses, isType }) => ({
    names: names.join(),
    uses: [...uses].filter(name => !names.includes(name)).join(),
    isType,
  }))
  expect(all).toEqual([
    { names: 'a,c', uses: 'b', isType: false },
    { names: 'D', uses: '', isType: true },
    { names: 'E', uses: 'D', isType: true },
    { names: 'g,h,j', uses: 'a,c', isType: false },
    { names: 'k', uses: 'E,g,D', isType: false },
  ])
})
