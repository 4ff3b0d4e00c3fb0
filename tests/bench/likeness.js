import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openGif } from '../../dist/encode/gif/read-gif.js'
import { decodePng } from '../../dist/paint/png.js'

/**
 * The likeness of a GIF to the true frames: peak signal-to-noise ratio in decibels, 10 log₁₀ 255² / mean squared
 * difference of red, green and blue, over all frames (`mean`) and in the worst one (`worst`). A frame is compared with
 * what the GIF shows in the middle of the frame's time.
 *
 * @param folder the true frames as PNG, in the order of their names
 */
export function likenessOf(file, folder) {
  const names = readdirSync(folder).sort()
  const shownAt = opened(file)
  let pixels = 0
  const sums = names.map((name, i) => {
    const { data } = decodePng(readFileSync(join(folder, name)))
    pixels = data.length / 4
    return squares(data, shownAt((i + 0.5) / names.length))
  })
  const decibels = squares => 10 * Math.log10((255 * 255 * 3 * pixels) / squares)
  return { mean: decibels(sums.reduce((a, b) => a + b) / names.length), worst: decibels(Math.max(...sums)) }
}

/** A GIF's pixels at shares of its length, one after the other. */
function opened(file) {
  const bytes = readFileSync(file)
  let length = 0
  for (const { until } of openGif(bytes).moments) length = until
  const shown = openGif(bytes).moments[Symbol.iterator]()
  let { value: moment } = shown.next()
  return share => {
    while (moment.until <= length * share) {
      const { done, value } = shown.next()
      if (done) break
      moment = value
    }
    return moment.pixels
  }
}

/** The sum of squared differences of two pictures' red, green and blue. */
function squares(truth, shown) {
  if (truth.length !== shown.length) throw new Error('the pictures differ in size')
  let sum = 0
  for (let i = 0; i < truth.length; i++) if (i % 4 < 3) sum += (truth[i] - shown[i]) ** 2
  return sum
}
