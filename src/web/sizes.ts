/** Pixels that a canvas may have while its figure moves, so that a frame is painted in time. */
const MOVING_PIXELS = 2.5e6

/** Pixels that a canvas may have at all: phones give no more. */
const PIXELS = 16e6

export interface PageSize {
  width: number
  height: number
}

/** The pixels of a canvas of a figure. @param ratio pixels of the screen in one of CSS */
export function canvasSize(size: PageSize, shown: number, ratio: number, moving: boolean): PageSize {
  const { width, height } = size
  const wanted = (shown * ratio) / width
  const most = Math.sqrt((moving ? MOVING_PIXELS : PIXELS) / (width * height))
  const pixels = Math.max(1, Math.round(width * Math.min(wanted, most)))
  return { width: pixels, height: Math.max(1, Math.round((height * pixels) / width)) }
}
