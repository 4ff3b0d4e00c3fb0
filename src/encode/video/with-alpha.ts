import type { Chunk, Compressor } from './compressor.ts'

/**
 * A compressor of pictures that can be seen through: each is the I420 of its colours, then one whose brightness is its
 * alpha. They become two streams, whose frames go into the file in pairs (webmproject.org/docs/container, "Alpha").
 */
export function withAlpha(open: Compressor): Compressor {
  return async settings => {
    const streams = await Promise.all([open(settings), open(settings)])
    const [colors, alphas]: Chunk[][] = [[], []]
    const pairs = async (given: Promise<Chunk[]>[]): Promise<Chunk[]> => {
      const [color, alpha] = await Promise.all(given)
      colors.push(...color)
      alphas.push(...alpha)
      const count = Math.min(colors.length, alphas.length)
      const own = alphas.splice(0, count)
      // A reader begins where both need no frame before.
      const pair = ({ data, key }: Chunk, i: number) => ({
        data,
        key: key && own[i].key,
        sideData: { alpha: own[i].data },
      })
      return colors.splice(0, count).map(pair)
    }
    const half = (i: number) => (both: Uint8Array) =>
      both.subarray((i * both.length) / 2, ((i + 1) * both.length) / 2)
    return {
      add: pictures => pairs(streams.map((stream, i) => stream.add(pictures.map(half(i))))),
      end: () => pairs(streams.map(stream => stream.end())),
      config: streams[0].config,
      close: () => streams.forEach(({ close }) => void close()),
    }
  }
}
