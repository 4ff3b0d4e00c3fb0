import type { Chunk, Compression, Compressor, VideoSettings } from './compressor.ts'

/** Compresses pictures of colours and alpha as two videos, as WebM has them: frames of the second stand beside the first's. */
export async function withAlpha(open: Compressor, settings: VideoSettings): Promise<Compression> {
  const both = [await open(settings), await open(settings)] as const
  const waiting: [Chunk[], Chunk[]] = [[], []]
  let last: { picture: Uint8Array; halves: Uint8Array[] } | undefined
  const halvesOf = (picture: Uint8Array) => {
    const half = picture.length / 2
    if (last?.picture !== picture)
      last = { picture, halves: [picture.subarray(0, half), picture.subarray(half)] }
    return last.halves
  }
  const take = (added: Chunk[][]): Chunk[] => {
    for (const [i, chunks] of added.entries()) waiting[i].push(...chunks)
    const ready = Math.min(...waiting.map(({ length }) => length))
    const [colors, alphas] = waiting.map(chunks => chunks.splice(0, ready))
    // A reader begins where both need no frame before.
    return colors.map(({ data, key }, i) => ({ data, key: key && alphas[i].key, alpha: alphas[i].data }))
  }
  return {
    async add(pictures) {
      const halves = pictures.map(halvesOf)
      return take(await Promise.all(both.map(({ add }, i) => add(halves.map(two => two[i])))))
    },
    end: async () => take(await Promise.all(both.map(({ end }) => end()))),
    config: () => both[0].config(),
    close() {
      for (const { close } of both) close()
    },
  }
}
