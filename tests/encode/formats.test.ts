import { decode } from 'fast-png'
import { describe, expect, it } from 'vitest'
import { beforeEnding, formatOf, formatOfContent, formats } from '../../src/encode/formats.ts'
import { png } from '../../src/encode/png/png.ts'
import { SpecError } from '../../src/options/error.ts'
import { encode, filmOf, frameOf } from './frames.ts'

const names = Object.keys(formats)

describe('the format of a file', () => {
  it('is one of six, and of those that were added', () => {
    expect(names).toEqual(expect.arrayContaining(['gif', 'mp4', 'webm', 'png', 'svg', 'pdf']))
  })

  it('is named by its ending, in any case', () => {
    expect(formatOf('out.gif').name).toBe('gif')
    expect(formatOf('/a.gif/b.PNG').name).toBe('png')
    for (const name of names) expect(formatOf(`a.${name}`).name).toBe(name)
  })

  it('is named by the longest ending that a format has', () => {
    expect(formatOf('a.anim.svg').name).toBe('anim.svg')
    expect(formatOf('A.ANIM.SVG').name).toBe('anim.svg')
    expect(formatOf('-', 'anim.svg').name).toBe('anim.svg')
    for (const name of ['anim.svg/b.svg', 'ananim.svg', 'b.Anim.x.svg'])
      expect(formatOf(name).name).toBe('svg')
    expect(beforeEnding('a.b.anim.svg', '-dark')).toBe('a.b-dark.anim.svg')
    expect(beforeEnding('a.anim.gif', '-dark')).toBe('a.anim-dark.gif')
    expect(beforeEnding('a.gif/', '-dark')).toBe('a.gif-dark/')
    expect(beforeEnding('a', '-dark')).toBe('a-dark')
  })

  it('is that of its content, whatever its name: an SVG that moves is no still', () => {
    const of = (text: string) => formatOfContent(new TextEncoder().encode(text))?.name
    expect(of('<svg xmlns="http://www.w3.org/2000/svg"></svg>')).toBe('svg')
    expect(of('<svg data-format="anim.svg" xmlns="http://www.w3.org/2000/svg"></svg>')).toBe('anim.svg')
  })

  it('is a folder of frames where the name ends in a slash', () => {
    for (const name of ['frames/', 'a.gif/', '../', 'frames\\'])
      expect(formatOf(name)).toMatchObject({ name: 'frames', folder: true })
  })

  it('is named apart for standard output', () => {
    expect(formatOf('-', 'svg').name).toBe('svg')
    expect(() => formatOf('-')).toThrow(`format: expected one of ${names.join(', ')}, for -o -`)
    expect(() => formatOf('-', 'jpeg')).toThrow('format: got "jpeg", expected one of')
    expect(() => formatOf('-', 'constructor')).toThrow(SpecError)
  })

  it.each(['out', 'out.jpeg', '.gif/x', 'out.', 'constructor', 'x.constructor'])('%s has none', file => {
    expect(() => formatOf(file)).toThrow(SpecError)
    expect(() => formatOf(file)).toThrow(`.${names.at(-2)} or .${names.at(-1)}, or a folder`)
  })
})

describe('a PNG', () => {
  it('holds the true colours of one frame, as RGB', async () => {
    const frame = frameOf(9, 7, (x, y) => (x << 20) | (y << 12) | 0x5a)
    const film = filmOf([frame], { duration: 0 })
    const decoded = decode(await encode(png, [frame], film))
    expect(decoded).toMatchObject({ width: 9, height: 7, channels: 3, depth: 8 })
    const bytes = new Uint8Array(frame.pixels.buffer)
    expect([...decoded.data]).toEqual([...bytes].filter((_, i) => i % 4 < 3))
  })
})
