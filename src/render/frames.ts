import { setImmediate } from 'node:timers/promises'
import type { Frame } from '../encode/format.ts'
import type { Moment, Scene } from '../scene/scene.ts'
import type { Picture } from './raster.ts'

/** What a scene's frames are drawn with. */
export interface Drawer {
  scene: Scene
  picture: Picture
  signal?: AbortSignal | undefined
}

/** Draws frames, and uses the memory of those that are no longer needed again. */
export interface FrameDrawer {
  /**
   * Draws the scene at a moment; where its shapes have not changed since the last one, gives the same frame.
   *
   * @throws the signal's reason when it is aborted
   */
  frameAt(moment: Moment): Promise<Frame>
  /** Lets a later frame be drawn over its pixels: to allocate memory for each would take as long as drawing it. */
  recycle(frame: Frame): void
}

/** Opens a drawer of single frames. */
export function frameDrawer({ scene, picture, signal }: Drawer): FrameDrawer {
  const background = scene.transparent ? null : scene.background
  const old: Frame[] = []
  let last: Frame | undefined
  return {
    async frameAt(moment) {
      // Lets the event loop handle signals and messages.
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

/** Draws the frames of moments in turn; each is valid until the next one is asked for. */
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
