import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { installed, isPublished, passages } from './install.js'

const read = (page: string) => readFileSync(page, 'utf8')
const pages = [
  'README.md',
  ...['docs', 'examples'].flatMap(folder =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter(name => /\.(md|ipynb)$/.test(name) && !name.includes('node_modules'))
      .map(name => `${folder}/${name}`),
  ),
]

/** What works only where npm's registry has nnanim. */
const fromRegistry =
  /npm (install|i|add)( -\S+)* nnanim\b|npx (--yes|-y|-p) nnanim|unpkg\.com\/nnanim|(?<!npm ci && )npx nnanim blobs .*-o/
const unpublished = /not published on npm|nicht auf npm veröffentlicht|没有发布到 npm/

/** A page without the passages that the constant turns. */
const restOf = (page: string) =>
  (passages[page] ?? []).flat().reduce((text, form) => text.replace(form, ''), read(page))

describe('how nnanim is installed', () => {
  it.each(Object.keys(passages))('%s says it as the constant wants, and turns both ways', page => {
    const text = read(page)
    expect(installed(page, text)).toBe(text)
    const other = installed(page, text, !isPublished)
    expect(other).not.toBe(text)
    expect(installed(page, other)).toBe(text)
    expect(installed(page, text, true)).not.toMatch(unpublished)
    expect(installed(page, text, false)).not.toMatch(fromRegistry)
  })

  it.each(pages)('%s names the registry nowhere else', page => {
    expect(fromRegistry.exec(restOf(page))?.[0]).toBeUndefined()
    expect(unpublished.exec(restOf(page))?.[0]).toBeUndefined()
  })

  it.each(['README.md', 'docs/README.de.md', 'docs/README.zh.md', 'docs/library.md', 'docs/python.md'])(
    '%s says that nnanim is not published, until it is, and then names the registry',
    page => {
      expect(installed(page, read(page), false)).toMatch(unpublished)
      expect(installed(page, read(page), true)).toMatch(fromRegistry)
    },
  )

  it('no form of a passage is part of the other, so that it is known which one stands there', () => {
    for (const [clone, registry] of Object.values(passages).flat())
      expect([clone.includes(registry), registry.includes(clone)]).toEqual([false, false])
  })

  it('a passage that was changed on its page only is an error of the build', () => {
    expect(() => installed('docs/library.md', '# The library')).toThrow('docs/library.md lacks a passage')
  })
})
