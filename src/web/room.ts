import { SpecError } from '../options/error.ts'
import { orElse } from '../options/or-else.ts'
import type { Scene } from '../scene/scene.ts'
import type { Shape } from '../scene/shape.ts'

export interface PageSize {
  width: number
  height: number
}

/** The room for a figure in CSS pixels. */
export interface Room extends PageSize {
  /** Set where what is around it has no more: then nothing is scrolled through. */
  fixed?: boolean
}

interface Fitted {
  scene: Pick<Scene, 'width' | 'height' | 'panels' | 'at'>
}

/** CSS pixels of the smallest type that is read on a phone held in the hand. */
const LEGIBLE = 11

/** CSS pixels of a window below which the author's ratio would leave most of it empty: a phone's, or a narrow frame's. */
const SMALL = { width: 600, height: 480 }

/** Ratios of the sides beyond which a picture has no use for more of a room. */
const LONGEST = { upright: 1.75, wide: 2.4 }

/**
 * Heights in widths of pictures that one scrolls through, where words that can be read leave plots no room in a window:
 * upright with one panel, and for each of several, and wide.
 */
const TALL = { one: 2.6, each: 0.95, wide: [0.55, 0.9] }

/** Pixels of a shorter side from which most layouts have such type: below their head, and larger beside it. */
const USUAL = { upright: 600, wide: 345 }

/** Type grows with this power of the CSS pixels in one of a picture: layouts of small ones shrink it more slowly than all else. */
const GROWTH = 0.6

/** CSS pixels in one of a picture at most: then words leave its plots no room. */
const CLOSEST = 1.65

/**
 * The figure as it fits into a room: its author's where that can be read there, else laid out again in the ratio of
 * a small room, with type that can be read.
 */
export function fitFigure<Figure extends Fitted>(
  own: Figure,
  open: (size: PageSize) => Figure,
  room: Room,
): { figure: Figure; scrolls: boolean } {
  const share = shareOf(own.scene, room)
  let fitted = { figure: own, scrolls: false }
  if (share >= 1 || smallestType(own.scene) * share >= LEGIBLE) return fitted
  for (const shown of picturesIn(own.scene, room)) {
    const usual = shown.width > 1.5 * shown.height ? USUAL.wide : USUAL.upright
    let density = (usual / Math.min(shown.width, shown.height)) ** ((1 - GROWTH) / GROWTH)
    while (density <= CLOSEST) {
      const size = { width: Math.round(shown.width / density), height: Math.round(shown.height / density) }
      // None where a scene of it has no room there.
      const figure = orElse(() => open(size), null, SpecError)
      if (!figure) break
      fitted = { figure, scrolls: shown.height > room.height + 1 }
      const type = smallestType(fitted.figure.scene) * density
      if (type >= LEGIBLE) return fitted
      // A hundredth more, since pictures have whole pixels.
      density *= 1.01 * (LEGIBLE / type) ** (1 / GROWTH)
    }
  }
  return fitted
}

/**
 * The pictures that a room may show, in CSS pixels: of their author's ratio in a window, of the room's where that is
 * small, and last those that are scrolled through.
 */
export function picturesIn(own: Fitted['scene'], room: Room): PageSize[] {
  const { width, height } = room
  if (width >= SMALL.width && height >= SMALL.height) {
    const share = shareOf(own, room)
    return [{ width: own.width * share, height: own.height * share }]
  }
  const panels = own.panels?.length ?? 1
  const upright = panels > 1 ? TALL.each * panels : TALL.one
  const tall = room.fixed ? [] : width >= SMALL.width ? TALL.wide : [upright]
  return [
    { width: Math.min(width, LONGEST.wide * height), height: Math.min(height, LONGEST.upright * width) },
    ...tall.map(ratio => ({ width, height: Math.max(height, ratio * width) })),
  ]
}

function shareOf(size: PageSize, room: PageSize): number {
  return Math.min(room.width / size.width, room.height / size.height)
}

/** The smallest type of a scene in its pixels: at its poster, and at its start, where the axes of the data are. */
function smallestType({ at }: Fitted['scene']): number {
  return Math.min(...typeOf(at('poster')), ...typeOf(at(0)))
}

function typeOf(shapes: readonly Shape[]): number[] {
  return shapes.flatMap(shape => {
    if (shape.opacity === 0) return []
    return shape.kind === 'group' ? typeOf(shape.children) : shape.kind === 'text' ? [shape.size] : []
  })
}

/** Pixels that a canvas may have while its figure moves, so that a frame is painted in time. */
const MOVING_PIXELS = 2.5e6

/** Pixels that a canvas may have at all: phones give no more. */
const PIXELS = 16e6

/** The pixels of a canvas of a figure. @param ratio pixels of the screen in one of CSS */
export function canvasSize(size: PageSize, shown: number, ratio: number, moving: boolean): PageSize {
  const { width, height } = size
  const wanted = (shown * ratio) / width
  const most = Math.sqrt((moving ? MOVING_PIXELS : PIXELS) / (width * height))
  const pixels = Math.max(1, Math.round(width * Math.min(wanted, most)))
  return { width: pixels, height: Math.max(1, Math.round((height * pixels) / width)) }
}
