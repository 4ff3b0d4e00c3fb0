import type { KernelModule } from '../../paint/web-assembly.ts'
import type { Frame, FrameFormat, Metadata } from '../format.ts'
import { type Chunk, type Codec, codecs, type VideoName } from './compressor.ts'
import { type Container, isMp4, isWholeMp4, mp4Texts, openContainer } from './container.ts'
import { even, i420Converter } from './i420.ts'
import { isWebm, isWholeWebm, webmTexts } from './webm-metadata.ts'

/**
 * The largest picture of VP9's levels 5 to 5.2 (webmproject.org/vp9/levels), which H.264's have room for too: beyond
 * it hardly anything plays a video, and to compress one of 8000 × 8000 takes 12 GB.
 */
const largest = { pixels: 4096 * 2176, side: 8192 }

/** H.264 in MP4, and VP9 in WebM. */
export const mp4: VideoFormat = {
  ...videoFormat('mp4', { is: isMp4, isWhole: isWholeMp4, texts: mp4Texts }),
  // Measured, as that of WebM, with 0.36 to 4 million pixels.
  memory: { base: 30e6, pixel: 80 },
  // They depend on the number of processors too.
  varies: () => true,
}
export const webm: VideoFormat = {
  ...videoFormat('webm', { is: isWebm, isWhole: isWholeWebm, texts: webmTexts }),
  label: 'WebM',
  memory: { base: 30e6, pixel: 240 },
  // It does not say whether ffmpeg compressed it.
  varies: compressor => compressor.startsWith('ffmpeg'),
}

/** The pictures of a run in I420, null for one that is the same as the one before. */
type Pictures = (Uint8Array<ArrayBuffer> | null)[]

type VideoFormat = FrameFormat<KernelModule, Pictures>

/** Quantizers of quality 1 and of quality 100. Both codecs look alike at the same quality: about 43.5 dB, 49 and 56. */
const quantizers: Record<Codec, [worst: number, best: number]> = { avc: [28, 12], vp9: [125, 10] }

/**
 * A video of constant quality. Its pictures are turned into I420 in any order; compression, for which each needs the
 * ones before it, takes place where the parts are joined.
 */
function videoFormat(name: VideoName, metadata: Metadata): VideoFormat {
  const codec = codecs[name]
  return {
    name,
    shows: 'film',
    embed: 'video',
    metadata,
    needs: 'compressor',
    savings: ['quality', 'fps', 'density', 'scale'],
    largest,
    size: ({ width, height }) => ({ width: even(width), height: even(height) }),
    prepare: (_animation, _samples, tools) => tools.videoKernels(),

    encoder(animation, kernels, old) {
      const convert = i420Converter(kernels, animation)
      return ({ frames, before }) => {
        let last: Frame | undefined = before
        return frames.map(frame => {
          const isNew = frame !== last
          last = frame
          return isNew ? convert(frame, old?.pop()?.[0]) : null
        })
      }
    },

    transfers: pictures => pictures.flatMap(picture => picture?.buffer ?? []),

    joinsApart: true,
    async join(animation, _kernels, tools, old) {
      const open = await tools.compressor()
      const size = { width: even(animation.width), height: even(animation.height) }
      const [worst, best] = quantizers[codec]
      const quantizer = worst + ((best - worst) * (animation.quality - 1)) / 99
      const { frames, duration } = animation
      const compression = await open({ codec, ...size, frames, duration, quantizer })
      let last: Pictures[number] = null
      let opened: Promise<Container> | undefined
      const store = async (chunks: Chunk[]) => {
        // While the first pictures are compressed, so that its library loads beside them.
        opened ??= openContainer(name, animation)
        const container = await opened
        for (const chunk of chunks) await container.add(chunk, compression.config())
        return container
      }
      return {
        async add(pictures) {
          const before = last
          const all = pictures.map(picture => {
            last = picture ?? last
            return last!
          })
          await store(await compression.add(all))
          for (const picture of new Set([before, ...all])) if (picture !== last) old?.push([picture])
          return []
        },
        async end() {
          const container = await store(await compression.end())
          compression.close()
          return container.end()
        },
        cancel: () => compression.close(),
      }
    },
  }
}
