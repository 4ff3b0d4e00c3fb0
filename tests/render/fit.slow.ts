import { readFile, writeFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { measure } from '../../src/encode/budget.ts'
import { catalog, readSpecObject } from '../../src/encode/catalog.ts'
import { places } from '../../src/encode/places.ts'
import { readRecipe } from '../../src/encode/recipe.ts'
import { WorkError } from '../../src/options/error.ts'
import { render } from '../../src/render/render.ts'
import { decodeGif } from '../encode/frames.ts'
import { freshFolder } from './files.ts'
import { openTestRaster } from './open.ts'

const { name: rasterizer } = await openTestRaster()
const folder = freshFolder()
const none = Number.POSITIVE_INFINITY
const specOf = (more: object = {}) =>
  readSpecObject({ data: 'blobs', size: '300x300', duration: 2, restarts: 1, rasterizer, ...more })

describe('a file with a budget', () => {
  it('keeps within it, and says what was given up', async () => {
    const output = folder.path('out.gif')
    const free = await render(specOf(), { output })
    const maxSize = Math.round(free.outputs[0].bytes / 3)
    const { outputs, notes } = await render(specOf({ maxSize }), { output })
    const [made] = outputs
    const bytes = await readFile(output)
    expect(made!.bytes).toBe(bytes.length)
    expect(bytes.length).toBeLessThanOrEqual(maxSize)
    expect(bytes.length).toBeGreaterThan(maxSize / 2)
    expect(notes).toEqual([
      expect.stringMatching(
        /out\.gif: \d+ instead of 64 colours, fewer tints of areas, shades of what moves up to \d+ of 255 levels off, fewer frames where little moves, \d+ instead of 25 frames a second(, \d+ × \d+ instead of 300 × 300 pixels)?, to keep within [\d.]+ kB$/,
      ),
    ])
    const decoded = decodeGif(bytes)
    expect(decoded.width).toBe(made!.width)
    expect(decoded.frames.reduce((sum, { delay }) => sum + delay, 0)).toBe(200)
  })

  it('has the spec that was asked for in its recipe, which makes the same bytes again', async () => {
    const spec = specOf({ maxSize: '100kB', for: 'github' })
    const output = [folder.path('a.gif'), folder.path('b.png')]
    await render(spec, { output })
    const file = await readFile(output[0])
    expect(readRecipe(file)!.spec).toEqual(spec)
    // Alone, and not beside another file.
    await render(readSpecObject(readRecipe(file)!.spec), { output: folder.path('again.gif') })
    expect((await readFile(folder.path('again.gif'))).equals(file)).toBe(true)
  })

  it('fits beside others that fit as they are, which keep what they have', async () => {
    const names = ['a.gif', 'b.png', 'c.svg', 'd.mp4', 'frames/']
    const { outputs, notes } = await render(specOf({ maxSize: '150kB', density: 2, duration: 1 }), {
      output: names.map(folder.path),
    })
    const [gif, png, svg, mp4, frames] = outputs
    for (const { bytes } of outputs) expect(bytes).toBeLessThanOrEqual(150_000)
    expect(png).toMatchObject({ width: 600, density: 2 })
    expect(svg).toMatchObject({ width: 300, density: 1 })
    expect(gif!.width).toBeLessThanOrEqual(600)
    expect(mp4!.seconds).toBe(1)
    expect(frames!.frames).toBeLessThan(25)
    expect(notes.some(note => note.includes('b.png') || note.includes('c.svg'))).toBe(false)
    expect(notes.find(note => note.includes('d.mp4')) ?? 'quality').toContain('quality')
    expect((await folder.names()).sort()).toEqual(['a.gif', 'b.png', 'c.svg', 'd.mp4', 'frames'])
  })

  it('that nothing fits in fails, and leaves the old file whole', async () => {
    const output = folder.path('out.gif')
    await writeFile(output, 'old')
    const failed = render(specOf({ maxSize: '1kB' }), { output }).catch((error: unknown) => error)
    expect(await failed).toBeInstanceOf(WorkError)
    expect(String(await failed)).toMatch(/out\.gif does not keep within 1 kB even with .* pixels/)
    const vector = render(specOf({ maxSize: '1kB' }), { output: folder.path('out.svg') })
    await expect(vector).rejects.toThrow('out.svg does not keep within 1 kB;')
    expect(await readFile(output, 'utf8')).toBe('old')
    expect(await folder.names()).toEqual(['out.gif'])
  })

  it('has progress for each attempt of its own, whose total never grows', async () => {
    const passes: [number, number][][] = []
    await render(specOf({ maxSize: '30kB', duration: 1 }), {
      output: folder.path('out.gif'),
      onProgress: ({ stage, done, total, pass }) => {
        if (stage !== 'draw') return
        passes[pass! - 1] ??= []
        passes[pass! - 1].push([done, total])
      },
    })
    expect(passes.length).toBeGreaterThan(1)
    for (const steps of passes) {
      const total = steps.length - 1
      expect(steps).toEqual(Array.from({ length: total + 1 }, (_, done) => [done, total]))
    }
  })
})

describe('for a place', () => {
  it('a wide picture is as wide as the place allows', async () => {
    const spec = readSpecObject({ data: 'blobs', scene: 'data,transform', fps: 2, rasterizer, for: 'github' })
    const { outputs, notes } = await render(spec, {
      output: [folder.path('a.gif'), folder.path('a.png'), folder.path('a.svg')],
    })
    expect(outputs.map(({ width }) => width)).toEqual([800, 800, 1000])
    expect(notes.filter(note => note.includes('800 × 416 instead of 1000 × 520 pixels'))).toHaveLength(2)
  })

  it('a GIF of a mail begins with its poster, and says where it cannot', async () => {
    const output = folder.path('a.gif')
    const { chapters } = await render(specOf({ fps: 10 }), { output })
    const plain = decodeGif(await readFile(output)).frames
    const { notes } = await render(specOf({ for: 'email', fps: 10 }), { output })
    expect(notes).toEqual([])
    const [first] = decodeGif(await readFile(output)).frames
    const unlike = plain.map(({ pixels }) => pixels.filter((pixel, i) => pixel !== first.pixels[i]).length)
    // The last of those alike: their palettes may differ a little.
    const nearest = unlike.findLastIndex(count => count < 1.05 * Math.min(...unlike))
    const until = plain.slice(0, nearest + 1).reduce((sum, { delay }) => sum + delay / 100, 0)
    const { start, end } = chapters.find(({ id }) => id === 'line')!
    expect(until).toBeGreaterThan((start + end) / 2)
    expect(until).toBeLessThan(end + 0.1)
    const once = await render(specOf({ for: 'email', fps: 10, loop: 'once' }), { output })
    expect(once.notes).toEqual(['a GIF that plays once begins at its beginning, whatever the poster'])
  })
})

describe.each(catalog.scenes.map(({ name, task = 'classification' }) => ({ scene: name, task })))(
  'the scene $scene of $task',
  ({ scene, task }) => {
    it('keeps the limits of every place as a GIF, and as a video where one plays', async () => {
      const formula = scene === 'surface' || scene === 'levels' ? 'z = x*y' : 'y = sin(3*x)'
      const data = task === 'regression' ? formula : 'circles'
      const activation = scene === 'regions' ? 'relu' : 'sigmoid'
      const file = { gif: folder.path('a.gif'), mp4: folder.path('a.mp4') }
      // Without a place: what keeps within its limits by this is not drawn again.
      const whole = new Map<string, number>()
      for (const place of places) {
        const { name, bytes = none, width = none, pixels = none, frames = none, posterFirst } = place
        const spec = specOf({
          data,
          scene,
          activation,
          for: name,
          size: null,
          samples: 60,
          duration: 1.5,
          fps: 10,
        })
        const key = JSON.stringify([spec.size, spec.loop])
        if (!whole.has(key)) {
          const free = await render({ ...spec, for: null }, { output: file.gif })
          whole.set(key, free.outputs[0].bytes)
        }
        const { width: across, pixels: all, frames: count } = measure(spec, spec.duration > 0)
        const isSmall = whole.get(key)! + 100 <= bytes && across <= width && all <= pixels && count <= frames
        if (isSmall && !posterFirst) continue
        const { outputs } = await render(spec, { output: file.gif })
        expect(outputs[0].bytes).toBeLessThanOrEqual(bytes)
        expect(outputs[0].width).toBeLessThanOrEqual(width)
        expect(outputs[0].frames).toBeLessThanOrEqual(frames)
        expect(outputs[0].frames * outputs[0].width * outputs[0].height).toBeLessThanOrEqual(pixels)
      }
      if (scene === 'columns') return
      // Of the places that play videos it allows the fewest bytes.
      const spec = specOf({
        data,
        scene,
        activation,
        for: 'slack',
        size: null,
        samples: 60,
        duration: 1.5,
        fps: 10,
      })
      const { outputs } = await render(spec, { output: file.mp4 })
      expect(outputs[0].bytes).toBeLessThanOrEqual(2e6)
    }, 300_000)
  },
)
