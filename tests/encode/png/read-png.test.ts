import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { crc } from '../../../src/encode/png/metadata.ts'
import { openPng } from '../../../src/encode/png/png.ts'
import { encodePng } from '../../../src/paint/png.ts'

const file = Buffer.from(encodePng(new Uint8Array(4 * 6).fill(200), 3, 2))

/** A PNG of these chunks, each with its check value. */
function pngOf(...chunks: [kind: string, data: Uint8Array][]): Buffer {
  const parts = chunks.map(([kind, data]) => {
    const body = Buffer.concat([Buffer.from(kind), data])
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    check.writeUInt32BE(crc(body))
    return Buffer.concat([length, body, check])
  })
  return Buffer.concat([file.subarray(0, 8), ...parts])
}

const headerOf = (width: number, height: number, ...rest: number[]) => {
  const data = Buffer.alloc(13)
  data.writeUInt32BE(width, 0)
  data.writeUInt32BE(height, 4)
  data.set(rest.length > 0 ? rest : [8, 2, 0, 0, 0], 8)
  return data
}
const end = ['IEND', new Uint8Array()] as [string, Uint8Array]
const dataOf = (bytes: number): [string, Uint8Array] => ['IDAT', deflateSync(Buffer.alloc(bytes))]

async function decodedOf(file: Uint8Array): Promise<number[]> {
  const sizes = []
  for await (const { pixels } of openPng(file).moments) sizes.push(pixels.length)
  return sizes
}

describe('a PNG', () => {
  it('says its size without inflating anything', () => {
    const vast = pngOf(['IHDR', headerOf(60_000, 60_000)], ['IDAT', Uint8Array.of(1, 2, 3)], end)
    expect(openPng(vast)).toMatchObject({ width: 60_000, height: 60_000, pictures: 1 })
  })

  it('is decoded where its data has the length that its size needs', async () => {
    expect(await decodedOf(pngOf(['IHDR', headerOf(3, 2)], dataOf(2 * (1 + 9)), end))).toEqual([24])
    expect(await decodedOf(file)).toEqual([24])
  })

  it('is refused where its data is longer or shorter, and no more of it is inflated', async () => {
    const held = process.memoryUsage().rss
    for (const bytes of [19, 21, 120e6])
      await expect(decodedOf(pngOf(['IHDR', headerOf(3, 2)], dataOf(bytes), end))).rejects.toThrow(
        'other data',
      )
    // The 120 MB that are deflated here are one of them; inflated and joined they would be two more.
    expect(process.memoryUsage().rss - held).toBeLessThan(200e6)
  })

  it.each<[string, Uint8Array, string]>([
    ['in greys', pngOf(['IHDR', headerOf(3, 2, 8, 0, 0, 0, 0)], end), 'colours of 8 bits'],
    ['of 16 bits', pngOf(['IHDR', headerOf(3, 2, 16, 2, 0, 0, 0)], end), 'colours of 8 bits'],
    ['with interlaced rows', pngOf(['IHDR', headerOf(3, 2, 8, 2, 0, 0, 1)], end), 'row by row'],
    ['that is an animation', pngOf(['IHDR', headerOf(3, 2)], ['acTL', Buffer.alloc(8)], end), '"acTL"'],
    ['with a colour profile', pngOf(['IHDR', headerOf(3, 2)], ['iCCP', Buffer.alloc(8)], end), '"iCCP"'],
    [
      'with two headers',
      pngOf(['IHDR', headerOf(3, 2)], ['IHDR', headerOf(3, 2)], end),
      'begin with its header',
    ],
    ['with a damaged header', Buffer.from(file).fill(9, 19, 20), 'damaged chunk IHDR'],
    ['that ends too early', file.subarray(0, -1), 'ends too early'],
  ])('%s is refused', (_, bytes, problem) => {
    expect(() => openPng(bytes)).toThrow(problem)
  })
})
