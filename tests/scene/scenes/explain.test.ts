import { describe, expect, it } from 'vitest'
import { leastCuts } from '../../../src/network/fences/fence.ts'
import { classScores } from '../../../src/network/forward.ts'
import { SpecError } from '../../../src/options/error.ts'
import { figureResult } from '../../../src/render/describe-result.ts'
import { firstCuts } from '../../../src/scene/model/cuts.ts'
import { explanationOf, shownFence } from '../../../src/scene/model/explanation.ts'
import { altOf } from '../../../src/scene/scenes/build.ts'
import { modelOf } from '../../../src/scene/scenes/model-of.ts'
import { stagesOf, unitAsCut } from '../../../src/scene/words/fences.ts'
import { captionOf, dotsOf, flat, pathsOf } from '../outline.ts'
import { clusterTable, type Made, make, middle } from '../stage.ts'

const figures = Object.fromEntries(
  ['blobs', 'circles', 'article'].map(data => [
    data,
    make({ data, scene: 'explain', restarts: 2, samples: data === 'article' ? 200 : 80 }),
  ]),
)
const each = Object.entries(figures)
const modelIn = ({ spec, dataset, network, record }: Made) => modelOf(spec, { dataset, network, record })
const chapterIn = ({ scene }: Made, id: string) => scene.chapters.find(chapter => chapter.id === id)!
const at = (made: Made, id: string) => made.scene.at(chapterIn(made, id).end - 1e-6)
const rowsOf = (shapes: ReturnType<typeof at>, key: string) =>
  dotsOf(shapes)
    .filter(dots => dots.key === key)
    .flatMap(({ rows = [] }) => Array.from(rows))

