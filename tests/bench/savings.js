// What each saving of a GIF gives and costs, film by film: bytes against those of the film as it is asked for, and the
// peak signal-to-noise ratio in decibels over all its frames, each beside what the GIF shows in the middle of its time. A
// smaller picture is laid out anew, so its decibels are those of the film's frames made so small and large again.
// Prints a table in Markdown. node tests/bench/savings.js [name of a film ...]
import { gif } from '../../dist/encode/gif/gif.js'
import { openGif } from '../../dist/encode/gif/read-gif.js'
import { joinBytes } from '../../dist/encode/join-bytes.js'
import { builtTools, openOutlines } from '../../dist/figure/built.js'
import { drawTargets } from '../../dist/figure/draw-targets.js'
import { figure } from '../../dist/figure/figure.js'
import { rest } from '../../dist/figure/page-host.js'
import { frameTimes } from '../../dist/figure/times.js'
import { tableOf } from './table.js'

const films = {
  blobs: { data: 'blobs' },
  circles: { data: 'circles' },
  moons: { data: 'moons' },
  orbit: { data: 'circles', scene: 'orbit' },
  surface: { data: 'moons', scene: 'surface' },
  training: { data: 'blobs', scene: 'training' },
  compare: { data: 'moons', scene: 'compare' },
  story: { data: 'blobs', scene: 'story' },
}

const none = Number.POSITIVE_INFINITY
/** The savings, each alone: keys of a spec, and losses. */
const savings = [
  ...[48, 32, 24, 16, 12].map(colors => [`${colors} colours`, { colors }, {}]),
  ...[3, 6, none].map(tints => [`areas' colours ${tints} off`, {}, { tints }]),
  ...[0.3, 0.6].map(slow => [`slower than ${slow}`, {}, { slow }]),
  ...[20, 15, 12].map(fps => [`${fps} frames a second`, { fps }, {}]),
  ...[0.9, 0.75, 0.6].map(scale => [`${scale} of the size`, { scale }, {}]),
]

const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(films)
const raster = await openOutlines()
const rows = savings.map(([what]) => ({ what }))
const whole = { what: 'as asked for' }
for (const name of names) {
  const made = await figure(films[name])
  const truth = truthOf(made)
  const own = await shareOf(made, made.spec, {}, truth)
  whole[name] = `${Math.round(own.bytes / 1e3)} kB, ${own.decibels.toFixed(1)} dB`
  for (const [i, [what, { scale, ...changed }, losses]] of savings.entries()) {
    process.stderr.write(`${name}: ${what}\n`)
    const { size } = made.spec
    const even = side => 2 * Math.floor((side * scale) / 2)
    const spec = {
      ...made.spec,
      ...changed,
      ...(scale && { size: { ...size, width: even(size.width), height: even(size.height) } }),
    }
    const { bytes, decibels } = await shareOf(made.under(spec), spec, losses, scale ? null : truth)
    const lost = scale ? blurOf(truth, scale) : decibels
    rows[i][name] = `${Math.round((100 * bytes) / own.bytes)} %, ${lost.toFixed(1)}`
  }
}
console.log(tableOf([['what', ''], ...names.map(name => [name, name])], [whole, ...rows]))

/** Every seventh frame of a film as it is, with its seconds. */
function truthOf(made) {
  const picture = raster.create(made.width, made.height, 1, made.font)
  const times = frameTimes(made, made.spec.fps).filter((_, i) => i % 7 === 0)
  return times.map(time => ({
    time: time + 0.5 / made.spec.fps,
    ...picture.draw(made.at(time), made.background),
  }))
}

async function shareOf(made, spec, losses, truth) {
  const chunks = []
  const file = { write: async chunk => void chunks.push(chunk) }
  const options = { raster, tools: builtTools, rest, recipe: '' }
  await drawTargets(made, { ...spec, ...losses }, [{ format: gif, file }], options)
  const file_ = joinBytes(chunks)
  return { bytes: file_.length, decibels: truth && likenessOf(file_, truth) }
}

function likenessOf(file, truth) {
  let sum = 0
  let next = 0
  for (const { until, pixels } of openGif(file).moments)
    for (; next < truth.length && 100 * truth[next].time < until; next++)
      sum += squares(truth[next].pixels, new Uint32Array(pixels.buffer, pixels.byteOffset, pixels.length / 4))
  return decibelsOf(sum, truth)
}

/** The decibels of frames that are made smaller by blending, and large again. */
function blurOf(truth, scale) {
  return decibelsOf(
    truth.reduce((sum, frame) => sum + squares(frame.pixels, blurred(frame, scale)), 0),
    truth,
  )
}

function blurred({ pixels, width, height }, scale) {
  const [across, down] = [Math.round(width * scale), Math.round(height * scale)]
  const small = new Float64Array(3 * across * down)
  for (let y = 0; y < down; y++)
    for (let x = 0; x < across; x++)
      for (let c = 0; c < 3; c++) {
        let [sum, area] = [0, 0]
        for (let v = Math.floor(y / scale); v < (y + 1) / scale && v < height; v++)
          for (let u = Math.floor(x / scale); u < (x + 1) / scale && u < width; u++) {
            const part =
              (Math.min(u + 1, (x + 1) / scale) - Math.max(u, x / scale)) *
              (Math.min(v + 1, (y + 1) / scale) - Math.max(v, y / scale))
            sum += part * ((pixels[v * width + u] >>> (8 * c)) & 255)
            area += part
          }
        small[3 * (y * across + x) + c] = sum / area
      }
  return Uint32Array.from(pixels, (_, i) => {
    const [x, y] = [(i % width) + 0.5, Math.floor(i / width) + 0.5].map(at => at * scale - 0.5)
    const within = (at, most) => Math.max(0, Math.min(most - 1, at))
    const [left, top] = [Math.floor(x), Math.floor(y)]
    const at = (column, row, c) => small[3 * (within(row, down) * across + within(column, across)) + c]
    return [0, 1, 2].reduce((pixel, c) => {
      const [above, below] = [top, top + 1].map(
        row => (1 - (x - left)) * at(left, row, c) + (x - left) * at(left + 1, row, c),
      )
      return pixel | (Math.round((1 - (y - top)) * above + (y - top) * below) << (8 * c))
    }, 0)
  })
}

function squares(one, other) {
  let sum = 0
  for (let i = 0; i < one.length; i++)
    for (let shift = 0; shift < 24; shift += 8)
      sum += (((one[i] >>> shift) & 255) - ((other[i] >>> shift) & 255)) ** 2
  return sum
}

function decibelsOf(sum, truth) {
  return 10 * Math.log10((255 ** 2 * 3 * truth.length * truth[0].pixels.length) / sum)
}
