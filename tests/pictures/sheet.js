// A picture of what differs: before, after and the difference side by side, a row for each.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { bytesOf, framesIn, kindOf, tools } from './files.js'

const require = createRequire(import.meta.url)
/** node-canvas, loaded only for sheets: nnanim must be the first to load it. */
export const openCanvas = () => require('canvas')

/** Files with the pictures of a file, one for each frame: of one that has to be decoded in a new folder, if it can be. */
export function picturesOf(file, folder) {
  const kind = kindOf(file)
  if (kind === 'png' || kind === 'svg') return [file]
  if (kind === 'frames') return framesIn(file)
  if (kind !== 'pdf' && !tools.ffmpeg) return []
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder)
  if (kind === 'pdf') bytesOf('pdftoppm', ['-r', '72', '-png', file, join(folder, 'page')])
  else bytesOf('ffmpeg', ['-v', 'error', '-i', file, '-fps_mode', 'passthrough', join(folder, '%05d.png')])
  return framesIn(folder)
}

/** How many pixels of two pictures differ; either may be undefined. */
export async function differentPixels(before, after) {
  return differenceOf(await imageOf(before), await imageOf(after)).count
}

/**
 * Writes a sheet of rows of {label, before, after}; the two are files of pictures, or undefined.
 *
 * @returns how many pixels differ in each row
 */
export async function writeSheet(rows, file) {
  const drawn = []
  for (const { label, ...row } of rows) {
    const [before, after] = [await imageOf(row.before), await imageOf(row.after)]
    drawn.push({ label, before, after, ...differenceOf(before, after) })
  }
  const [gap, line] = [12, 30]
  const widest = Math.max(...drawn.map(({ canvas }) => canvas.width))
  const height = drawn.reduce((sum, { canvas }) => sum + line + canvas.height + gap, gap)
  const sheet = openCanvas().createCanvas(3 * (widest + gap) + gap, height)
  const context = sheet.getContext('2d')
  context.fillStyle = '#d8d8d8'
  context.fillRect(0, 0, sheet.width, sheet.height)
  context.fillStyle = '#222222'
  context.font = `15px ${font()}`
  let top = gap
  for (const { label, before, after, canvas, count, most } of drawn) {
    const columns = [
      [`${label}: ${before ? 'before' : 'nothing before'}`, before],
      [after ? 'after' : 'nothing after', after],
      [`${count} pixels differ, by ${most} levels at most`, canvas],
    ]
    for (const [i, [title, image]] of columns.entries()) {
      const left = gap + i * (widest + gap)
      context.fillText(title, left, top + 19)
      if (image) context.drawImage(image, left, top + line)
    }
    top += line + canvas.height + gap
  }
  writeFileSync(file, sheet.toBuffer('image/png'))
  return drawn.map(({ count }) => count)
}

function imageOf(file) {
  return file === undefined ? null : openCanvas().loadImage(file)
}

/** The bundled font, under the name that an SVG asks for. */
function font() {
  const file = '@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf'
  openCanvas().registerFont(require.resolve(file), { family: 'Inter' })
  return 'Inter'
}

/**
 * What differs between two images, of which one may be null.
 *
 * @returns the `count` of pixels, by how many levels of 255 they do at `most`, and a `canvas` where they are red and
 *   all else is pale
 */
function differenceOf(before, after) {
  const [width, height] = ['width', 'height'].map(side => Math.max(before?.[side] ?? 1, after?.[side] ?? 1))
  const [old, now] = [before, after].map(image => pixelsOf(image, width, height))
  const canvas = openCanvas().createCanvas(width, height)
  const context = canvas.getContext('2d')
  const result = context.createImageData(width, height)
  let [count, most] = [0, 0]
  for (let i = 0; i < now.length; i += 4) {
    let levels = 0
    for (let k = i; k < i + 4; k++) levels = Math.max(levels, Math.abs(old[k] - now[k]))
    if (levels > 0) count++
    most = Math.max(most, levels)
    // Green is near enough to how light a pixel is.
    const grey = 204 + now[i + 1] / 5
    result.data.set(levels > 0 ? [224, 32, 32, 255] : [grey, grey, grey, 255], i)
  }
  context.putImageData(result, 0, 0)
  return { count, most, canvas }
}

/** RGBA, see-through where the image does not reach. */
function pixelsOf(image, width, height) {
  const context = openCanvas().createCanvas(width, height).getContext('2d')
  if (image) context.drawImage(image, 0, 0)
  return context.getImageData(0, 0, width, height).data
}