describe('the scene explain', () => {
  it.each(each)(
    'rings the points that stay, pales those that are cut off, and counts them: %s',
    (_, made) => {
      const fence = shownFence(modelIn(made))!
      stagesOf(fence).forEach(({ cuts, stay, off }, i) => {
        const shapes = at(made, `fence-${i}`)
        expect(rowsOf(shapes, 'ringed')).toEqual(stay)
        const paled = rowsOf(shapes, 'paled')
        expect(rowsOf(shapes, 'others').toSorted()).toEqual(stay.toSorted())
        expect(paled.length).toBe(off)
        expect(paled.filter(row => stay.includes(row))).toEqual([])
        const drawn = pathsOf(shapes).filter(({ key }) => key?.startsWith('fence '))
        expect(drawn.length).toBe(cuts.length)
        const caption = captionOf(shapes)
        if (stay.length > 1) expect(caption).toMatch(new RegExp(`\\b${stay.length}\\b`))
        expect(caption).toContain(stay.length === 0 && cuts.length === 1 ? 'a straight line' : 'proved: ')
      })
    },
  )

  it('says first that there is no fence, with the point and what holds it', () => {
    const { inside } = shownFence(modelIn(figures.article))!
    expect(figures.article.scene.saysAt(0)).toEqual([
      'No straight cuts fence in class 0 · one other lies between its points',
    ])
    expect(figures.circles.scene.saysAt(0)[0]).toMatch(/^Can straight cuts fence in class 0\?/)
    const shapes = at(figures.article, 'inside')
    expect(captionOf(shapes)).toBe('No cut separates this point · it lies between three of class 0')
    expect(rowsOf(shapes, 'ringed')).toEqual([inside[0].row])
    expect(pathsOf(shapes).find(({ key }) => key === 'witness')!.lines[0].length).toBe(6)
    expect(figures.circles.scene.chapters.map(({ id }) => id)).not.toContain('inside')
    expect(figures.article.scene.chapters.map(({ id }) => id).slice(0, 3)).toEqual(['data', 'inside', 'hull'])
  })

  it('tints no foreign point at the end of a closed fence, and all of the class on the way', () => {
    const made = figures.circles
    const { dataset } = made
    const fence = shownFence(modelIn(made))!
    const { start, end } = chapterIn(made, 'fence-2')
    for (let i = 0; i <= 8; i++) {
      const shapes = flat(made.scene.at(start + ((end - start) * i) / 8))
      const own = dotsOf(shapes).find(({ key }) => key === 'own')!
      const tinted = pathsOf(shapes).filter(({ key }) => key?.startsWith('region'))
      for (const { lines, opacity = 1 } of tinted) {
        if (opacity < 1) continue
        for (let k = 0; k < own.centres.length; k += 2)
          expect(isIn(lines[0], own.centres[k], own.centres[k + 1])).toBe(true)
      }
    }
    const [region] = pathsOf(at(made, 'fence-2')).filter(({ key }) => key === 'region 1')
    const others = dotsOf(at(made, 'fence-2')).filter(({ key }) =>
      ['others', 'lit', 'paled', 'back'].includes(key ?? ''),
    )
    expect(others.map(({ key }) => key)).toEqual(['paled'])
    for (const { centres } of others)
      for (let k = 0; k < centres.length; k += 2)
        expect(isIn(region.lines[0], centres[k], centres[k + 1])).toBe(false)
    expect(fence.samples + fence.others).toBe(dataset.y.length)
  })

  it.each(each)('counts what each unit parts off, and what the network gets: %s', (_, made) => {
    const model = modelIn(made)
    const fence = shownFence(model)!
    const { x, y } = made.dataset
    firstCuts(model).forEach((unit, i) => {
      const { normal, offset } = unitAsCut(unit, model, fence.class)
      const beyond = Array.from(y).filter(
        (_, row) => normal[0] * x[2 * row] + normal[1] * x[2 * row + 1] > offset,
      )
      const off = beyond.filter(label => label !== fence.class).length
      expect(captionOf(made.scene.at(middle(chapterIn(made, `cut-${i}`))))).toContain(
        `separates ${off} of ${fence.others}`,
      )
    })
    const scores = classScores(made.network, x)
    const right = y.filter((label, row) => (scores[2 * row + 1] > scores[2 * row] ? 1 : 0) === label).length
    const caption = captionOf(made.scene.at('end'))
    expect(caption).toContain(right === y.length ? `gets all ${right}` : `gets ${right} of ${y.length} right`)
  })

  it('says of a class without a fence what can be said instead: what the fewest cuts leave, and what the network does', () => {
    const made = make({ data: 'moons', scene: 'explain' })
    const { all, inside } = shownFence(modelIn(made))!
    expect(inside.length).toBeGreaterThan(3)
    const ids = made.scene.chapters.map(({ id }) => id)
    expect(ids.filter(id => id.startsWith('fence-'))).toEqual(['fence-0'])
    expect(made.scene.saysAt(0)[0]).toContain(
      `No straight cuts fence in class 0 · ${inside.length} others lie`,
    )
    const said = (id: string) => captionOf(made.scene.at(middle(chapterIn(made, id))))
    expect(said('fence-0')).toBe(`Two cuts leave only these ${inside.length} · proved: fewer leave more`)
    expect(all.cuts.length).toBe(2)
    expect(said('cut-0')).not.toContain('°')
    expect(captionOf(made.scene.at('end'))).toContain(
      'gets all 200 right · no fence: the network adds up three cuts',
    )
    const { spec, dataset, network, record, scene } = made
    expect(altOf(spec, [{ dataset, network, record }], scene)).toContain(
      'No straight cuts fence in class 0: two cuts leave',
    )
    // Where a fence holds the class, and the network makes it, nothing is said of another way.
    expect(captionOf(figures.circles.scene.at('end'))).not.toContain('no fence')
  })

  it('never says that units are needed, and what training found only as found', () => {
    for (const [, made] of each) {
      const { found } = explanationOf(modelIn(made))!
      expect(found.map(({ units }) => units)).toEqual(found.map((_, i) => i + 1))
      const captions = made.scene.chapters.map(chapter => made.scene.saysAt(middle(chapter)).join())
      expect(captions.join(' ')).not.toMatch(/need/)
      const said = captions.filter(text => text.startsWith('Found: '))
      expect(said.length).toBe(1)
      expect(said[0]).not.toContain('proved')
    }
  })

  it('shows of more classes the one that takes the most cuts, and names what each takes', () => {
    const made = make(
      { data: 'a.csv', scene: 'explain', restarts: 1, maxIter: 20 },
      clusterTable(2, ['a', 'b', 'c', 'd'], 12),
    )
    const { fences, shown } = explanationOf(modelIn(made))!
    const cuts = fences.map(leastCuts)
    expect(cuts[shown]).toBe(Math.max(...cuts.map(Number)))
    expect(made.scene.saysAt(0).join()).toMatch(/the least: a .*, b .*, c .*, d /)
    const { spec, dataset, network, record, scene } = made
    expect(altOf(spec, [{ dataset, network, record }], scene)).toContain('Straight cuts fence in')
  })

  it('says how many sides are open of two cuts or more, not of one', () => {
    const altFor = (table: string) => {
      const { spec, scene, ...made } = make(
        { data: 'a.csv', scene: 'explain', restarts: 1, maxIter: 20 },
        table,
      )
      return altOf(spec, [made], scene)
    }
    const rows = (classOf: (x: number, y: number) => string) =>
      Array.from({ length: 36 }, (_, i) => [i % 6, Math.floor(i / 6)])
        .map(([x, y]) => `${x},${y},${classOf(x, y)}`)
        .join('\n')
    expect(altFor(`x,y,kind\n${rows(x => (x > 2 ? 'a' : 'b'))}\n`)).not.toMatch(/open|closed/)
    expect(altFor(`x,y,kind\n${rows(x => (x > 1 && x < 4 ? 'a' : 'b'))}\n`)).toMatch(/two sides are open/)
  })

  it.each([
    ['y > x^2', 3, 1, 'Three cuts are enough, one side is open', undefined],
    [
      'strip.csv',
      2,
      2,
      'Two cuts are enough, two sides are open',
      'a,b,c\n0,0,A\n0,5,A\n0,9,A\n3,4,B\n-3,4,B',
    ],
    ['circles', 3, 0, 'Three cuts: the fence is closed', undefined],
  ] as const)(
    'says of %s that %i cuts leave %i sides open, with an arrow out of each',
    (data, cuts, open, says, table) => {
      const samples = table === undefined ? 100 : undefined
      const made = make({ data, samples, scene: 'explain', hidden: '2', maxIter: 20, restarts: 1 }, table)
      const { spec, dataset, network, record, scene } = made
      const model = modelIn(made)
      const shapes = at(made, `fence-${cuts === 2 ? 1 : 2}`)
      expect(captionOf(shapes)).toContain(says)
      expect(pathsOf(shapes).filter(({ key }) => /^arrow \d$/.test(key ?? '')).length).toBe(open)
      const word = ['the fence is closed', 'one side is open', 'two sides are open'][open]
      expect(altOf(spec, [{ dataset, network, record }], scene)).toContain(`leave 0 inside, ${word}.`)
      const parts = [{ dataset, network, record, model }]
      const { explain } = figureResult(spec, { parts, scene, alt: '' })
      const told = { cuts, closed: open === 0, open }
      expect(explain).toMatchObject(told)
      expect(explain!.classes.filter(one => one.class === explain!.class)).toMatchObject([told])
    },
  )

  it('is refused where there is no plane, or too many points', () => {
    expect(() => make({ data: 'iris', scene: 'explain', restarts: 1, maxIter: 5 })).toThrow(SpecError)
    expect(() => make({ data: 'moons', scene: 'explain', samples: 10_001, maxIter: 1, restarts: 1 })).toThrow(
      'at most 10000 points, of which there are 10001',
    )
  })
})

