import { decode } from 'fast-png'
import type { Moment, Scene } from '../../src/scene/scene.ts'
import type { Shape } from '../../src/scene/shape.ts'
import { textBox } from '../../src/scene/style/give-way.ts'
import { FAINT, raster } from './moving-svg.ts'

/** Levels of 255 by which a picture may differ from the scene's outside its texts, on the mean. */
export const MAX_LEVELS = 1.5
/** Pixels that a point may be off. */
export const MAX_OFF = 0.5

/** What a browser is to show: a scene's picture at a moment, and the pixels of it that are compared. */
export interface Picture {
  width: number
  height: number
  pixels: Uint32Array
  /** 1 where a text is or may be. */
  texts: Uint8Array
}

export function pictureOf(scene: Scene, moment: Moment): Picture {
  const { width, height, background } = scene
  const shapes = scene.at(moment)
  const { pixels } = raster.create(width, height).draw(shapes, background)
  return { width, height, pixels: Uint32Array.from(pixels), texts: textsOf(shapes, width, height) }
}

/** Levels of 255 by which a screenshot, from a place on, differs from a picture outside its texts: the mean. */
export function differenceOf(
  shot: Uint8Array | ReturnType<typeof decode>,
  { width, height, pixels, texts }: Picture,
  [left, top]: readonly [number, number] = [0, 0],
): number {
  const seen = shot instanceof Uint8Array ? decode(shot) : shot
  if (seen.width < left + width || seen.height < top + height)
    throw new Error(`${seen.width} × ${seen.height} pixels hold no ${width} × ${height} at ${left}, ${top}`)
  let [sum, count] = [0, 0]
  for (let i = 0; i < texts.length; i++) {
    if (texts[i]) continue
    count++
    const at = ((top + Math.floor(i / width)) * seen.width + left + (i % width)) * seen.channels
    for (let c = 0; c < 3; c++) sum += Math.abs(seen.data[at + c] - ((pixels[i] >>> (8 * c)) & 255))
  }
  return sum / (3 * count)
}

/** Pixels that texts cover, and a little around them: browsers have other fonts. */
function textsOf(shapes: readonly Shape[], width: number, height: number): Uint8Array {
  const covered = new Uint8Array(width * height)
  for (const [left, top, right, bottom] of textBoxes(shapes))
    for (let y = Math.max(0, Math.floor(top - 4)); y < Math.min(height, bottom + 4); y++)
      covered.fill(
        1,
        y * width + Math.max(0, Math.floor(left - 8)),
        y * width + Math.max(0, Math.min(width, Math.ceil(right + 8))),
      )
  return covered
}

function textBoxes(shapes: readonly Shape[]): (readonly [number, number, number, number])[] {
  return shapes.flatMap(shape => {
    if (shape.kind === 'group') return textBoxes(shape.children)
    if (shape.kind !== 'text') return []
    const [left, top, right, bottom] = textBox(shape)
    if (!shape.rotate) return [[left, top, right, bottom] as const]
    // A quarter turn about its place.
    const [half, high] = [(right - left) / 2, (bottom - top) / 2]
    return [[shape.x - high, shape.y - half, shape.x + high, shape.y + half] as const]
  })
}

/**
 * How far a dot that is seen is from the nearest of the scene's at most, and the other way round, in pixels: a file paints
 * dots that do not touch in an order of its own.
 *
 * @param centres x₀, y₀, x₁, y₁, …
 * @throws Error where they are not as many
 */
export function farthestDot(centres: readonly number[], scene: Scene, moment: Moment): number {
  const wanted = centresOf(scene.at(moment))
  if (centres.length !== wanted.length)
    throw new Error(`${centres.length / 2} dots at ${moment}, not ${wanted.length / 2}`)
  return Math.max(farthestFrom(centres, wanted), farthestFrom(wanted, centres))
}

function farthestFrom(some: readonly number[], others: readonly number[]): number {
  let far = 0
  for (let i = 0; i < some.length; i += 2) {
    let near = Number.POSITIVE_INFINITY
    for (let j = 0; j < others.length; j += 2)
      near = Math.min(near, Math.hypot(some[i] - others[j], some[i + 1] - others[j + 1]))
    far = Math.max(far, near)
  }
  return far
}

function centresOf(shapes: readonly Shape[], opacity = 1): number[] {
  return shapes.flatMap(shape => {
    const all = opacity * (shape.opacity ?? 1)
    if (all <= FAINT) return []
    if (shape.kind === 'group') return centresOf(shape.children, all)
    return shape.kind === 'dots' ? Array.from(shape.centres) : []
  })
}
