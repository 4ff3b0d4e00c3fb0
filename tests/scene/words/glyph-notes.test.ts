import { describe, expect, it } from 'vitest'
import { buildScene } from '../../../src/scene/scenes/build.ts'
import { testFont } from '../own-font.ts'
import { clusterTable, make, remake } from '../stage.ts'

const blocks = await testFont('blocks.ttf')
const japanese = make(
  { data: 't.csv', hidden: 2, restarts: 1 },
  clusterTable(2, ['犬', '猫']).replace('size 1', '体重'),
)
const glyphNotes = (notes: readonly string[]) => notes.filter(note => note.includes('--font'))

describe('the note on characters without a glyph', () => {
  it('names those of classes, axes, title and caption, and the flag', () => {
    const { notes } = remake(japanese, { title: '表題', caption: '層', yLabel: '身長' }).scene
    const [note] = glyphNotes(notes)
    expect(glyphNotes(notes)).toHaveLength(1)
    for (const character of '犬猫体重表題層身')
      expect(note).toContain(`${character} (U+${character.codePointAt(0)!.toString(16).toUpperCase()})`)
    // Eight are named.
    expect(note).toMatch(
      / and 1 more, which may show as boxes: --font FILE takes a TTF or OTF file that has them$/,
    )
  })

  it('is about what is drawn alone', () => {
    const { scene } = remake(japanese, { legend: false, xLabel: 'Größe → ½ x₁' })
    expect(glyphNotes(scene.notes)).toEqual([])
  })

  it('names with a font of one’s own what neither has', () => {
    const { spec, dataset, network } = remake(japanese, { legend: false })
    const { notes } = buildScene(spec, dataset, network, undefined, blocks)
    expect(glyphNotes(notes)).toEqual([
      'neither tests/fonts/blocks.ttf nor Inter has glyphs for 重 (U+91CD), which show as boxes: --font takes another TTF or OTF file',
    ])
  })
})
