import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { isDeepStrictEqual } from 'node:util'
import { decode } from 'fast-png'
import { describe, expect, it } from 'vitest'
import { readSpecObject } from '../../src/encode/catalog.ts'
import { pngText } from '../../src/encode/png/metadata.ts'
import { readRecipe } from '../../src/encode/recipe.ts'
import { SpecError } from '../../src/options/error.ts'
import { render } from '../../src/render/render.ts'
import { type Decoded, decodeGif, seenAt } from '../encode/frames.ts'
import { freshFolder } from './files.ts'
import { openTestRaster } from './open.ts'

const { name: rasterizer } = await openTestRaster()
const folder = freshFolder()
const specOf = (more: object = {}) =>
  readSpecObject({ data: 'blobs', size: '200x200', fps: 5, duration: 2, restarts: 1, rasterizer, ...more })
/** The scene that is drawn in the least time. */
const quick = { scene: 'data' }
const draw = async (name: string, more: object = {}) => {
  const result = await render(specOf(more), { output: folder.path(name) })
  return { result, file: await readFile(folder.path(name)) }
}
const decoded = async (name: string, more: object = {}) => decodeGif((await draw(name, more)).file)
/** A short name of pixels, which is compared faster than they are. */
const nameOf = (pixels: Uint8Array | Uint32Array) => createHash('sha256').update(pixels).digest('hex')
/** What is seen in each fifth of a second. */
const frames = (gif: Decoded) => Array.from({ length: 10 }, (_, i) => nameOf(seenAt(gif, i * 20 + 10)))

describe('a poster', () => {
  it('is where a GIF that repeats begins; all that follows is the same loop', async () => {
    const plain = frames(await decoded('plain.gif'))
    for (const [poster, first] of [
      [1.2, 6],
      ['40%', 4],
    ] as const) {
      const rotated = frames(await decoded('rotated.gif', { poster }))
      expect(rotated).toEqual([...plain.slice(first), ...plain.slice(0, first)])
    }
    // The end is its result, which is a frame before the data come again.
    const rotated = frames(await decoded('rotated.gif', { poster: 'end' }))
    const first = plain.findIndex((_, i) =>
      isDeepStrictEqual([...plain.slice(i), ...plain.slice(0, i)], rotated),
    )
    expect(first).toBeGreaterThan(5)
  })

  it('is what a still shows that has no moment of its own', async () => {
    const pixels = async (more: object) =>
      nameOf(decode((await draw('a.png', { ...quick, ...more })).file).data as Uint8Array)
    const moment = await pixels({ at: 1.2 })
    expect(await pixels({ poster: 1.2 })).toEqual(moment)
    expect(await pixels({ at: 1.2, poster: 0.2 })).toEqual(moment)
    expect(await pixels({ poster: 0.2 })).not.toEqual(moment)
    expect(await pixels({ film: 2, poster: 0.2 })).toEqual(await pixels({ film: 2 }))
  })

  it('leaves a GIF that plays once at its beginning, and says so', async () => {
    const { result, file } = await draw('once.gif', { ...quick, poster: 1, loop: 'once' })
    expect(frames(decodeGif(file))).toEqual(frames(await decoded('plain.gif', { ...quick, loop: 'once' })))
    expect(result.notes.join()).toContain('begins at its beginning')
  })
})

describe('the alternative text', () => {
  it('is in the result and in the files: the title of an SVG, a text of a PNG', async () => {
    const output = [folder.path('a.svg'), folder.path('a.png')]
    const { alt } = await render(specOf(), { output })
    const [svg, png] = await Promise.all(output.map(file => readFile(file)))
    expect(alt).toMatch(/^200 points in two classes: three blobs/)
    const [first, ...rest] = alt.split(/(?<=\.) /)
    expect(svg!.toString()).toMatch(/^<svg [^>]*role="img"/)
    expect(svg!.toString()).toContain(`<title>${first}</title><desc>${rest.join(' ')}</desc>`)
    expect(pngText(png!, 'Description')).toBe(alt)
  })

  it('may be another, or none', async () => {
    const output = [folder.path('a.svg'), folder.path('a.png')]
    const text = 'Dots <b>&"'
    expect((await render(specOf({ alt: text }), { output })).alt).toBe(text)
    const [svg, png] = await Promise.all(output.map(file => readFile(file)))
    expect(svg!.toString()).toContain('<title>Dots &lt;b&gt;&amp;&quot;</title>')
    expect(svg!.toString()).not.toContain('<desc>')
    expect(pngText(png!, 'Description')).toBe(text)
    await render(specOf({ alt: '' }), { output })
    expect(await readFile(output[0], 'utf8')).not.toMatch(/role=|<title>|<desc>/)
    expect(pngText(await readFile(output[1]), 'Description')).toBeUndefined()
  })
})

describe('dark twins', () => {
  it('are the same figure in the dark theme, of every file', async () => {
    const output = ['a.gif', 'b.c.png', 'frames/'].map(folder.path)
    const { outputs } = await render(specOf(quick), { output, twins: true })
    expect(await folder.names()).toEqual(
      ['a-dark.gif', 'a.gif', 'b.c-dark.png', 'b.c.png', 'frames', 'frames-dark'].sort(),
    )
    expect(outputs.map(({ file }) => file.replace(/.*nnanim-[^/]*\//, ''))).toEqual([
      ...['a.gif', 'b.c.png', 'frames/'],
      ...['a-dark.gif', 'b.c-dark.png', 'frames-dark/'],
    ])
    const dark = await readFile(folder.path('a-dark.gif'))
    expect(readRecipe(dark)!.spec).toEqual(specOf({ ...quick, theme: 'dark' }))
    await render(specOf({ ...quick, theme: 'dark' }), { output: folder.path('direct.gif') })
    expect((await readFile(folder.path('direct.gif'))).equals(dark)).toBe(true)
    await render(specOf(quick), { output: folder.path('light.gif') })
    expect((await readFile(folder.path('light.gif'))).equals(await readFile(folder.path('a.gif')))).toBe(true)
  })

  it('of a dark figure are the same pair, of another theme that one and the dark one', async () => {
    const output = folder.path('a.png')
    const themeOf = async (name: string) => readRecipe(await readFile(folder.path(name)))!.spec.theme
    await render(specOf({ ...quick, theme: 'dark' }), { output, twins: true })
    expect([await themeOf('a.png'), await themeOf('a-dark.png')]).toEqual(['light', 'dark'])
    await render(specOf({ ...quick, theme: 'article' }), { output, twins: true })
    expect([await themeOf('a.png'), await themeOf('a-dark.png')]).toEqual(['article', 'dark'])
  })

  it("are refused for colours of one's own", async () => {
    const theme = { base: 'light', background: '#fffdf5' }
    const made = render(specOf({ ...quick, theme }), { output: folder.path('a.png'), twins: true })
    await expect(made).rejects.toThrow(SpecError)
    expect(await folder.names()).toEqual([])
  })
})
