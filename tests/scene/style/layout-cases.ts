// Heads of pictures of many sizes with many titles, captions and classes, and what holds of all of them.
import { expect, it } from 'vitest'
import { head } from '../../../src/scene/style/head.ts'
import { layOut } from '../../../src/scene/style/lay-out.ts'
import type { HeadText } from '../../../src/scene/style/layout.ts'
import { themes } from '../../../src/scene/style/themes.ts'
import { type Bounds, boundsOf, collisions, overlap, strays, textBounds, textsOf } from '../outline.ts'

export const titles = [
  '',
  'The data',
  'Two hidden units, one straight line',
  'A title that somebody wrote without much thought for the width of the picture that it stands on',
  '隐藏层把平面弯曲成一条直线可以分开的样子隐藏层把平面弯曲成一条直线',
]
export const captions = [
  [],
  ['The data: the best straight line gets 150 of 200', 'Hidden layer: now a straight line separates all 200'],
  ['12 features, projected (73 % of the variance): flat cuts get 1234 of 1234', 'x'],
  ['短い説明文が図の上に立っている、それほど短くもない'],
]
export const classNames = [
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
export const named = (names: readonly string[]) => names.map((name, mark) => ({ name, mark }))
export const legends = classNames.map(named)
export const sizes = [
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
export const cases = sizes.flatMap(([width, height]) =>
  titles.flatMap(title =>
    captions.flatMap(lines =>
      legends.flatMap(legend => [
        { width, height, text: { titles: [title], captions: lines, legend } },
        {
          width,
          height,
          text: {
            titles: [title],
            captions: lines,
            legend,
            film: true,
            details: ['', 'held out 57 of 60 · loss 0.12'],
          },
        },
      ]),
    ),
  ),
)

export function drawn(width: number, height: number, text: HeadText) {
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

/** Tests of some of the cases. */
export function theyHold(some: typeof cases): void {
  it('let nothing overlap and nothing leave the picture, at any size, for any title, caption and classes', () => {
    const faults: string[] = []
    for (const { width, height, text } of some) {
      for (const { layout, shapes } of drawn(width, height, text)) {
        const where = `${width}×${height} ${JSON.stringify(text).slice(0, 120)}`
        for (const fault of [...collisions(shapes), ...strays(shapes, layout)])
          faults.push(`${where}: ${fault}`)
        const legend = shapes.filter(({ kind }) => kind === 'dots')
        for (const dot of legend) {
          for (const written of textsOf(shapes))
            if (overlap(boundsOf(dot), textBounds(written))) faults.push(`${where}: dot / ${written.text}`)
        }
        const { plot, textScale } = layout
        const withAxes: Bounds = [
          plot.x - 56 * textScale,
          plot.y,
          plot.x + plot.size,
          plot.y + plot.size + 44 * textScale,
        ]
        for (const written of textsOf(shapes))
          if (overlap(textBounds(written), withAxes)) faults.push(`${where}: plot / ${written.text}`)
      }
    }
    expect(faults.slice(0, 10)).toEqual([])
  })

  it('keep the plot square, within the picture, with room for its axes', () => {
    for (const { width, height, text } of some) {
      const { plot, textScale } = layOut(width, height, text)
      expect(plot.size).toBeGreaterThan(0)
      expect(plot.x).toBeGreaterThan(0)
      expect(plot.x + plot.size).toBeLessThan(width)
      expect(height - plot.y - plot.size).toBeGreaterThanOrEqual(40 * textScale)
    }
  })

  it('never show less than the first letters of every class', () => {
    for (const { width, height, text } of some.filter(
      ({ width, height }) => Math.min(width, height) >= 300,
    )) {
      const [{ shapes }] = drawn(width, height, text)
      const written = textsOf(shapes).map(shape => shape.text)
      for (const { name } of text.legend)
        expect(written.some(t => (t === name || t.length > 1) && name.startsWith(t.replace('…', '')))).toBe(
          true,
        )
    }
  })
}
