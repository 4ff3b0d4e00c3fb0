import { describe, expect, it } from 'vitest'
import { layOut } from '../../../src/scene/layout/lay-out.ts'
import type { HeadText } from '../../../src/scene/layout/layout.ts'
import type { Shape } from '../../../src/scene/shape.ts'
import { head } from '../../../src/scene/style/head.ts'
import { themes } from '../../../src/scene/style/themes.ts'
import { type Bounds, boundsOf, collisions, overlap, spell, strays, textBounds, textsOf } from '../outline.ts'

const titles = [
  '',
  'The data',
  'Two hidden units, one straight line',
  'A title that somebody wrote without much thought for the width of the picture that it stands on',
  '隐藏层把平面弯曲成一条直线可以分开的样子隐藏层把平面弯曲成一条直线',
]
const captions = [
  [],
  ['The data: the best straight line gets 150 of 200', 'Hidden layer: now a straight line separates all 200'],
  ['12 features, projected (73 % of the variance): flat cuts get 1234 of 1234', 'x'],
  ['短い説明文が図の上に立っている、それほど短くもない'],
]
const classNames = [
  [],
  ['class 0', 'class 1'],
  ['a', 'a class with a name that goes on and on and on beyond all reason'],
  ['分類の名前がとても長い', '短い', 'もうひとつの長い名前'],
  [
    'patients in the control group',
    'patients who left the study early',
    'patients without any diagnosis',
    'patients with hypertension stage two',
  ],
  Array.from({ length: 12 }, (_, k) => `${'ABCDEFGHIJKL'[k]}, a name that is longer than most are`),
]
const named = (names: readonly string[]) => names.map((name, mark) => ({ name, mark }))
const legends = classNames.map(named)
const sizes = [[100, 100], [300, 300], [600, 600], [1000, 520], [520, 1000], [400, 100], [100, 400], [2000, 2000]] // biome-ignore format: a list of sizes
/** Each size with all classes, and with titles and captions in turn, of stills and of films. */
const cases = sizes.flatMap(([width, height], s) =>
  legends.map((legend, l) => {
    const text: HeadText = { titles: [titles[(s + l) % 5]], captions: captions[(s + 3 * l) % 4], legend }
    const isFilm = (s + l) % 2 === 0
    const film = isFilm ? { film: true, details: ['', 'held out 57 of 60 · loss 0.12'] } : {}
    return { width, height, text: { ...text, ...film } }
  }),
)

function drawn(width: number, height: number, text: HeadText) {
  const layout = layOut(width, height, text)
  return (text.captions.length > 0 ? text.captions : ['']).map(caption => ({
    layout,
    shapes: head(layout, themes.light, {
      title: text.titles[0],
      caption,
      detail: text.details?.at(-1),
      legend: text.legend,
    }),
  }))
}

describe('layOut and head', () => {
  it('let nothing overlap and nothing leave the picture, at any size, for any title, caption and classes', () => {
    const faults: string[] = []
    for (const { width, height, text } of cases) {
      for (const { layout, shapes } of drawn(width, height, text)) {
        const { plot, textScale } = layout
        const [left, low] = [plot.x - 56 * textScale, plot.y + plot.size + 44 * textScale]
        const withAxes: Bounds = [left, plot.y, plot.x + plot.size, low]
        const areas = [withAxes, ...shapes.filter(({ kind }) => kind === 'dots').map(boundsOf)]
        const over = textsOf(shapes).filter(written => areas.some(area => overlap(area, textBounds(written))))
        for (const fault of [
          ...collisions(shapes),
          ...strays(shapes, layout),
          ...over.map(({ text }) => text),
        ])
          faults.push(`${width}×${height} ${JSON.stringify(text).slice(0, 120)}: ${fault}`)
      }
    }
    expect(faults.slice(0, 10)).toEqual([])
  })

  it('keep the plot square, within the picture, with room for its axes', () => {
    for (const { width, height, text } of cases) {
      const { plot, textScale } = layOut(width, height, text)
      expect(Math.min(plot.size, plot.x)).toBeGreaterThan(0)
      expect(plot.x + plot.size).toBeLessThan(width)
      expect(height - plot.y - plot.size).toBeGreaterThanOrEqual(40 * textScale)
    }
  })

  it('never show less than the first letters of every class', () => {
    for (const { width, height, text } of cases.filter(
      ({ width, height }) => Math.min(width, height) >= 300,
    )) {
      const [{ shapes }] = drawn(width, height, text)
      const written = textsOf(shapes).map(shape => shape.text)
      for (const { name } of text.legend) {
        const isItsOwn = (t: string) => (t === name || t.length > 1) && name.startsWith(t.replace('…', ''))
        expect(written.some(isItsOwn)).toBe(true)
      }
    }
  })

  it('write a title, caption and legend of usual length in full', () => {
    const text = { titles: [titles[2]], captions: captions[1], legend: legends[1] }
    for (const [i, { shapes }] of drawn(600, 600, text).entries())
      expect(textsOf(shapes).map(shape => shape.text)).toEqual([
        ...text.titles,
        text.captions[i],
        ...classNames[1],
      ])
  })

  it('write long names of classes in several rows before they cut them', () => {
    const [{ shapes }] = drawn(600, 600, { titles: [titles[2]], captions: captions[1], legend: legends[4] })
    expect(textsOf(shapes).map(shape => shape.text)).toEqual([titles[2], captions[1][0], ...classNames[4]])
  })

  it('scale with the picture from 600 pixels on', () => {
    const text = { titles: [titles[1]], captions: captions[1], legend: legends[1] }
    const [small, large] = [layOut(600, 600, text), layOut(1200, 1200, text)]
    expect(large.plot.size).toBeCloseTo(2 * small.plot.size, 9)
    expect(large.title.size).toBeCloseTo(2 * small.title.size, 9)
  })
})

