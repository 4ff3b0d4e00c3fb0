import { pageFont } from '../encode/html/glyphs.ts'
import type { PageData } from '../encode/html/page-data.ts'
import { changeFigure } from '../options/sweep.ts'
import { createPainter } from '../paint/painter.ts'
import type { GlyphSheet } from '../paint/text.ts'
import type { Moment, Scene, View } from '../scene/scene.ts'
import { figureScene, type SceneTable } from '../scene/scenes/figure-scene.ts'
import { type Theme, themeOf } from '../scene/style/theme.ts'

/** The figure of a page, drawn by the code that draws every file. */
export interface LiveFigure {
  scene: Scene
  theme: Theme
  /**
   * Draws a moment into a canvas, whose pixels it takes as they are: their number along a unit need not be whole.
   *
   * @param view a turn from where the scene's own camera stands
   */
  draw(canvas: HTMLCanvasElement, moment: Moment, view?: View): void
}

/**
 * The figure of a page's data.
 *
 * @param theme the theme that it is drawn in, instead of the one of its spec
 */
export function openFigure(data: PageData, scenes: SceneTable, theme?: 'light' | 'dark'): LiveFigure {
  const font = pageFont(data.glyphs)
  const spec = theme ? changeFigure(data.spec, { theme }) : data.spec
  const scene = figureScene(spec, data.networks, scenes, data.own ? font : undefined)
  let painter: { width: number; paint: ReturnType<typeof createPainter>; image: ImageData } | undefined
  return {
    scene,
    theme: themeOf(spec),
    draw(canvas, moment, view) {
      const density = canvas.width / scene.width
      if (painter?.width !== canvas.width) {
        const paint = createPainter(scene.width, scene.height, density, openSheet, font)
        painter = { width: canvas.width, paint, image: new ImageData(canvas.width, canvas.height) }
      }
      const { paint, image } = painter
      paint(scene.at(moment, view), scene.background, new Uint32Array(image.data.buffer))
      canvas.getContext('2d')!.putImageData(image, 0, 0)
    },
  }
}

/** A canvas for one text. A browser gives its pixels not premultiplied, and the painter wants them so. */
function openSheet(width: number, height: number, scale: number): GlyphSheet {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const context = canvas.getContext('2d', { willReadFrequently: true })!
  context.scale(scale, scale)
  return {
    context,
    read() {
      const { data } = context.getImageData(0, 0, width, height)
      const pixels = new Uint32Array(data.buffer)
      for (let i = 0; i < pixels.length; i++) {
        const alpha = data[4 * i + 3]
        if (alpha === 255 || alpha === 0) continue
        for (let k = 0; k < 3; k++) data[4 * i + k] = Math.round((data[4 * i + k] * alpha) / 255)
      }
      return pixels
    },
  }
}
