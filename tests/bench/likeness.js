import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openGif } from '../../dist/encode/gif/read-gif.js'
import { decodePng } from '../../dist/paint/png.js'

/**
 * Peak signal-to-noise ratio of a GIF in decibels, over all frames, pixels and channels: 10 log₁₀ 255² / mean squared
 * difference. A frame is compared with what the GIF shows in the middle of the frame's time.
 *
 * @param folder the true frames as PNG, in the order of their names
 * @param fps frames a second
 */
export function psnrOf(file, folder, fps) {
  const moments = openGif(readFileSync(file)).moments[Symbol.iterator]()
  let { value: moment } = moments.next()
  let [sum, count] = [0, 0]
  for (const [i, name] of readdirSync(folder).sort().entries()) {
    const truth = decodePng(readFileSync(join(folder, name))).data
    while (moment.until <= (100 * (i + 0.5)) / fps) {
      const { done, value } = moments.next()
      if (done) break
      moment = value
    }
    sum += squares(truth, moment.pixels)
    count += 0.75 * truth.length
  }
  return 10 * Math.log10((255 * 255 * count) / sum)
}

function squares(one, other) {
  if (one.length !== other.length) throw new Error('the pictures differ in size')
  let sum = 0
  for (let i = 0; i < one.length; i += 4)
    sum += (one[i] - other[i]) ** 2 + (one[i + 1] - other[i + 1]) ** 2 + (one[i + 2] - other[i + 2]) ** 2
  return sum
}
