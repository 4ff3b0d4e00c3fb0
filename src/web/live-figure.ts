import { base64, openScript } from 'paint-kernels'
import { pageFont } from '../encode/html/glyphs.ts'
import type { PageData } from '../encode/html/page-data.ts'
import type { Language } from '../language/language.ts'
import { orElse } from '../options/or-else.ts'
import { changeFigure, resizeFigure } from '../options/sweep.ts'
import type { OpenPaintKernels } from '../paint/kernels.ts'
import { createPainter, type Painter } from '../paint/painter.ts'
import { bytesOf, compileNow, instantiate, type KernelModule } from '../paint/web-assembly.ts'
import type { PlaySequence, SceneTable } from '../scene/compose/define.ts'
import { figureScene, type ShownNetwork } from '../scene/compose/figure-scene.ts'
import type { Moment, View } from '../scene/scene.ts'
import { themeOf } from '../scene/style/themes.ts'

export type LiveFigure = ReturnType<typeof openFigure>

/** The keys of a figure that a page may draw in another way than its spec says. */
interface Change {
  theme?: 'light' | 'dark' | undefined
  /** Pixels; its panels are arranged as there is room. */
  size?: { width: number; height: number } | undefined
  /** Its networks on slices at other values. */
  networks?: readonly ShownNetwork[] | undefined
}

/** The figure of a page's data, with some keys changed, drawn by the code that draws every file. */
export function openFigure(
  data: PageData,
  scenes: SceneTable,
  say: Language,
  play?: PlaySequence | null,
  { theme, size, networks = data.networks }: Change = {},
) {
  const font = pageFont(data.glyphs)
  const sized = size ? resizeFigure(data.spec, size) : data.spec
  const spec = theme ? changeFigure(sized, { theme }) : sized
  const scene = figureScene(spec, networks, scenes, say, data.own ? font : undefined, play ?? undefined)
  let painter: { width: number; paint: Painter; image: ImageData; pixels?: Uint32Array } | undefined
  return {
    scene,
    theme: themeOf(spec),
    /**
     * Draws a moment into a canvas, whose pixels it takes as they are: their number along a unit need not be whole.
     *
     * @param view a turn from where the scene's own camera stands
     */
    draw(canvas: HTMLCanvasElement, moment: Moment, view?: View) {
      const density = canvas.width / scene.width
      if (painter?.width !== canvas.width) {
        const paint = createPainter(scene.width, scene.height, density, openPaintKernels, null, font)
        const height = Math.round(scene.height * density)
        painter = { width: canvas.width, paint, image: new ImageData(canvas.width, height) }
      }
      const { paint, image, pixels } = painter
      painter.pixels = paint(scene.at(moment, view), scene.background, pixels)
      new Uint32Array(image.data.buffer).set(painter.pixels)
      canvas.getContext('2d')!.putImageData(image, 0, 0)
    },
    /** Gives back what drawing takes, 10 to 30 MB, until it is drawn again. */
    rest() {
      painter = undefined
    },
  }
}

/** Compiled when the first figure is drawn; null where a Content-Security-Policy forbids it, or an old browser cannot do it. */
let compiled: KernelModule | null | undefined

/** Opens the kernels that paint. In JavaScript they take half as long again; that is for pages that may not compile. */
const openPaintKernels: OpenPaintKernels = () => {
  if (compiled === undefined) compiled = orElse(() => compileNow(bytesOf(base64)), null)
  return compiled === null ? openScript() : instantiate(compiled)
}
