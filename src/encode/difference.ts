export interface Rectangle {
  left: number
  top: number
  width: number
  height: number
}

/** The smallest rectangle that holds every changed byte of two pictures of that width; null without a change. */
export function changedRectangle(before: Uint8Array, after: Uint8Array, width: number): Rectangle | null {
  let first = 0
  while (first < after.length && before[first] === after[first]) first++
  if (first === after.length) return null
  let end = after.length - 1
  while (before[end] === after[end]) end--
  const top = Math.floor(first / width)
  const bottom = Math.floor(end / width)
  let left = width
  let right = -1
  for (let row = top; row <= bottom; row++) {
    const start = row * width
    let column = 0
    while (column < left && before[start + column] === after[start + column]) column++
    left = Math.min(left, column)
    column = width - 1
    while (column > right && before[start + column] === after[start + column]) column--
    right = Math.max(right, column)
  }
  return { left, top, width: right - left + 1, height: bottom - top + 1 }
}

/** Unchanged pixels in a row from which on they are see-through. */
const shortestRun = 16

/**
 * The bytes of a rectangle, with `same` for long runs without a change. Short runs stay as they are: a flat
 * area that alternates with see-through pixels compresses worse (measured: 16 saves 8 % of the file, 32 and 8
 * less).
 */
export function changedPixels(
  before: Uint8Array,
  after: Uint8Array,
  pictureWidth: number,
  { left, top, width, height }: Rectangle,
  same: number,
): Uint8Array {
  const pixels = new Uint8Array(width * height)
  for (let row = 0; row < height; row++) {
    const start = (top + row) * pictureWidth + left
    pixels.set(after.subarray(start, start + width), row * width)
    let run = 0
    for (let column = 0; column <= width; column++) {
      if (column < width && before[start + column] === after[start + column]) run++
      else {
        const end = row * width + column
        if (run >= shortestRun) pixels.fill(same, end - run, end)
        run = 0
      }
    }
  }
  return pixels
}

/** The bytes of a rectangle of a picture of that width. */
export function cropped(
  picture: Uint8Array,
  pictureWidth: number,
  { left, top, width, height }: Rectangle,
): Uint8Array {
  const pixels = new Uint8Array(width * height)
  for (let row = 0; row < height; row++) {
    const start = (top + row) * pictureWidth + left
    pixels.set(picture.subarray(start, start + width), row * width)
  }
  return pixels
}

/** Whether some byte becomes `nothing`. */
export function loses(before: Uint8Array, after: Uint8Array, nothing: number): boolean {
  if (before === after) return false
  for (let i = 0; i < after.length; i++) if (after[i] === nothing && before[i] !== nothing) return true
  return false
}
