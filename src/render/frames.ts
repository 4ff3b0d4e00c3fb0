import { setImmediate } from 'node:timers/promises'
import type { Frame } from '../encode/format.ts'
import type { Moment, Scene } from '../scene/scene.ts'
import type { Picture } from './raster.ts'

/** What draws a scene's frames, one after the other. */
export interface Drawer {
  scene: Scene
  picture: Picture
  signal?: AbortSignal | undefined
}

/** Draws the frames of moments, and takes back those that nobody looks at any more. */
export interface FrameDrawer {
  /** At rest it gives the same frame again. Throws the signal's reason when it is aborted. */
  frameAt(moment: Moment): Promise<Frame>
  /** Later frames are drawn over its pixels: new memory for each would cost as much as drawing it. */
  recycle(frame: Frame): void
}

export function frameDrawer({ scene, picture, signal }: Drawer): FrameDrawer {
  const background = scene.transparent ? null : scene.background
  const old: Frame[] = []
  let last: Frame | undefined
  return {
    async frameAt(moment) {
      // Lets signals and messages in.
      await setImmediate()
      signal?.throwIfAborted()
      const shapes = scene.at(moment)
      if (last?.shapes !== shapes) last = { ...picture.draw(shapes, background, old.pop()), shapes }
      return last
    },
    recycle(frame) {
      if (frame !== last) old.push(frame)
    },
  }
}

/** Frames one after the other, each only until the next one is asked for. */
export async function* framesAt(moments: readonly Moment[], drawer: Drawer): AsyncGenerator<Frame> {
  const { frameAt, recycle } = frameDrawer(drawer)
  let before: Frame | undefined
  for (const moment of moments) {
    const frame = await frameAt(moment)
    if (before && before !== frame) recycle(before)
    before = frame
    yield frame
  }
}
