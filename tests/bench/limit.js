// About the least that any program must do for this job in Node: 200 moving dots on a grid with node-canvas, one
// palette, the changed rectangle only, LZW by gifenc. No training, no command line, no text but a title.
// node tests/bench/limit.js out.gif [frames] [size]
import { writeFileSync } from 'node:fs'
import { createCanvas } from 'canvas'
import gifenc from 'gifenc'

const [out, frames = 150, size = 600] = process.argv
  .slice(2)
  .map((word, i) => (i === 0 ? word : Number(word)))
let state = 12345
const next = () => {
  state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
  return state / 0x7fffffff
}
const place = (low, span) => [low + span * next(), low + span * next()]
const dots = Array.from({ length: 200 }, (_, i) => ({
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

function draw(t) {
  context.drawImage(background, 0, 0)
  for (const label of [0, 1]) {
    context.fillStyle = label ? '#d55e00' : '#0072b2'
    context.beginPath()
    for (const { from, to } of dots.filter(dot => dot.label === label)) {
      const [x, y] = [0, 1].map(k => size * (from[k] + (to[k] - from[k]) * t))
      context.moveTo(x + 5, y)
      context.arc(x, y, 5, 0, 7)
    }
    context.fill()
  }
  const raw = canvas.toBuffer('raw')
  return new Uint32Array(raw.buffer, raw.byteOffset, size * size)
}

// Pixels are BGRA in memory; a palette of 63 colours from one frame, and a see-through one.
const palette = gifenc.quantize(new Uint8Array(draw(0.5).slice().buffer), 63).map(([b, g, r]) => [r, g, b])
const known = new Map()
const indexOf = pixel => {
  let index = known.get(pixel)
  if (index === undefined) {
    index = gifenc.nearestColorIndex(palette, [(pixel >> 16) & 255, (pixel >> 8) & 255, pixel & 255])
    known.set(pixel, index)
  }
  return index
}

const gif = gifenc.GIFEncoder()
let before
for (let frame = 0; frame < frames; frame++) {
  const now = draw(frame / frames)
  let [left, top, right, bottom] = before ? [size, size, 0, 0] : [0, 0, size - 1, size - 1]
  if (before)
    for (let at = 0; at < now.length; at++) {
      if (now[at] === before[at]) continue
      const [x, y] = [at % size, (at / size) | 0]
      left = Math.min(left, x)
      right = Math.max(right, x)
      top = Math.min(top, y)
      bottom = y
    }
  const [width, height] = [right - left + 1, bottom - top + 1]
  const indexes = new Uint8Array(width * height)
  for (let y = 0, to = 0; y < height; y++)
    for (let x = 0, at = (top + y) * size + left; x < width; x++, at++, to++)
      indexes[to] = before && now[at] === before[at] ? palette.length : indexOf(now[at])
  const start = gif.bytesView().length
  gif.writeFrame(indexes, width, height, {
    palette: before ? undefined : [...palette, [0, 0, 0]],
    delay: 40,
    transparent: before !== undefined,
    transparentIndex: palette.length,
    dispose: 1,
    colorDepth: 6,
  })
  // gifenc places every frame at 0, 0.
  if (before) new DataView(gif.stream.bytesView().buffer).setUint32(start + 9, left | (top << 16), true)
  before = now
}
gif.finish()
writeFileSync(out, gif.bytes())