/** True for a place in a convex polygon, a pixel about its edge included. */
function isIn(polygon: ArrayLike<number>, x: number, y: number): boolean {
  const sides = Array.from({ length: polygon.length / 2 }, (_, i) => {
    const next = (2 * i + 2) % polygon.length
    const [dx, dy] = [polygon[next] - polygon[2 * i], polygon[next + 1] - polygon[2 * i + 1]]
    return (dx * (y - polygon[2 * i + 1]) - dy * (x - polygon[2 * i])) / (Math.hypot(dx, dy) || 1)
  })
  return sides.every(side => side > -0.01) || sides.every(side => side < 0.01)
}

describe('the result of explain', () => {
  it.each([3, 4])('names up to three points that the network gets wrong: %i', wrong => {
    const places = Array.from({ length: 8 }, (_, i) => [Math.cos(i), Math.sin(i)])
    // Points of either class at one place: of each pair one is wrong.
    const rows = [
      ...places.map(([x, y]) => [x, y, 'a']),
      ...places.map(([x, y]) => [x + 9, y, 'b']),
      ...places.slice(0, wrong).map(([x, y]) => [x, y, 'b']),
    ]
    const made = make(
      { data: 'table.csv', scene: 'explain', hidden: 2, restarts: 2, alpha: 0.1 },
      `x,y,kind\n${rows.join('\n')}\n`,
    )
    expect(modelIn(made).correct).toBe(rows.length - wrong)
    const caption = captionOf(made.scene.at(middle(chapterIn(made, 'result'))))
    expect(caption.match(/ % at | at \d/g)?.length ?? 0).toBe(wrong === 3 ? 3 : 0)
  })
})
