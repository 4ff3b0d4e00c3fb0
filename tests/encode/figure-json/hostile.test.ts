import { describe, expect, it } from 'vitest'
import { base } from '#built/base-glyphs'
import { maxFigure, readFigureFile } from '../../../src/encode/figure-json/read-figure.ts'
import { WorkError } from '../../../src/options/error.ts'
import { toSvg } from '../../../src/paint/svg.ts'
import { drawn, expectNoMore, places, sceneOf, texts } from './damages.ts'

const baseContours = base.contours.length

describe('a hostile figure.json', () => {
  it('draws, or is refused with a sentence, and takes no more steps than others', () => {
    // Many more damages are those of `hostile.slow.ts`.
    expectNoMore(10)
  })

  it('is refused where bytes of its arrays are cut off or not numbers', () => {
    for (const text of texts) {
      const file = JSON.parse(text)
      for (const i of file.figure.arrays.keys()) {
        const [kind, bytes] = file.figure.arrays[i].split(' ')
        const cut = structuredClone(file)
        cut.figure.arrays[i] = `${kind} ${bytes.slice(0, 4 * Math.floor(bytes.length / 8))}`
        if (bytes.length > 200) expect(drawn(JSON.stringify(cut))).toBeNull()
      }
    }
  })

  it.each([
    ['', 'the figure is damaged: '],
    ['{"format":"nnanim-figure"', 'the figure is damaged: '],
    ['[]', 'this is no figure.json of nnanim'],
    ['null', 'this is no figure.json of nnanim'],
    ['{"format":"nnanim-figure"}', 'the figure is damaged: it names no player'],
    [
      '{"format":"nnanim-figure","player":2,"nnanim":"9.0.0"}',
      'the figure needs player 2, as nnanim 9.0.0 has it',
    ],
    ['{"format":"nnanim-figure","player":1}', 'the figure is damaged: '],
    ['['.repeat(1e6), 'the figure is damaged: '],
    [
      `{"format":"nnanim-figure","player":1,"figure":{"arrays":[],"data":${'['.repeat(1e5)}${']'.repeat(1e5)}}}`,
      'the figure is damaged: ',
    ],
    [' '.repeat(maxFigure + 1), 'the figure is too large: a figure.json has at most 8 MB'],
  ])('%.40s is refused', (text, message) => {
    expect(() => readFigureFile(text)).toThrow(WorkError)
    expect(() => readFigureFile(text)).toThrow(message)
  })

  it.each([
    ['size', { width: 1e6, height: 600 }],
    ['size', 1],
    ['duration', 1e9],
    ['trails', 1e9],
    ['classes', 1e9],
    ['duration', null],
  ])('asks for no more than is drawn: %s %j', (key, value) => {
    const file = JSON.parse(texts[0])
    file.figure.data.spec[key] = value
    expect(() => readFigureFile(JSON.stringify(file))).toThrow(`the figure is damaged: ${key}`)
  })

  it.each<[fault: string, damage: Record<string, unknown>]>([
    ['title', { spec: { title: 'a'.repeat(1001) } }],
    ['classes', { classes: ['a'.repeat(1001), 'b'] }],
    ['scale', { scale: { mean: [0], deviation: [1, 1] } }],
    ['scale', { scale: { mean: [0, 0], deviation: [1, 0] } }],
    ['scale', { scale: { mean: ['0', 0], deviation: [1, 1] } }],
    ['contours', { contour: 'l0 822x' }],
    ['contours', { contour: 'l0 822l-214' }],
    ['contours', { contour: 'l0 822 1 2' }],
    ['contours', { contour: 'l0 9999999c' }],
    ['contours', { contour: 'l0 1'.repeat(40_000) }],
    ['glyphs', { contour: 'l99999 0l0 99999c' }],
    ['glyphs', { contour: 'l1 1'.repeat(6000) }],
    ['glyphs', { glyph: { outline: [0, 1e5, 0] } }],
    ['glyphs', { glyph: { outline: [0, 0, -1e5] } }],
    ['glyphs', { glyph: { outline: [0, 0] } }],
    ['glyphs', { glyph: { width: 1e3 } }],
    ['glyphs', { glyph: { width: -1 } }],
    ['glyphs', { glyph: { bolder: 50 } }],
    ['kerning', { kerning: { ab: -1e3 } }],
  ])('takes no longer than others: %s, case %#', (what, { spec, contour, glyph, kerning, ...dataset }) => {
    const file = JSON.parse(texts[0])
    const { data } = file.figure
    const { glyphs } = data
    const own = glyphs.glyphs[600]
    const place = Object.keys(own)[0] ?? '₁'
    glyphs.contours.push(contour ?? 'l0 822l-214 0c')
    const number = baseContours + glyphs.contours.length - 1
    own[place] = { width: 0.5, ...own[place], outline: [number, 0, 0], ...(glyph as object) }
    const read = () => readFigureFile(JSON.stringify(file))
    if (!contour && !glyph) expect(read).not.toThrow()
    Object.assign(data.spec, spec)
    Object.assign(data.networks[0].model.dataset, dataset)
    Object.assign(glyphs.kerning[400].words, kerning)
    expect(read).toThrow(`the figure is damaged: ${what}`)
  })

  it('is no prototype of anything', () => {
    const text = texts[1].replace('"known":{', '"known":{"__proto__":{"polluted":1},')
    expect(() => readFigureFile(text)).toThrow('the figure is damaged: __proto__')
    expect({}).not.toHaveProperty('polluted')
  })

  it('says a script in any of its texts as text', () => {
    const script = '<script>alert(1)</script>'
    const file = JSON.parse(texts[0])
    const { data } = file.figure
    const [{ model }] = data.networks
    const asScript = (tree: unknown, keys: string) => {
      for (const [holder, key] of places(tree))
        if (typeof holder[key] === 'string' && keys.split(' ').includes(key)) holder[key] = script
    }
    Object.assign(file, { title: script, alt: script, nnanim: script })
    Object.assign(data, { title: script, alt: script, command: script })
    Object.assign(data.spec, { title: script, caption: script })
    model.dataset.features.fill(script)
    model.dataset.classes.fill(script)
    asScript(model, 'name label')
    const scene = sceneOf(JSON.stringify(file))
    const svg = toSvg(scene, 0)
    expect(svg).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(svg).not.toContain('<script')
  })
})
