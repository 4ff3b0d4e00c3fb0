import { decode } from 'fast-png'
import { describe, expect, it } from 'vitest'
import { formatOf } from '../../src/encode/formats.ts'
import { png } from '../../src/encode/png.ts'
import { SpecError } from '../../src/spec/error.ts'
import { filmOf, frameOf } from './frames.ts'

describe('the format of a file', () => {
  it('is named by its ending, in any case', () => {
    expect(formatOf('out.gif').name).toBe('gif')
    expect(formatOf('/a.gif/b.PNG').name).toBe('png')
  })

  it.each(['out', 'out.jpeg', '-', '.gif/x', 'out.', 'constructor', 'x.constructor'])('%s has none', file => {
    expect(() => formatOf(file)).toThrow(SpecError)
    expect(() => formatOf(file)).toThrow('.gif or .png')
  })
})

describe('a PNG', () => {
  it('holds the true colours of one frame, as RGB', () => {
    const frame = frameOf(9, 7, (x, y) => (x << 20) | (y << 12) | 0x5a)
    const film = filmOf([frame], { duration: 0 })
    const part = png.encode(film, null, { first: 0, frames: [frame] })
    const joiner = png.join(film, null)
    const decoded = decode(Buffer.concat([...joiner.add(part), ...joiner.end()]))
    expect(decoded).toMatchObject({ width: 9, height: 7, channels: 3, depth: 8 })
    const bytes = new Uint8Array(frame.pixels.buffer)
    expect([...decoded.data]).toEqual([...bytes].filter((_, i) => i % 4 < 3))
  })
})
