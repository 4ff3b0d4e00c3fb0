/** Pixels that a canvas may have while its figure moves, so that a frame is painted in time. */
const MOVING_PIXELS = 2.5e6

/** Pixels that a canvas may have at all: phones give no more. */
const PIXELS = 16e6

interface Size {
  width: number
  height: number
}

/**
 * The pixels of a canvas of a figure.
 *
 * @param shown its width in CSS pixels
 * @param ratio pixels of the screen in one of CSS
 */
export function canvasSize({ width, height }: Size, shown: number, ratio: number, moving: boolean): Size {
  // The painter takes whole pixels along a unit.
  const wanted = Math.ceil((shown * ratio) / width - 0.01)
  const most = Math.floor(Math.sqrt((moving ? MOVING_PIXELS : PIXELS) / (width * height)))
  const density = Math.max(1, Math.min(wanted, most))
  return { width: width * density, height: height * density }
}
