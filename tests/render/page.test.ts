import { readFile, writeFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import type { FigureInput } from '../../src/encode/catalog.ts'
import { fromJson } from '../../src/encode/html/page-data.ts'
import { readFigureSpec } from '../../src/encode/read-spec.ts'
import { readRecipe } from '../../src/encode/recipe.ts'
import type { Progress } from '../../src/render/options.ts'
import { render } from '../../src/render/render.ts'
import { twinSpecs } from '../../src/render/twins.ts'
import { fontFile } from '../scene/own-font.ts'
import { freshFolder } from './files.ts'

const folder = freshFolder()
const small = { data: 'blobs', scene: 'data', samples: 30, restarts: 1, size: 200, fps: 4, duration: 1 }

/** Renders a page alone, and reads what it carries. */
async function pageOf(keys: FigureInput, name = 'a.html') {
  const output = folder.path(name)
  const result = await render(readFigureSpec(keys, { outputs: [name] }), { output })
  const text = await readFile(output, 'utf8')
  const [, json] = /<script type="application\/json" id="figure">([^<]*)<\/script>/.exec(text)!
  return { result, text, data: fromJson(json), output }
}

describe('a page', () => {
  it('has no frames and no progress of drawing, and the spec that it was asked for', async () => {
    const steps: Progress[] = []
    const spec = readFigureSpec(small, { outputs: ['a.html'] })
    const output = folder.path('a.html')
    const result = await render(spec, { output, onProgress: step => steps.push(step) })
    const bytes = await readFile(output)
    expect(result.outputs).toEqual([
      {
        file: output,
        format: 'html',
        width: 200,
        height: 200,
        frames: 0,
        framesInFile: 0,
        seconds: 1,
        density: 1,
        bytes: bytes.length,
      },
    ])
    expect(steps.filter(({ total }) => total === 0)).toEqual([])
    expect(readRecipe(bytes)).toMatchObject({ spec: { theme: 'auto' } })
    expect(bytes.toString()).toContain('<meta name="color-scheme" content="light dark">')
  })

  it('stands where --at or --poster says, which its data carries; no moment is beyond the duration', async () => {
    expect((await pageOf({ ...small, at: '50%' })).data.spec).toMatchObject({ at: '50%' })
    expect((await pageOf({ ...small, poster: 0.5 })).data.spec).toMatchObject({ poster: 0.5 })
    expect(() => readFigureSpec({ ...small, at: 2 })).toThrow('0 to 1 seconds, the duration')
  })

  it('gives up nothing for a limit, and says how much it has', async () => {
    const { result } = await pageOf({ ...small, for: 'github', density: 2 })
    expect(result.notes).toEqual([])
    const [{ bytes }] = result.outputs
    await expect(pageOf({ ...small, maxSize: '20kB' }, 'b.html')).rejects.toThrow(
      /b\.html does not keep within 20 kB; it has \d{3},\d{3} bytes, another format may do$/,
    )
    expect(bytes).toBeGreaterThan(100_000)
    expect(await folder.names()).toEqual(['a.html'])
  })

  it('beside a GIF is light by default, and a GIF may be told to be auto, which is light', async () => {
    const output = ['a.gif', 'a.html'].map(folder.path)
    const spec = readFigureSpec(small, { outputs: output })
    expect((await render(spec, { output })).spec.theme).toBe('light')
    const stills = ['light', 'auto'].map(async theme => {
      const output = folder.path(`${theme}.svg`)
      await render(readFigureSpec({ ...small, theme }), { output })
      return (await readFile(output, 'utf8')).replace(/<metadata>.*<\/metadata>/s, '')
    })
    const [light, auto] = await Promise.all(stills)
    // What a reader with a dark page sees instead is in the style sheet alone.
    expect(auto).toContain('(prefers-color-scheme:dark)')
    expect(auto.replace(/<style>.*<\/style>| class="[^"]*"/gs, '') === light).toBe(true)
  })

  it('has the glyphs of an own font and not its file', async () => {
    const font = fontFile('noto.otf')
    const { data, text } = await pageOf({ ...small, font, caption: 'A' })
    expect(data.own).toBe(true)
    expect(Object.keys(data.glyphs.glyphs[600])).toContain('A')
    const file = (await readFile(font)).toString('base64')
    expect(text).not.toContain(file.slice(1000, 1100))
  })

  it('keeps texts of tables and specs as texts', async () => {
    const name = '<img onerror=alert(1)>.csv'
    const hostile = ['</script><script>alert(1)</script>', '<!-- <script>', `"']]>`]
    const rows = Array.from({ length: 12 }, (_, i) => `${i},${(i * 7) % 5},"${hostile[i % 2]}"`)
    const features = [`"${hostile[0]}"`, `"${hostile[2].replace('"', '""')}"`]
    await writeFile(folder.path(name), [[...features, 'label'].join(','), ...rows].join('\n'))
    const keys = {
      ...{ data: folder.path(name), hidden: 2, restarts: 1, size: 300, duration: 1, alt: hostile[0] },
      ...{ title: hostile.join(' '), caption: hostile[1] },
    }
    const { text, data } = await pageOf(keys)
    expect(text.match(/<script\b[^>]*>/gi)).toEqual([
      '<script>',
      '<script type="application/json" id="recipe">',
      '<script type="application/json" id="figure">',
      '<script>',
    ])
    expect(text.match(/<\/script/gi)).toHaveLength(4)
    expect(text).not.toMatch(/<!--|<img/i)
    const [{ model }] = data.networks
    expect(model.dataset.classes).toEqual([hostile[1], hostile[0]].sort())
    expect(data.title).toBe(keys.title)
    expect(data.alt).toBe(hostile[0])
    expect(data.spec.data).toBe(keys.data)
    expect(data.command).toContain(` --title '${keys.title.replace("'", "'\\''")}' `)
  })
})

describe('the theme auto', () => {
  it('is the default of pages alone, in any case of their ending', () => {
    const themeFor = (...outputs: string[]) => readFigureSpec(small, { outputs }).theme
    expect(themeFor('a.html', 'b/c.HTML')).toBe('auto')
    for (const others of [[], ['a.html', 'a.gif'], ['html/'], ['a.htm']])
      expect(themeFor(...others)).toBe('light')
    expect(readFigureSpec({ ...small, theme: 'dark' }, { outputs: ['a.html'] }).theme).toBe('dark')
    expect(readFigureSpec({ ...small, theme: null }, { outputs: ['a.html'] }).theme).toBe('auto')
  })

  it('is no base of own colours, and has no twins', () => {
    expect(() => readFigureSpec({ ...small, theme: { base: 'auto', ink: '#000' } })).toThrow(
      'got "auto", expected one of light, dark',
    )
    const spec = readFigureSpec(small, { outputs: ['a.html'] })
    expect(() => twinSpecs(spec)).toThrow(
      'theme: got "auto", expected light or dark for twins: a page with auto is light and dark by itself',
    )
  })
})
