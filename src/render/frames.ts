import { setImmediate } from 'node:timers/promises'
import type { Frame } from '../encode/format.ts'
import type { Scene } from '../scene/scene.ts'
import type { Picture } from './raster.ts'

/** What draws a scene's frames, one after the other. */
export interface Drawer {
  scene: Scene
  picture: Picture
  signal?: AbortSignal | undefined
}

/**
 * A function that draws the frame of a time. At rest it gives the same frame again.
 *
 * @throws the signal's reason when it is aborted
 */
export function frameDrawer({ scene, picture, signal }: Drawer): (time: number) => Promise<Frame> {
  const background = scene.transparent ? null : scene.background
  let last: Frame | undefined
  return async time => {
    // Lets signals and messages in.
    await setImmediate()
    signal?.throwIfAborted()
    const shapes = scene.at(time)
    if (last?.shapes !== shapes) last = { ...picture.draw(shapes, background), shapes }
    return last
  }
}

export async function* framesAt(times: readonly number[], drawer: Drawer): AsyncGenerator<Frame> {
  const frameAt = frameDrawer(drawer)
  for (const time of times) yield await frameAt(time)
}
