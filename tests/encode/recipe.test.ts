import { describe, expect, it } from 'vitest'
import { readSpecObject } from '../../src/encode/catalog.ts'
import { formats } from '../../src/encode/formats.ts'
import { readRecipe, recipe } from '../../src/encode/recipe.ts'
import { WorkError } from '../../src/options/error.ts'
import { decodeGif, encodeGif, filmOf, frameOf } from './frames.ts'

const frames = [0xffffff, 0x0072b2].map(color => frameOf(20, 10, x => (x < 5 ? color : 0xeeeeee)))
const spec = { ...readSpecObject({ data: 'blobs' }), title: `Übung – 数据 😀 ${'long '.repeat(200)}` }
const written = recipe({ nnanim: '1.2.3', rasterizer: 'canvas 3.2.3', spec })

describe('a recipe', () => {
  it('is ASCII, and read back from the GIF that carries it', async () => {
    expect(written).toMatch(/^[\x20-\x7e]*$/)
    const file = await encodeGif(frames, filmOf(frames, { recipe: written }))
    expect(readRecipe(file)).toEqual({ nnanim: '1.2.3', rasterizer: 'canvas 3.2.3', spec })
    expect(decodeGif(file).frames[1].pixels).toEqual(frames[1].pixels)
  })

  it('is not found where another program wrote the comment, or none', async () => {
    expect(readRecipe(await encodeGif(frames, filmOf(frames, { recipe: 'made by hand' })))).toBeNull()
    expect(readRecipe(await encodeGif(frames, filmOf(frames, { recipe: '["nnanim"]' })))).toBeNull()
  })

  it('is none where its makers are no texts, which all commands print', async () => {
    for (const text of [
      '{"nnanim":{},"spec":{}}',
      '{"nnanim":["1"],"rasterizer":"canvas 3","spec":{}}',
      '{"nnanim":"1","rasterizer":{},"spec":{}}',
    ])
      expect(readRecipe(await encodeGif(frames, filmOf(frames, { recipe: text })))).toBeNull()
  })

  it('cannot be read from half a file or another one', async () => {
    const file = await encodeGif(frames, filmOf(frames, { recipe: 'no recipe' }))
    for (const end of [7, 12, 40, file.length - 1])
      expect(() => readRecipe(file.subarray(0, end))).toThrow(WorkError)
    expect(readRecipe(new TextEncoder().encode('<svg/>'))).toBeNull()
    const labels = Object.values(formats)
      .filter(({ name, metadata }) => metadata && name !== 'anim.svg')
      .map(({ name, label = name.toUpperCase() }) => label)
    expect(labels.length).toBeGreaterThan(5)
    for (const label of labels) expect(() => readRecipe(new TextEncoder().encode('II*\0'))).toThrow(label)
    expect(() => readRecipe(new Uint8Array())).toThrow(WorkError)
  })
})
