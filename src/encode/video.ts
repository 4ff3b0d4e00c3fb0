import type { Chunk, Codec } from './compressor.ts'
import { type Container, openContainer } from './container.ts'
import type { Format, Frame } from './format.ts'
import { even, toI420 } from './yuv.ts'

/** H.264 in MP4, and VP9 in WebM. */
export const mp4 = videoFormat('mp4', 'avc')
export const webm = videoFormat('webm', 'vp9')

/** Quantizers of the worst and of the best quality. Those of one quality look alike: about 43.5 dB, 49 and 56. */
const quantizers: Record<Codec, [worst: number, best: number]> = { avc: [28, 12], vp9: [125, 10] }

/**
 * A video of constant quality. Its pictures are turned into I420 in any order; compression, for which each needs the
 * ones before it, takes place where the parts are joined.
 */
function videoFormat(name: 'mp4' | 'webm', codec: Codec): Format<null, Uint8Array[]> {
  return {
    name,
    shows: 'film',
    needs: 'compressor',
    savings: ['quality', 'fps', 'density', 'scale'],
    size: ({ width, height }) => ({ width: even(width), height: even(height) }),
    prepare: async () => null,

    encoder(film) {
      let last: { frame: Frame; picture: Uint8Array } | undefined
      return ({ frames }) =>
        frames.map(frame => {
          if (last?.frame !== frame) last = { frame, picture: toI420(frame, film) }
          return last.picture
        })
    },

    async join(film, _tables, tools) {
      const open = await tools.compressor()
      const size = { width: even(film.width), height: even(film.height) }
      const [worst, best] = quantizers[codec]
      const quantizer = worst + ((best - worst) * (film.quality - 1)) / 99
      const { frames, duration } = film
      const compression = await open({ codec, ...size, frames, duration, quantizer })
      let container: Container | undefined
      const put = async (chunks: Chunk[]) => {
        if (chunks.length === 0) return
        container ??= await openContainer(name, film, compression.config())
        for (const chunk of chunks) await container.add(chunk)
      }
      return {
        async add(pictures) {
          for (const picture of pictures) await put(await compression.add(picture))
          return []
        },
        async end() {
          await put(await compression.end())
          compression.close()
          return container!.end()
        },
        cancel: () => compression.close(),
      }
    },
  }
}
