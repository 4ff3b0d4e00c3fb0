import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openGif } from '../../dist/encode/gif/read-gif.js'
import { decodePng } from '../../dist/paint/png.js'

/** Pixels between the middle of a flat place and its edges: all that are so near have its colour. */
const reach = 2

/**
 * The likeness of GIFs to the true frames: peak signal-to-noise ratio in decibels, 10 log₁₀ 255² / mean squared
 * difference of red, green and blue, over all frames (`mean`) and in the worst one (`worst`); and the most levels that
 * a channel is off in the middle of 5 × 5 pixels of one colour (`flat`). A frame is compared with what a GIF shows in the
 * middle of the frame's time.
 *
 * @param folder the true frames as PNG, in the order of their names
 * @returns that of each file
 */
export function likenessOf(files, folder) {
  const names = readdirSync(folder).sort()
  const all = files.map(opened)
  let pixels = 0
  for (const [i, name] of names.entries()) {
    const { data, width } = decodePng(readFileSync(join(folder, name)))
    pixels = data.length / 4
    for (const { shownAt, found } of all) {
      const sum = differ(data, shownAt((i + 0.5) / names.length), width, found)
      found.sum += sum
      found.most = Math.max(found.most, sum)
    }
  }
  const decibels = squares => 10 * Math.log10((255 * 255 * 3 * pixels) / squares)
  return all.map(({ found: { sum, most, flat } }) => ({
    mean: decibels(sum / names.length),
    worst: decibels(most),
    flat,
  }))
}

/** A GIF's pixels at shares of its length, one after the other. */
function opened(file) {
  const bytes = readFileSync(file)
  let length = 0
  for (const { until } of openGif(bytes).moments) length = until
  const shown = openGif(bytes).moments[Symbol.iterator]()
  let { value: moment } = shown.next()
  const shownAt = share => {
    while (moment.until <= length * share) {
      const { done, value } = shown.next()
      if (done) break
      moment = value
    }
    return moment.pixels
  }
  return { shownAt, found: { sum: 0, most: 0, flat: 0 } }
}

/** The sum of squared differences of two pictures; the most levels that flat places are off go to `found`. */
function differ(truth, shown, width, found) {
  if (truth.length !== shown.length) throw new Error('the pictures differ in size')
  const whole = new Uint32Array(truth.buffer, truth.byteOffset, truth.length / 4)
  let sum = 0
  for (let pixel = 0, i = 0; i < truth.length; i += 4, pixel++) {
    const red = Math.abs(truth[i] - shown[i])
    const green = Math.abs(truth[i + 1] - shown[i + 1])
    const blue = Math.abs(truth[i + 2] - shown[i + 2])
    if (red + green + blue === 0) continue
    sum += red ** 2 + green ** 2 + blue ** 2
    const most = Math.max(red, green, blue)
    if (most > found.flat && isFlat(whole, pixel, width)) found.flat = most
  }
  return sum
}

function isFlat(pixels, at, width) {
  const column = at % width
  if (column < reach || column >= width - reach) return false
  for (let down = -reach; down <= reach; down++)
    for (let right = -reach; right <= reach; right++)
      if (pixels[at + down * width + right] !== pixels[at]) return false
  return true
}
