import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { base } from '#built/base-glyphs'
import { figureJson } from '../../../src/encode/figure-json/figure-json.ts'
import { maxFigure, orDamaged, readFigureFile } from '../../../src/encode/figure-json/read-figure.ts'
import { pageFont } from '../../../src/encode/html/glyphs.ts'
import { languageOf } from '../../../src/language/languages.ts'
import { WorkError } from '../../../src/options/error.ts'
import { toSvg } from '../../../src/paint/svg.ts'
import { tools } from '../../../src/render/tools.ts'
import { figureScene } from '../../../src/scene/compose/figure-scene.ts'
import { sequence } from '../../../src/scene/compose/sequence.ts'
import { scenesOf } from '../../../src/scene/scenes/registry.ts'
import type { Shape } from '../../../src/scene/shape.ts'
import { filmOf, frameOf } from '../frames.ts'
import { figureOf } from '../html/make-page.ts'

async function textOf(options: object): Promise<string> {
  const { input, scene, alt, recipe } = await figureOf({ restarts: 1, theme: 'auto', ...options })
  const { width, height } = scene
  const made = { width, height, alt, figure: input, font: scene.font?.files, recipe: JSON.stringify(recipe) }
  const bytes = await figureJson.write(filmOf([frameOf(1, 1, () => 0)], made), scene, tools)
  return new TextDecoder().decode(bytes)
}

/** Files of figures of several kinds. */
const texts = await Promise.all([
  textOf({ data: 'y > x', samples: 30, hidden: 2 }),
  textOf({ data: 'circles', samples: 30, hidden: 3, scene: 'orbit' }),
  textOf({ data: 'moons', samples: 30, hidden: '2,2', scene: 'training' }),
  textOf({ data: 'y = sin(3*x)', samples: 20, hidden: 2 }),
  textOf({ data: 'xor', samples: 30, hidden: '1..2' }),
])

/** The scene of a figure.json, as the player builds it. */
function sceneOf(text: string) {
  const { spec, networks, glyphs, own } = readFigureFile(text).figure
  const font = own ? pageFont(glyphs) : undefined
  return figureScene(spec, networks, scenesOf(spec), languageOf(spec), font, sequence)
}

function shapesIn(shapes: readonly Shape[]): number {
  return shapes.reduce((sum, shape) => sum + (shape.kind === 'group' ? shapesIn(shape.children) : 1), 0)
}

/** The shapes that a figure.json has at five moments; null where it is refused. */
function drawn(text: string): number | null {
  try {
    return orDamaged(() => {
      const scene = sceneOf(text)
      const moments = ['poster', 'end', ...[0, 0.3, 0.8].map(share => share * scene.duration)] as const
      return moments.reduce<number>((sum, moment) => sum + shapesIn(scene.at(moment)), 0)
    })
  } catch (error) {
    expect(error).toBeInstanceOf(WorkError)
    expect((error as Error).message).toMatch(/^the figure is damaged: |^the figure needs player|^this is no/)
    return null
  }
}

type Tree = Record<string, unknown>

/** Every place of a tree: what holds it, and its key. */
function places(tree: unknown): [holder: Tree, key: string][] {
  if (typeof tree !== 'object' || tree === null) return []
  return Object.keys(tree).flatMap(
    key => [[tree as Tree, key], ...places((tree as Tree)[key])] as [Tree, string][],
  )
}

const values = [
  ...[null, true, 0, -1, 1, 3, 0.5, 1e-9, 1e9, 1e300, 5e-324, 2 ** 31, 65_536],
  ...['', 'x', 'l0 1x', '__proto__', 'constructor', '@Infinity', '@NaN', '@#0', '@#99', [], {}, [[]], [0]],
]

const damages = fc.array(fc.record({ at: fc.nat(), value: fc.constantFrom(...values) }), {
  minLength: 1,
  maxLength: 3,
})

const baseContours = base.contours.length

describe('a hostile figure.json', () => {
  it('draws, or is refused with a sentence, and takes no more steps than others', () => {
    for (const text of texts) expect(drawn(text)).toBeLessThan(1000)
    fc.assert(
      fc.property(fc.nat(texts.length - 1), damages, (which, damages) => {
        const file = JSON.parse(texts[which])
        const { spec, networks } = file.figure.data
        const all = places({ spec, networks })
        for (const { at, value } of damages) {
          const [holder, key] = all[at % all.length]
          holder[key] = value
        }
        const count = drawn(JSON.stringify(file))
        if (count !== null) expect(count).toBeLessThan(20_000)
      }),
      { numRuns: 8, seed: 34 },
    )
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
