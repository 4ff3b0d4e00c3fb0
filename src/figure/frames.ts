import type { Frame } from '../encode/format.ts'
import type { Moment, Scene } from '../scene/scene.ts'
import type { Shape } from '../scene/shape.ts'
import type { Host } from './host.ts'
import type { Picture } from './raster.ts'

/** The scene and the picture that frames are drawn with. */
export interface Drawer<From = Scene> {
  scene: From
  picture: Picture
  /** Lets events be handled, before each frame. */
  rest: Host['rest']
  signal?: AbortSignal | undefined
}

/** A source of frames: a scene, or shapes that were composed in another thread. */
interface Composed extends Pick<Scene, 'background' | 'transparent'> {
  at(moment: Moment): readonly Shape[]
}

/** Draws frames, and uses the memory of those that are no longer needed again. */
export interface FrameDrawer {
  /** Draws the scene at a moment; of the same shapes gives the same frame. @throws the signal's reason when it is aborted */
  frameAt(moment: Moment): Promise<Frame>
  /** Lets a later frame be drawn over its pixels: to allocate memory for each would take as long as drawing it. */
  recycle(frame: Frame): void
}

/** Opens a drawer of single frames. */
export function frameDrawer({ scene, picture, rest, signal }: Drawer<Composed>): FrameDrawer {
  const background = scene.transparent ? null : scene.background
  const old: Frame[] = []
  let last: Frame | undefined
  return {
    async frameAt(moment) {
      await rest()
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
export async function* framesAt(
  moments: readonly Moment[],
  { frameAt, recycle }: FrameDrawer,
): AsyncGenerator<Frame> {
  let before: Frame | undefined
  for (const moment of moments) {
    const frame = await frameAt(moment)
    if (before && before !== frame) recycle(before)
    before = frame
    yield frame
  }
  if (before) recycle(before)
}
