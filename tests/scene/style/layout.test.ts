import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { head } from '../../../src/scene/style/head.ts'
import { type HeadText, layOut, measureLegend } from '../../../src/scene/style/layout.ts'
import { textWidth } from '../../../src/scene/style/text.ts'
import { themes } from '../../../src/scene/style/theme.ts'
import { boundsOf, collisions, overlap, strays, textBounds, textsOf } from '../outline.ts'

const titles = [
  '',
  'The data',
  'Two hidden units, one straight line',
  'A title that somebody wrote without much thought for the width of the picture that it stands on',
  '隐藏层把平面弯曲成一条直线可以分开的样子隐藏层把平面弯曲成一条直线',
]
const captions = [
  [],
  ['The data: a straight line gets 150 of 200', 'Hidden layer: now a straight line separates all 200'],
  ['12 features, projected (73 % of the variance): flat cuts get 1234 of 1234', 'x'],
  ['短い説明文が図の上に立っている、それほど短くもない'],
]
const legends = [
  [],
  ['class 0', 'class 1'],
  ['setosa', 'versicolor', 'virginica'],
  ['a', 'a class with a name that goes on and on and on beyond all reason'],
  ['分類の名前がとても長い', '短い', 'もうひとつの長い名前'],
  ['transaction approved', 'transaction rejected', 'transaction under review'],
  [
    'patients in the control group',
    'patients who left the study early',
    'patients without any diagnosis',
    'patients with hypertension stage two',
  ],
  Array.from({ length: 12 }, (_, k) => `${'ABCDEFGHIJKL'[k]}, a name that is longer than most are`),
]
const sizes = [
  [100, 100],
  [200, 200],
  [300, 300],
  [480, 480],
  [600, 600],
  [1000, 520],
  [520, 1000],
  [400, 100],
  [100, 400],
  [2000, 2000],
]
const cases = sizes.flatMap(([width, height]) =>
  titles.flatMap(title =>
    captions.flatMap(lines =>
      legends.map(legend => ({ width, height, text: { title, captions: lines, legend } })),
    ),
  ),
)

function drawn(width: number, height: number, text: HeadText) {
  const layout = layOut(width, height, text)
  return (text.captions.length > 0 ? text.captions : ['']).map(caption => ({
    layout,
    shapes: head(layout, themes.light, { title: text.title, caption, legend: text.legend }),
  }))
}

describe('layOut and head', () => {
  it('let nothing overlap and nothing leave the picture, at any size, for any title, caption and classes', () => {
    const faults: string[] = []
    for (const { width, height, text } of cases) {
      for (const { layout, shapes } of drawn(width, height, text)) {
        const where = `${width}×${height} ${JSON.stringify(text).slice(0, 120)}`
        for (const fault of [...collisions(shapes), ...strays(shapes, layout)])
          faults.push(`${where}: ${fault}`)
        const legend = shapes.filter(({ kind }) => kind === 'dots')
        for (const dot of legend) {
          for (const written of textsOf(shapes))
            if (overlap(boundsOf(dot), textBounds(written))) faults.push(`${where}: dot / ${written.text}`)
        }
        for (const written of textsOf(shapes))
          if (textBounds(written)[3] > layout.plot.y) faults.push(`${where}: plot / ${written.text}`)
      }
    }
    expect(faults.slice(0, 10)).toEqual([])
  })

  it('keep the plot square, within the picture, with room for its axes', () => {
    for (const { width, height, text } of cases) {
      const { plot, textScale } = layOut(width, height, text)
      expect(plot.size).toBeGreaterThan(0)
      expect(plot.x).toBeGreaterThan(0)
      expect(plot.x + plot.size).toBeLessThan(width)
      expect(height - plot.y - plot.size).toBeGreaterThanOrEqual(40 * textScale)
    }
  })

  it('write a title, caption and legend of usual length in full', () => {
    const text = { title: titles[2], captions: captions[1], legend: legends[1] }
    for (const [i, { shapes }] of drawn(600, 600, text).entries())
      expect(textsOf(shapes).map(shape => shape.text)).toEqual([text.title, text.captions[i], ...text.legend])
  })

  it('write long names of classes in several rows before they cut them', () => {
    const [{ shapes }] = drawn(600, 600, { title: titles[2], captions: captions[1], legend: legends[6] })
    expect(textsOf(shapes).map(shape => shape.text)).toEqual([titles[2], captions[1][0], ...legends[6]])
  })

  it('never show less than the first letters of every class', () => {
    for (const { width, height, text } of cases.filter(
      ({ width, height }) => Math.min(width, height) >= 300,
    )) {
      const [{ shapes }] = drawn(width, height, text)
      const written = textsOf(shapes).map(shape => shape.text)
      for (const name of text.legend)
        expect(written.some(t => (t === name || t.length > 1) && name.startsWith(t.replace('…', '')))).toBe(
          true,
        )
    }
  })

  it('place the head where it is for every caption of a scene', () => {
    const { layout } = drawn(600, 600, { title: titles[1], captions: captions[1], legend: [] })[0]
    const places = captions[1].map(caption => {
      const [, line] = textsOf(head(layout, themes.light, { title: titles[1], caption, legend: [] }))
      return [line.x, line.y, line.size]
    })
    expect(places[0]).toEqual(places[1])
  })

  it('scale with the picture from 600 pixels on', () => {
    const text = { title: titles[1], captions: captions[1], legend: legends[1] }
    const [small, large] = [layOut(600, 600, text), layOut(1200, 1200, text)]
    expect(large.plot.size).toBeCloseTo(2 * small.plot.size, 9)
    expect(large.title.size).toBeCloseTo(2 * small.title.size, 9)
  })
})

describe('measureLegend', () => {
  it('is what the drawn legend takes, from the first dot to the end of the last name', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'class 1', 'virginica'), { minLength: 1, maxLength: 3 }),
        names => {
          const layout = layOut(800, 800, { title: '', captions: [], legend: names })
          const shapes = head(layout, themes.light, { title: '', caption: '', legend: names })
          const { size } = layout.legend!
          const last = textsOf(shapes).at(-1)!
          const width = last.x + textWidth(last.text, size) - boundsOf(shapes[0])[0]
          expect(width).toBeCloseTo(measureLegend(names, size), 9)
        },
      ),
      { seed: 1, numRuns: 20 },
    )
  })
})
