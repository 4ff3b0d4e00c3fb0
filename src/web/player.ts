import { fromJson } from '../encode/html/page-data.ts'
import type { SceneTable } from '../scene/scenes/figure-scene.ts'
import { openFigure } from './live-figure.ts'

// For whoever draws the figure without the player, as the tests of its pictures do.
export { fromJson, openFigure }

/** Starts the player of a page. */
export function start(document: Document, scenes: SceneTable): void {
  const data = fromJson(document.getElementById('figure')!.textContent!)
  const figure = openFigure(data, scenes)
  const { scene } = figure
  const canvas = document.createElement('canvas')
  canvas.width = scene.width
  canvas.height = scene.height
  document.body.append(canvas)
  const begin = performance.now()
  const frame = () => {
    const time = ((performance.now() - begin) / 1000) % Math.max(scene.duration, 1e-9)
    figure.draw(canvas, scene.duration > 0 ? time : 'poster')
    requestAnimationFrame(frame)
  }
  frame()
}
