import { describe, expect, it } from 'vitest'
import type { Figure, Shape } from '../../src/core.ts'
import { momentsIn } from './hashes.js'
import type { Kept } from './kept.ts'
import { empty } from './rules/empty.ts'
import { jumps } from './rules/jumps.ts'
import { reading } from './rules/reading.ts'
import type { Fault, Rule } from './rules/rule.ts'
import { steps } from './rules/steps.ts'
import { still } from './rules/still.ts'

/** A film of ten seconds and 100 × 100 pixels. */
function film(parts: Partial<Figure>, keys: Kept['keys'] = {}): Kept {
  const figure = {
    ...{ width: 100, height: 100, duration: 10, still: 5, background: '#ffffff' },
    ...{ chapters: [], at: () => [], saysAt: () => [''], ...parts },
  } as unknown as Figure
  return { name: '', keys, figure, moments: momentsIn(figure) as Kept['moments'], widthOf: () => 1 }
}

const tick = (text: string): Shape => ({ kind: 'text', x: 5, y: 95, text, size: 5, fill: '#000000' })
const point = (x: number): Shape => ({
  kind: 'dots',
  centres: [x, 50],
  rows: [0],
  radius: 2,
  colors: ['#000000'],
})

/** A film of a point that is at `place(t)` pixels from the left. */
const moving = (place: (t: number) => number, parts: Partial<Figure> = {}) =>
  film({ at: moment => [tick('0'), point(place(typeof moment === 'number' ? moment : 5))], ...parts })

const faultsOf = (rule: Rule, kept: Kept) => (rule.faults(kept) as Fault[]).map(({ what }) => what)
/** Goes from 0 to `way` between two times. */
const ramp = (way: number, from: number, to: number) => (t: number) =>
  (way * Math.min(Math.max(t - from, 0), to - from)) / (to - from)

describe('still', () => {
  it.each([
    [0.5, 5],
    [50, 95],
    [5, 50],
  ])('%s to %s tenths of a second', (from, to) => {
    const share = 1 - (to - from) / 100
    const found = faultsOf(still, moving(ramp(90, from / 10, to / 10)))
    const isRight = share >= 0.1 && share <= 0.45
    expect(found).toHaveLength(isRight ? 0 : 1)
    // What is left of a rest at the end of a film is not looked at.
    for (const what of found) expect(Math.abs(Number(/\d+/.exec(what)) - 100 * share)).toBeLessThan(3)
  })

  it('leaves out what turns', () => {
    expect(
      faultsOf(
        still,
        moving(() => 0),
      ),
    ).toHaveLength(1)
    expect(
      faultsOf(
        still,
        moving(() => 0, { turns: true }),
      ),
    ).toEqual([])
  })
})

describe('steps', () => {
  it('finds one that stands out, wherever it is, and none in an even motion', () => {
    expect(faultsOf(steps, moving(ramp(90, 1, 8)))).toEqual([])
    for (const at of [2.03, 6.511])
      expect(
        faultsOf(
          steps,
          moving(t => ramp(60, 1, 8)(t) + (t > at ? 6 : 0)),
        ),
      ).toEqual([expect.stringMatching(/^moves 6\.\d % of the picture, and 0\.3 % else$/)])
  })

  it('takes another picture for no motion, and points that keep a text for one', () => {
    const cut = (after: string): Partial<Figure> => ({
      chapters: [0, 4].map(start => ({ id: '', name: '', start, end: start + 4 })),
      at: moment => {
        const t = Number(moment)
        return [tick(t < 4 ? '0' : after), point(t < 4 ? 5 * t : 90 - 5 * t)]
      },
    })
    for (const rule of [steps, jumps]) {
      expect(faultsOf(rule, film(cut('1')))).toEqual([])
      expect(faultsOf(rule, film(cut('0')))).toHaveLength(1)
    }
  })
})

describe('reading', () => {
  const said = (texts: [text: string, seconds: number][], keys: Kept['keys'] = {}) => {
    const ends = texts.map((_, i) => texts.slice(0, i + 1).reduce((sum, [, seconds]) => sum + seconds, 0))
    const textAt = (t: number) => texts[ends.findIndex(end => t < end - 1e-9)]?.[0] ?? ''
    const duration = ends.at(-1)!
    return faultsOf(reading, film({ duration, saysAt: moment => [textAt(Number(moment))] }, keys))
  }
  const eight = 'One two three four five · six = seven × eight'

  it('gives a word 0.2 s with its small line, and signs none', () => {
    expect(
      said([
        [eight, 1.6],
        ['End', 1.52],
      ]),
    ).toEqual([])
    expect(
      said([
        [eight, 1.52],
        ['End', 1.52],
      ]),
    ).toEqual([expect.stringMatching(/stands 1\.5 s of 1\.6 s$/)])
  })

  it('gives a sentence 1 s, the last one 1.5 s, and a character of Chinese 0.12 s', () => {
    expect(
      said([
        ['One', 1],
        ['End', 1.52],
      ]),
    ).toEqual([])
    expect(
      said([
        ['One', 0.92],
        ['End', 1.4],
      ]),
    ).toHaveLength(2)
    expect(
      said(
        [
          ['一二三四五，六七八九十', 1.2],
          ['末', 1.52],
        ],
        { lang: 'zh' },
      ),
    ).toEqual([])
    expect(
      said(
        [
          ['一二三四五，六七八九十', 1.12],
          ['末', 1.52],
        ],
        { lang: 'zh' },
      ),
    ).toHaveLength(1)
  })

  it('takes what differs in digits for one, over the seam of a loop too', () => {
    expect(
      said([
        ['h₁ cuts 12', 0.6],
        ['h₂ cuts 7.5', 0.6],
        ['End', 1.52],
      ]),
    ).toEqual([])
    expect(
      said([
        ['One', 0.6],
        ['End', 1.52],
        ['One', 0.6],
      ]),
    ).toEqual([])
    expect(
      said(
        [
          ['One', 0.6],
          ['End', 1.52],
          ['One', 0.6],
        ],
        { loop: 'once' },
      ),
    ).toHaveLength(2)
  })
})

describe('empty', () => {
  const filled = (share: number): Shape => ({
    kind: 'path',
    lines: [[0, 0, 100, 0, 100, 100 * share, 0, 100 * share]],
    closed: true,
    fill: '#dddddd',
  })

  it('counts cells without lines, points, texts and tints', () => {
    expect(faultsOf(empty, film({ at: () => [filled(0.7)] }))).toEqual([])
    expect(faultsOf(empty, film({ at: () => [filled(0.45)] }))).toEqual(['has 50 % empty', 'has 50 % empty'])
    expect(faultsOf(empty, film({ at: () => [filled(0.45), point(90)], height: 200 }))).toHaveLength(2)
  })
})
