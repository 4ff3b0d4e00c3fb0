import type { Language } from '../language/language.ts'
import type { Moment, View } from '../scene/scene.ts'
import type { Shape } from '../scene/shape.ts'
import type { PlacedDot } from './dots.ts'
import { makeElement } from './elements.ts'
import type { LiveFigure } from './live-figure.ts'
import { canvasSize, type PageSize } from './room.ts'

export type PageStage = ReturnType<typeof createStage>

/** The canvas of a figure, and the rings over it. @param alt what is said of the figure to those who do not see it */
export function createStage(alt: string, page: Language['page']) {
  const canvas = makeElement('canvas', { role: 'img', 'aria-label': alt })
  const heard = makeElement('div', { class: 'heard', role: 'status' })
  const over = makeElement('canvas', { 'aria-hidden': 'true', class: 'over' })
  const group = { class: 'stage', tabindex: '0', role: 'group', 'aria-label': page.figure }
  const stage = makeElement('div', group, canvas, over, heard)
  let last: { figure: LiveFigure; shapes: readonly Shape[] } | undefined
  const shown = () => stage.clientWidth || 1
  /** Pixels of the screen in one of CSS. */
  const ratioNow = () => devicePixelRatio * (stage.currentCSSZoom ?? 1)
  return {
    element: stage,
    /** CSS pixels of a pixel of the figure. */
    scale: () => shown() / (last?.figure.scene.width ?? shown()),
    /** Draws, where it would differ from what is there. @param moving whether another frame follows soon */
    draw(figure: LiveFigure, moment: Moment, view: View | undefined, moving: boolean): readonly Shape[] {
      const { scene } = figure
      const size = canvasSize(scene, shown(), ratioNow(), moving)
      const shapes = scene.at(moment, view)
      const resized = resize(canvas, size)
      if (resized || figure !== last?.figure || shapes !== last.shapes) figure.draw(canvas, moment, view)
      last = { figure, shapes }
      return shapes
    },
    /** Says something to those who do not see it. */
    tell(text: string) {
      heard.textContent = text
    },
    rings(dots: readonly PlacedDot[], { scene, theme }: LiveFigure) {
      const ratio = (shown() * ratioNow()) / scene.width
      // An empty canvas takes as much memory as the one below it.
      const [width, height] = dots.length > 0 ? [scene.width, scene.height] : [0, 0]
      const pixels = (units: number) => Math.max(1, Math.round(units * ratio))
      resize(over, { width: pixels(width), height: pixels(height) })
      const context = over.getContext('2d')!
      context.setTransform(1, 0, 0, 1, 0, 0)
      context.clearRect(0, 0, over.width, over.height)
      context.scale(ratio, ratio)
      for (const [color, line] of [
        [theme.background, 4.5],
        [theme.ink, 2],
      ] as const)
        for (const { x, y, radius } of dots) {
          context.beginPath()
          context.arc(x, y, radius + 3.5, 0, 2 * Math.PI)
          context.lineWidth = line
          context.strokeStyle = color
          context.stroke()
        }
    },
  }
}

/** Gives a canvas another size, which empties it; whether it had another one. */
function resize(canvas: HTMLCanvasElement, { width, height }: PageSize): boolean {
  if (canvas.width === width && canvas.height === height) return false
  canvas.width = width
  canvas.height = height
  return true
}

/** Seconds that pass between two frames at most: a tab that slept goes on where it stood. */
const MAX_STEP = 0.25

/** The frames of a page: one is drawn, however often it is asked for. @param signal the end of all frames */
export function createFrames(signal: AbortSignal) {
  let requested = false
  let drawAt = (_: number) => {}
  const request = () => {
    if (!requested)
      requestAnimationFrame(now => {
        requested = false
        if (!signal.aborted) drawAt(now)
      })
    requested = true
  }
  return {
    request,
    /**
     * Draws what is asked for from now on.
     *
     * @param moves whether time passes, and another frame follows
     * @param draw is given milliseconds of the page's clock
     */
    run(moves: () => boolean, advance: (seconds: number) => void, draw: (now: number) => void) {
      let before = NaN
      drawAt = now => {
        if (moves()) advance(Math.min(MAX_STEP, Math.max(0, (now - before) / 1000)) || 0)
        before = moves() ? now : NaN
        draw(now)
        if (moves()) request()
      }
    },
  }
}
