// About the least that any program must do for this job in Node: 200 moving dots on a grid with node-canvas, one
// palette, the changed rectangle only, LZW by gifenc, the frames shared out over threads. No training, no command
// line, no text but a title.
// node tests/bench/limit.js [threads=1] [frames=120] [points=200] [size=600] [out.gif]
import { writeFileSync } from 'node:fs'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { createCanvas } from 'canvas'
import gifenc from 'gifenc'

const words = isMainThread ? process.argv.slice(2) : workerData.words
const [threads, frames, points, size] = [1, 120, 200, 600].map((usual, i) => Number(words[i] ?? usual))
const area = size * size

let state = 12345
const next = () => {
  state = (state * 1103515245 + 12345) & 0x7fffffff
  return state / 0x7fffffff
}
const place = (low, span) => [next() * span + low, next() * span + low]
const dots = Array.from({ length: points }, (_, i) => ({
  from: place(0.1, 0.8),
  to: place(0.25, 0.5),
  label: i % 2,
}))

const background = createCanvas(size, size)
{
  const context = background.getContext('2d')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, size, size)
  context.strokeStyle = '#ddd'
  for (let k = 0; k <= 10; k++) {
    const at = Math.round(size * (0.1 + 0.08 * k)) + 0.5
    context.beginPath()
    context.moveTo(at, size * 0.1)
    context.lineTo(at, size * 0.9)
    context.moveTo(size * 0.1, at)
    context.lineTo(size * 0.9, at)
    context.stroke()
  }
  context.fillStyle = '#222'
  context.font = '16px sans-serif'
  context.fillText('Hidden layer', size * 0.1, size * 0.06)
}

const canvas = createCanvas(size, size)
const context = canvas.getContext('2d')

/** Pixels that are blue, green, red, alpha in memory. */
function draw(t) {
  context.drawImage(background, 0, 0)
  for (const label of [0, 1]) {
    context.fillStyle = label ? '#fde725' : '#440154'
    context.beginPath()
    for (const dot of dots) {
      if (dot.label !== label) continue
      const x = size * (dot.from[0] + (dot.to[0] - dot.from[0]) * t)
      const y = size * (dot.from[1] + (dot.to[1] - dot.from[1]) * t)
      context.moveTo(x + 5, y)
      context.arc(x, y, 5, 0, 7)
    }
    context.fill()
  }
  const raw = canvas.toBuffer('raw')
  return new Uint32Array(raw.buffer, raw.byteOffset, area)
}

/** The smallest rectangle that holds every pixel that changed. */
function changed(now, before) {
  if (!before) return { left: 0, top: 0, right: size - 1, bottom: size - 1 }
  const box = { left: size, top: size, right: -1, bottom: -1 }
  for (let y = 0; y < size; y++) {
    const row = y * size
    let left = 0
    while (left < size && now[row + left] === before[row + left]) left++
    if (left === size) continue
    let right = size - 1
    while (now[row + right] === before[row + right]) right--
    box.top = Math.min(box.top, y)
    box.bottom = y
    box.left = Math.min(box.left, left)
    box.right = Math.max(box.right, right)
  }
  return box
}

/** The blocks of the frames from one to before another. */
function encode(from, to, palette) {
  const known = new Int16Array(65536).fill(-1)
  const clear = palette.length
  const colorDepth = Math.max(2, Math.ceil(Math.log2(clear + 1)))
  const indexOf = pixel => {
    const key = ((pixel >> 8) & 0xf800) | ((pixel >> 5) & 0x7e0) | ((pixel >> 3) & 31)
    if (known[key] < 0) {
      const color = [(pixel >> 16) & 255, (pixel >> 8) & 255, pixel & 255]
      known[key] = gifenc.nearestColorIndex(palette, color)
    }
    return known[key]
  }
  const gif = gifenc.GIFEncoder({ auto: false, initialCapacity: 1 << 20 })
  if (from === 0) gif.writeHeader()
  let before = from > 0 ? draw((from - 1) / (frames - 1)) : null
  for (let frame = from; frame < to; frame++) {
    const now = draw(frame / (frames - 1))
    const { left, top, right, bottom } = changed(now, before)
    const [width, height] = [right - left + 1, bottom - top + 1]
    const indexes = new Uint8Array(width * height)
    for (let y = 0, i = 0; y < height; y++)
      for (let x = 0, at = (top + y) * size + left; x < width; x++, at++, i++)
        indexes[i] = before && now[at] === before[at] ? clear : indexOf(now[at])
    const start = gif.bytesView().length
    gif.writeFrame(indexes, width, height, {
      first: frame === 0,
      palette: frame === 0 ? [...palette, [0, 0, 0]] : null,
      delay: 30,
      transparent: frame > 0,
      transparentIndex: clear,
      dispose: 1,
      colorDepth,
    })
    // gifenc places every frame at 0, 0.
    if (frame > 0) {
      const bytes = gif.stream.bytesView()
      bytes.set([left & 255, left >> 8, top & 255, top >> 8], start + 9)
    }
    before = now
  }
  return gif.bytes()
}

function inWorker(from, to, palette) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: { words, from, to, palette } })
    worker.once('message', resolve).once('error', reject)
  })
}

if (isMainThread) {
  const sample = new Uint8Array(area * 4 * 5)
  for (const [i, t] of [0, 0.25, 0.5, 0.75, 1].entries()) {
    const pixels = draw(t)
    for (let k = 0; k < area; k++)
      sample.set([pixels[k] >> 16, pixels[k] >> 8, pixels[k], 255], 4 * (i * area + k))
  }
  const palette = gifenc.quantize(sample, 31)
  const share = Math.ceil(frames / threads)
  const others = Array.from({ length: threads - 1 }, (_, i) =>
    inWorker((i + 1) * share, Math.min(frames, (i + 2) * share), palette),
  )
  const own = encode(0, Math.min(share, frames), palette)
  const file = Buffer.concat([own, ...(await Promise.all(others)), Buffer.from([0x3b])])
  if (words[4]) writeFileSync(words[4], file)
  console.log(`${threads} thread(s), ${frames} frames, ${points} points, ${size} px: ${file.length} bytes`)
} else {
  const { from, to, palette } = workerData
  parentPort.postMessage(encode(from, to, palette))
}
