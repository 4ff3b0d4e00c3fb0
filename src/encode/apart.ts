import type { Animation, FrameFormat, Samples, Tools } from './format.ts'
import { gif } from './gif/gif.ts'
import { mp4, webm } from './video/video.ts'

/** The tools that these formats need. */
export type ApartTools = Pick<Tools, 'kernels' | 'videoKernels' | 'compressor'>

interface ApartFormat extends Omit<FrameFormat, 'prepare'> {
  prepare(animation: Animation, samples: Samples, tools: ApartTools): Promise<unknown>
}

/** The formats whose encoders are worth a thread of their own, by their names; that thread loads no others. */
export const apart: Readonly<Record<string, ApartFormat>> = Object.fromEntries(
  [gif, mp4, webm].map(format => [format.name, format as FrameFormat]),
)
