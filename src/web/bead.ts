import type { Language } from '../language/language.ts'
import { nearestOn, pointOn } from '../scene/plane/drawn-line.ts'
import type { Scene } from '../scene/scene.ts'
import type { Shape } from '../scene/shape.ts'
import { drawElement, makeDrawing, setAll } from './elements.ts'
import { arrows } from './keyboard.ts'
import type { LiveFigure } from './live-figure.ts'

/** A maker of the bead: only pages of a scene with such chapters have one. */
export type OpenBead = typeof openBead

/**
 * A bead on the boundary, which a reader drags along it. It keeps its place on the line while that moves. While it has the
 * focus, the line in the hidden space and the line in the input are both drawn, with a ring at its place on each.
 *
 * @param chapters in whose middle the boundary lies in either space
 * @returns what shows it over the shapes of a frame
 */
export function openBead(stage: HTMLElement, chapters: readonly string[], say: Language) {
  const both = drawElement('path', { fill: 'none', 'stroke-width': 1.5, 'stroke-dasharray': '3 3' })
  const name = { tabindex: 0, role: 'slider', 'aria-label': say.chapters.boundary }
  const bead = drawElement('circle', { ...name, r: 7, 'stroke-width': 3 })
  const overlay = makeDrawing({}, both, bead)
  overlay.style.cssText = 'position:absolute;inset:0;pointer-events:none'
  bead.style.cssText = 'pointer-events:all;touch-action:none;cursor:grab;outline:none'
  stage.append(overlay)
  let scene: Scene | undefined
  let ends: ArrayLike<number>[][] = []
  let lines: ArrayLike<number>[] = []
  let place = 0.5
  const moveTo = (to: number) => {
    if (lines.length === 0) return
    place = Math.max(0, Math.min(lines.length, to))
    const [cx, cy] = pointOn(lines, place)
    setAll(bead, { cx, cy, 'aria-valuenow': Math.round((100 * place) / lines.length) })
    const rings = ends.map(own => {
      const [x, y] = pointOn(own, place)
      return `M${own.map(line => Array.from(line).join(' ')).join('M')}M${x - 7} ${y}a7 7 0 1 0 14 0a7 7 0 1 0-14 0`
    })
    setAll(both, { d: bead.matches(':focus') ? rings.join('') : '' })
  }
  bead.addEventListener('pointerdown', event => {
    event.stopPropagation()
    bead.setPointerCapture(event.pointerId)
  })
  bead.addEventListener('pointermove', ({ pointerId, clientX, clientY }) => {
    if (!bead.hasPointerCapture(pointerId)) return
    const { left, top, width } = overlay.getBoundingClientRect()
    const unit = width / scene!.width
    moveTo(nearestOn(lines, (clientX - left) / unit, (clientY - top) / unit))
  })
  bead.addEventListener('keydown', event => {
    const [right, down] = arrows[event.key] ?? [0, 0]
    if (right === down) return
    event.preventDefault()
    moveTo(place + 0.02 * (right - down))
  })
  for (const name of ['focus', 'blur']) bead.addEventListener(name, () => moveTo(place))
  return (figure: LiveFigure, shapes: readonly Shape[]) => {
    const { accent, background } = figure.theme
    if (scene !== figure.scene) {
      scene = figure.scene
      const own = scene.chapters.filter(({ id }) => chapters.includes(id))
      const borders = own.map(({ start, end }) => bordersIn(figure.scene.at((start + end) / 2)))
      ends = borders.filter(lines => lines.length > 0)
    }
    lines = scene.turns ? [] : bordersIn(shapes)
    overlay.style.display = lines.length > 0 ? '' : 'none'
    setAll(overlay, { viewBox: `0 0 ${scene.width} ${scene.height}`, stroke: accent, fill: background })
    moveTo(place)
  }
}

const bordersIn = (shapes: readonly Shape[]): ArrayLike<number>[] =>
  shapes.flatMap(shape => (shape.kind === 'path' && shape.key === 'border' ? shape.lines : []))
