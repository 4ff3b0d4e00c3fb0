import type { Animation } from './format.ts'

/**
 * Frames that an encoder takes in order. With more of them, fewer are drawn twice, as neighbours of another thread's;
 * with fewer, the work is shared out more evenly and less memory is used: a video's pictures wait until they are
 * encoded in their order.
 */
export function rangeLength({ width, height }: Pick<Animation, 'width' | 'height'>): number {
  return Math.max(4, Math.min(12, Math.floor(12e6 / (width * height))))
}
