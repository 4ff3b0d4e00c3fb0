import { describe, expect, it } from 'vitest'
import { generateDataset } from '../../../src/data/build.ts'
import { readFigureObject, readSpecObject } from '../../../src/encode/catalog.ts'
import { train } from '../../../src/network/train.ts'
import { networkSpecs } from '../../../src/options/sweep.ts'
import type { Scene } from '../../../src/scene/scene.ts'
import { altOf, buildFigure } from '../../../src/scene/scenes/build.ts'
import { scenes } from '../../../src/scene/scenes/registry.ts'
import { make, middle, remake } from '../stage.ts'
import { describeOwnWords, lineOf, quick, said, slowScenes, textsIn } from './own-words-films.ts'

const plane = make({ data: 'blobs', ...quick })

describeOwnWords(Object.keys(scenes).filter(name => !slowScenes.includes(name)))

describe('own words', () => {
  it('are those of all chapters but the ones that have their own, or none', () => {
    const { scene } = remake(plane, {
      caption: 'All',
      captions: { line: '{correct} of {samples}', back: 'none', boundary: '' },
      title: '{classes} classes',
    })
    expect(said('caption', scene)).toEqual({
      data: 'All',
      'segment-0': 'All',
      line: `${plane.record.correct} of 200`,
      back: '',
      boundary: '',
    })
    expect(scene.title).toBe('2 classes')
    expect(lineOf('title', scene, 0)).toBe('2 classes')
  })

  it('leave room for the longest of them, so that the plot does not move', () => {
    const long =
      'A title that is long enough for two lines in a picture of six hundred pixels, as all can see'
    const tops = (scene: Scene) =>
      scene.chapters.map(chapter => textsIn(scene.at(middle(chapter))).find(({ key }) => key === 'caption 0'))
    const { scene } = remake(plane, { titles: { back: long } })
    expect(tops(scene).filter(Boolean)).toHaveLength(5)
    const lines = scene.chapters.map(chapter => lineOf('title', scene, middle(chapter)))
    expect(lines[3]).toBe(long)
  })

  it('of a chapter that no scene has are refused, with the chapters', () => {
    const three = { captions: { 'segment-7': 'x' } }
    expect(() => remake(plane, three)).toThrow(/"segment-7", .*data, segment-0, line, back, boundary/)
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
    const texts = textsIn(scene.at(0)).map(({ text }) => text)
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
    const spec = readFigureObject({ data: 'blobs', hidden: '1|2|3', ...quick, ...keys })
    const parts = networkSpecs(spec).map(own => {
      const dataset = generateDataset(own)
      return { dataset, ...train(dataset, own) }
    })
    return { spec, parts, scene: buildFigure(spec, parts) }
  }
  const textsOf = (keys: object) => textsIn(figureOf(keys).scene.at(0)).map(({ text }) => text)

  it('stand in each panel where its network decides them, else above all', () => {
    const each = textsOf({ title: '{hidden} units', caption: 'of {samples}' })
    expect(each.filter(text => text.endsWith('units'))).toEqual(['1 units', '2 units', '3 units'])
    expect(each.filter(text => text === 'of 200')).toHaveLength(1)
  })

  it('of a chapter stand in each panel that has it', () => {
    const texts = textsOf({ caption: 'data=Of {hidden}' })
    expect(texts.filter(text => text.startsWith('Of '))).toEqual(['Of 1', 'Of 2', 'Of 3'])
  })

  it('are no alternative text where they differ', () => {
    const { spec, parts, scene } = figureOf({ alt: 'All {samples}' })
    expect(altOf(spec, parts, scene)).toBe('All 200')
    const differing = {
      ...spec,
      ...readFigureObject({ data: 'blobs', hidden: '1|2|3', ...quick, alt: '{hidden}' }),
    }
    expect(() => altOf(differing, parts, scene)).toThrow(/same in all panels/)
  })
})
