import type { FrameFormat } from './format.ts'
import { gif } from './gif/gif.ts'
import { mp4, webm } from './video/video.ts'

/** The formats whose frames other threads paint and encode, by their names; those threads load no others. */
export const apart: Readonly<Record<string, FrameFormat>> = Object.fromEntries(
  [gif, mp4, webm].map(format => [format.name, format as FrameFormat]),
)
