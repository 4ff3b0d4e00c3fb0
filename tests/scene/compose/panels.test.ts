import { describe, expect, it } from 'vitest'
import { collisions, spell, strays, textsOf } from '../outline.ts'
import { clusterTable, make, remake } from '../stage.ts'

const blobs = make({ data: 'blobs', samples: 60, scene: 'data,transform,orbit' })

describe('panels', () => {
  it('say where they stand, and turn where one of them does', () => {
    const grid = remake(blobs, { layout: 'grid', size: { width: 1000, height: 1000 } }).scene
    expect(grid.panels).toHaveLength(3)
    const [first, second, third] = grid.panels!
    expect(first.slice(0, 3)).toEqual([0, 0, 500])
    expect(second).toEqual([500, first[1], 500, first[3]])
    // A last row that is not full stands in the middle.
    expect(third.slice(0, 2)).toEqual([250, first[3]])
    expect([grid.turns, remake(blobs, { scene: 'data,boundary' }).scene.turns]).toEqual([true, undefined])
  })

  it('share one clock, on which each makes its own loop', () => {
    const { scene } = blobs
    expect(scene.duration).toBe(8)
    expect([scene.chapters[0].id, scene.chapters.at(-1)!.end]).toEqual(['data', 8])
    const heads = textsOf(scene.at(0)).map(({ text }) => text)
    expect(heads).toEqual(
      expect.arrayContaining(['60 points in two classes', 'The hidden layer from all sides']),
    )
    const moving = [0, scene.duration].map(time =>
      scene
        .at(time)
        .filter(shape => shape.kind !== 'text')
        .map(spell),
    )
    expect(moving[1]).toEqual(moving[0])
  })

  it('show each its own best moment on a still', () => {
    const { scene } = blobs
    const alone = ['data', 'transform', 'orbit'].map(name => {
      const own = remake(blobs, { scene: name, legend: false, size: { width: 440, height: 480 } }).scene
      return textsOf(own.at('poster')).map(({ text }) => text)
    })
    // Type is larger in a panel, so that lines break in other places.
    const shown = textsOf(scene.at('poster')).map(({ text }) => text).join(' ') // biome-ignore format: one line
    expect(alone.flat().filter(text => text.length > 10 && !shown.includes(text))).toEqual([])
    const frames = Array.from({ length: 200 }, (_, i) => i / 25)
    expect(frames).not.toContain(scene.still)
  })

  it('have a title and a caption of their own once above, and keep their heads', () => {
    const named = remake(blobs, { title: 'Three pictures', caption: 'of one network' }).scene
    const texts = textsOf(named.at(0)).map(({ text }) => text)
    expect(texts).toEqual(expect.arrayContaining(['Three pictures', 'of one network']))
    expect(texts.join(' ')).toContain('The hidden layer from all sides')
    expect(strays(named.at('poster'), named)).toEqual([])
    expect(collisions(named.at('poster'))).toEqual([])
    const bare = remake(blobs, { title: '', caption: 'none' }).scene
    expect(textsOf(bare.at(0)).filter(({ key }) => /(title|caption|detail) \d/.test(key!))).toEqual([])
  })

  it('say a fact once that holds for several', () => {
    const table = clusterTable(4, ['a', 'b'])
    const { scene } = make({ data: 'table.csv', hidden: '6', scene: 'transform,orbit' }, table)
    expect(new Set(scene.notes).size).toBe(scene.notes.length)
    expect(scene.notes.join()).toContain('projection')
  })
})