const usual: HeadText = { titles: [titles[2]], captions: captions[1], legend: legends[1] }

describe('in a wide picture', () => {
  it.each([
    [1920, 1080],
    [640, 360],
  ])('of %i × %i the plot fills the height, and type is a quarter larger', (width, height) => {
    const [{ layout, shapes }] = drawn(width, height, usual)
    const square = layOut(height, height, usual)
    expect(layout.plot.size).toBeGreaterThanOrEqual(0.8 * height)
    expect(layout.textScale).toBeCloseTo(1.25 * square.textScale, 9)
    expect(layout.title.size).toBeGreaterThanOrEqual(1.25 * square.title.size - 1e-9)
    expect(layout.caption.size).toBeGreaterThanOrEqual(1.25 * square.caption.size - 1e-9)
    expect(layout.legend!.size).toBeGreaterThanOrEqual(1.25 * square.legend!.size - 1e-9)
    for (const written of textsOf(shapes))
      expect(textBounds(written)[2]).toBeLessThan(layout.plot.x - 56 * layout.textScale)
  })
})

describe('in an upright picture', () => {
  it.each([
    [1080, 1920],
    [480, 720],
  ])('of %i × %i words and plot fill the height: no gap takes a fifth of it', (width, height) => {
    for (const film of [false, true]) {
      const { layout, shapes } = drawn(width, height, { ...usual, film })[0]
      const { plot, textScale } = layout
      const spans = shapes.map(boundsOf).map(([, top, , bottom]) => [top, bottom])
      spans.push([plot.y, plot.y + plot.size + 44 * textScale], [height, height])
      let end = 0
      for (const [top, bottom] of spans.sort((a, b) => a[0] - b[0])) {
        expect(top - end).toBeLessThan(0.2 * height)
        end = Math.max(end, bottom)
      }
    }
  })
})

describe('a text that is too long for a line', () => {
  const long = (words: number) => Array(words).fill('as many words').join(', ')

  it.each([300, 1000])('takes two at %i pixels, and up to four before it is cut', size => {
    const [{ shapes }] = drawn(size, size, { titles: [long(4)], captions: [long(6)], legend: [] })
    const texts = textsOf(shapes).map(({ text }) => text)
    expect(texts).toHaveLength(4)
    expect(`${texts[0]} ${texts[1]}`).toBe(long(4))
    expect(`${texts[2]} ${texts[3]}`).toBe(long(6))
    const [{ shapes: cut }] = drawn(size, size, { titles: [long(40)], captions: [], legend: [] })
    const lines = textsOf(cut).map(({ text }) => text)
    expect(lines).toHaveLength(4)
    expect(lines.map(line => line.endsWith('…'))).toEqual([false, false, false, true])
  })

  it.each([
    [300, 300],
    [520, 1000],
  ])('moves nothing at %i × %i: its lines are kept for all captions', (width, height) => {
    const scene = drawn(width, height, { ...usual, captions: ['short', long(7)] })
    const [short, wrapped] = scene.map(({ shapes }) => shapes)
    expect(wrapped.length).toBeGreaterThan(short.length)
    const others = (shapes: Shape[]) =>
      shapes.filter(shape => shape.kind !== 'text' || !/short|many/.test(shape.text)).map(spell)
    expect(others(wrapped)).toEqual(others(short))
  })
})
