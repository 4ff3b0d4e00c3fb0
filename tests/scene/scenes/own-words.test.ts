import { describe, expect, it } from 'vitest'
import { generateDataset } from '../../../src/data/build.ts'
import { readFigureObject, readSpecObject } from '../../../src/encode/catalog.ts'
import { trainNetwork } from '../../../src/network/train.ts'
import { networkSpecs } from '../../../src/options/sweep.ts'
import type { Scene } from '../../../src/scene/scene.ts'
import { altOf, buildFigure } from '../../../src/scene/scenes/build.ts'
import { scenes } from '../../../src/scene/scenes/registry.ts'
import { textsOf } from '../outline.ts'
import { type Made, make, middle, remake } from '../stage.ts'

/** What is trained fast. */
const quick = { restarts: 1, maxIter: 30 }
const plane = make({ data: 'blobs', samples: 60, ...quick })

/** The title or the caption at a time, in one line. */
const lineOf = (kind: 'title' | 'caption', scene: Scene, time: number) =>
  textsOf(scene.at(time))
    .filter(({ key }) => key?.startsWith(`${kind} `))
    .map(({ text }) => text)
    .join(' ')

/** What is said in the middle of each chapter. */
const said = (kind: 'title' | 'caption', scene: Scene) =>
  Object.fromEntries(scene.chapters.map(chapter => [chapter.id, lineOf(kind, scene, middle(chapter))]))

describe('the chapters of a scene', () => {
  const figures: Made[] = [
    plane,
    make({ data: 'circles', hidden: '8,3', path: 'staged', samples: 60, ...quick }),
    make({ data: 'iris', hidden: '4', ...quick }),
  ]

  const idsOf = (made: Made, scene: string) =>
    remake(made, { scene, classifiers: ['logistic'] }).scene.chapters.map(({ id }) => id.replace(/\d+$/, '0'))

  it.each(Object.keys(scenes))('have ids that its facts name: %s', name => {
    const { chapters, found = [] } = scenes[name].facts
    // One scene draws networks of relu alone.
    const relu = make({ data: 'circles', hidden: '5:relu,3:relu', scene: name, samples: 60, ...quick })
    const shown = name === 'regions' ? [relu] : figures
    for (const made of shown.filter(made => made.dataset.features.length === 2 || !scenes[name].plane)) {
      const ids = idsOf(made, name)
      expect(chapters).toEqual(expect.arrayContaining(ids))
    }
    expect(chapters).toEqual(expect.arrayContaining([...found]))
  })

  it.each(['transform', 'columns', 'network'])(
    'have texts of their own, and the others keep theirs: %s',
    name => {
      const one = remake(plane, { scene: name })
      const { scene } = one
      const mine = Object.fromEntries(scene.chapters.map(({ id }) => [id, `My ${id}`]))
      const all = remake(one, { captions: mine, titles: mine }).scene
      const [last] = scene.chapters.slice(-1)
      const own = remake(one, { captions: { [last.id]: 'Mine' }, titles: { [last.id]: 'Mine' } }).scene
      for (const kind of ['title', 'caption'] as const) {
        expect(said(kind, all)).toEqual(mine)
        expect(said(kind, own)).toEqual({ ...said(kind, scene), [last.id]: 'Mine' })
      }
      expect(own.title).toBe(scene.title)
    },
  )
})

describe('own words', () => {
  it('are those of all chapters but the ones that have their own, or none', () => {
    const { scene } = remake(plane, {
      caption: 'All',
      captions: { line: '{correct} of {samples}', back: 'none', boundary: '' },
      title: '{classes} classes',
    })
    expect(said('caption', scene)).toEqual({
      data: 'All',
      cuts: 'All',
      'segment-0': 'All',
      line: `${plane.record.correct} of 60`,
      back: '',
      boundary: '',
    })
    expect(scene.title).toBe('2 classes')
    expect(lineOf('title', scene, 0)).toBe('2 classes')
  })

  it('of a chapter that no scene has are refused, with the chapters', () => {
    const three = { captions: { 'segment-7': 'x' } }
    expect(() => remake(plane, three)).toThrow(/"segment-7", .*data, cuts, segment-0, line, back, boundary/)
    expect(() => remake(plane, { ...three, scene: 'data,transform' })).toThrow(/away/)
    const spec = readSpecObject({
      data: 'blobs',
      scene: 'data,transform',
      captions: { line: 'x', away: 'y' },
    })
    expect(() => remake(plane, spec)).not.toThrow()
  })

  it('name the classes in the legend and in the alternative text', () => {
    const { spec, scene, ...part } = remake(plane, { classNames: ['sick', 'healthy'] })
    const texts = textsOf(scene.at(0)).map(({ text }) => text)
    expect(texts).toEqual(expect.arrayContaining(['sick', 'healthy']))
    expect(altOf(spec, [part], scene)).toContain('(sick, healthy)')
    expect(() => remake(plane, { classNames: ['one'] })).toThrow(/2 names/)
  })

  it('may be the alternative text, with facts', () => {
    const { spec, scene, ...part } = remake(plane, { alt: '{correct} are right' })
    expect(altOf(spec, [part], scene)).toBe(`${plane.record.correct} are right`)
  })
})

describe('own words of a sweep', () => {
  const figureOf = (keys: object) => {
    const spec = readFigureObject({ data: 'blobs', hidden: '1|2', samples: 40, ...quick, ...keys })
    const parts = networkSpecs(spec).map(own => {
      const dataset = generateDataset(own)
      return { dataset, ...trainNetwork(dataset, own) }
    })
    return { spec, parts, scene: buildFigure(spec, parts) }
  }
  const wordsOf = (keys: object) => textsOf(figureOf(keys).scene.at(0)).map(({ text }) => text)

  it('stand in each panel where its network decides them, else above all', () => {
    const each = wordsOf({ title: '{hidden} units', caption: 'of {samples}' })
    expect(each.filter(text => text.endsWith('units'))).toEqual(['1 units', '2 units'])
    expect(each.filter(text => text === 'of 40')).toHaveLength(1)
  })

  it('of a chapter stand in each panel that has it', () => {
    const texts = wordsOf({ caption: 'data=Of {hidden}' })
    expect(texts.filter(text => text.startsWith('Of '))).toEqual(['Of 1', 'Of 2'])
  })

  it('are no alternative text where they differ', () => {
    const { spec, parts, scene } = figureOf({ alt: 'All {samples}' })
    expect(altOf(spec, parts, scene)).toBe('All 40')
    const differing = {
      ...spec,
      ...readFigureObject({ data: 'blobs', hidden: '1|2', samples: 40, ...quick, alt: '{hidden}' }),
    }
    expect(() => altOf(differing, parts, scene)).toThrow(/same in all panels/)
  })
})
