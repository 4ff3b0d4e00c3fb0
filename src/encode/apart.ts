import type { Animation, FrameFormat, Samples, Tools } from './format.ts'
import { gif } from './gif/gif.ts'
import { mp4, webm } from './video/video.ts'

/** The tools that these formats need for their tables. */
export type KernelTools = Pick<Tools, 'kernels' | 'videoKernels'>

interface ApartFormat extends Omit<FrameFormat, 'prepare'> {
  prepare(animation: Animation, samples: Samples, tools: KernelTools): Promise<unknown>
}

/** The formats whose frames other threads paint and encode, by their names; those threads load no others. */
export const apart: Readonly<Record<string, ApartFormat>> = Object.fromEntries(
  [gif, mp4, webm].map(format => [format.name, format as FrameFormat]),
)
