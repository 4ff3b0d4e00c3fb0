import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { html, pageTexts } from '../../../src/encode/html/html.ts'
import { type PageCode, policyOf, scriptOf, writePage } from '../../../src/encode/html/page.ts'
import { fromJson, type PageData, toJson } from '../../../src/encode/html/page-data.ts'
import * as en from '../../../src/language/en.ts'

const hostile = `</script><script>bad()</script><!--<script> "'&]]> <img onerror=bad()> \u2028\u2029 \ud83d {}`

const code: PageCode = {
  licenses: 'd3: Copyright Mike Bostock',
  style: 'body{margin:0}',
  modules: {
    player: {
      code: 'require("./shared.js");exports.start=()=>"</script><!--"',
      imports: ['shared'],
      says: ['tag'],
    },
    'language-en-tag': { code: 'exports.tag="en"', imports: ['words'], says: [] },
    'language-en-titles': { code: '', imports: [], says: [] },
    words: { code: '', imports: [], says: [] },
    'scene-data': { code: 'exports.scene=1', imports: ['shared'], says: [] },
    'scene-orbit': { code: 'exports.scene=2', imports: [], says: [] },
    shared: { code: 'exports.a=1', imports: [], says: [] },
  },
}
const data = {
  spec: { title: hostile },
  networks: [
    {
      values: Float64Array.of(1, Number.NaN, -0),
      same: Float64Array.of(1, Number.NaN, -0),
      infinite: Number.POSITIVE_INFINITY,
    },
    { indices: Int32Array.of(3, -4), bytes: Uint8Array.of(255), [hostile]: null },
  ],
  title: hostile,
} as unknown as PageData
const recipe = JSON.stringify({ nnanim: '1', spec: { title: hostile } })
const page = writePage(code, {
  ...{
    title: hostile,
    alt: hostile,
    colorScheme: 'light',
    data: toJson(data),
    recipe,
    scenes: [['transform', 'data']],
  },
  ...{ plays: false, lang: 'en', say: en },
})
const file = new TextEncoder().encode(page)

describe('a page', () => {
  it('has four scripts whatever its texts are: the one that sees damage, recipe, data and code', () => {
    // As HTML is read: a script ends at the first "</script", and "<!--" is nowhere.
    expect(page.match(/<script\b[^>]*>/gi)).toEqual([
      '<script>',
      '<script type="application/json" id="recipe">',
      '<script type="application/json" id="figure">',
      '<script>',
    ])
    expect(page.match(/<\/script/gi)).toHaveLength(4)
    expect(page).not.toMatch(/<!--|<img/)
    expect(page).toContain('<title>&lt;/script&gt;&lt;script&gt;bad()')
  })

  it('carries data that reads as what it was, each array once', () => {
    const [, text] = /id="figure">([^<]*)</.exec(page)!
    expect(text).toMatch(/^[\x20-\x7e]*$/)
    expect(fromJson(text)).toEqual(data)
    expect(text.match(/f64 /g)).toHaveLength(1)
  })

  it('carries its recipe, is known by its beginning, and is whole with its end', () => {
    expect(pageTexts(file).map(text => JSON.parse(text))).toEqual([JSON.parse(recipe)])
    expect(html.metadata!.is(file)).toBe(true)
    expect(html.metadata!.isWhole(file, file.length)).toBe(true)
    expect(html.metadata!.isWhole(file.subarray(0, -3), file.length - 3)).toBe(false)
  })

  it('has the code of its scenes and what they share, which runs', () => {
    const script = scriptOf(code.modules, { scenes: [['transform', 'data']], plays: false, lang: 'en' })
    expect(script).toContain('"scene-data"(')
    expect(script).toContain('"transform":load("scene-data")')
    expect(script).not.toContain('scene-orbit')
    expect(script).toMatch(/"language-en-tag"\([\s\S]*"words"\([\s\S]*start\(document,\{.*\},\{tag:load/)
    expect(script).not.toContain('language-en-titles')
    expect(script).not.toMatch(/<\/script|<!--/i)
    expect(() => new Function('document', script)({})).not.toThrow()
  })

  it('has its alternative text first of all, for as long as there is no figure, or where it is cut off', () => {
    const [before] = page.split('id="recipe"')
    expect(before).toContain('<div id="alt"><p>&lt;/script&gt;&lt;script&gt;bad()')
    expect(before).toContain('<p hidden>The figure cannot be drawn: this page is damaged')
  })

  it('brings along the licences of the packages in its code', () => {
    expect(page).toContain('<script>/*!\nd3: Copyright Mike Bostock\n*/\n')
  })

  it('has an icon, an empty one, so that no browser asks its host for one', () => {
    expect(page).toContain('<link rel="icon" href="data:,">')
  })

  it('has a policy that allows the two scripts and the one style that stand in it, and its icon', () => {
    const sha256 = (text: string) => createHash('sha256').update(text).digest('base64')
    const [first, second] = Array.from(page.matchAll(/<script>([\s\S]*?)<\/script>/g), ([, script]) =>
      sha256(script),
    )
    expect(policyOf(page, sha256)).toBe(
      `default-src 'none'; script-src 'sha256-${first}' 'sha256-${second}' 'wasm-unsafe-eval'; style-src 'sha256-${sha256(code.style)}'; img-src data:`,
    )
  })
})
