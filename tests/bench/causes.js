// The bytes of films by their cause, and what other programs make of them: each film without one kind of shape, and its
// files by gifsicle and ffmpeg, with their likeness to the true frames.
// npm run build && node tests/bench/causes.js [names of films] [--out file.md]
import { mkdirSync, mkdtempSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { formatNamed } from '../../dist/encode/formats.js'
import { readGif } from '../../dist/encode/gif/read-gif.js'
import { drawTargets } from '../../dist/figure/draw-targets.js'
import { readSpec } from '../../dist/index.js'
import { makeFigureHere } from '../../dist/render/figure.js'
import { openRaster } from '../../dist/render/raster.js'
import { tools } from '../../dist/render/tools.js'
import { likenessOf } from './likeness.js'
import { run } from './measure.js'
import { others } from './programs.js'
import { tableOf } from './table.js'

const iris = 'examples/iris.csv'
const films = {
  blobs: { data: 'blobs', hidden: '2' },
  circles: { data: 'circles' },
  moons: { data: 'moons' },
  iris: { data: 'iris' },
  spirals: { data: 'spirals' },
  orbit: { data: 'circles', hidden: '3', scene: 'orbit', duration: 4, fps: 30 },
  compare: { data: 'blobs', scene: 'compare' },
  training: { data: 'blobs', scene: 'training' },
  network: { data: 'moons', scene: 'network' },
  boundary: { data: 'moons', scene: 'boundary' },
  regression: { data: 'y = sin(3*x)' },
  table: { data: iris, label: 'species', reduce: 'lda:2' },
}

const { values: options, positionals: asked } = parseArgs({
  options: { out: { type: 'string' } },
  allowPositionals: true,
})
const names = asked.length > 0 ? asked : Object.keys(films)
for (const name of names)
  if (!(name in films)) {
    console.error(`there is no film ${name}; the films are ${Object.keys(films).join(', ')}`)
    process.exit(2)
  }

// All are read before the first is drawn, which takes a minute.
const specs = Object.fromEntries(names.map(name => [name, readSpec(films[name])]))

const isArea = shape => shape.kind === 'image' || (shape.kind === 'path' && shape.fill !== undefined)

/** What is left out of a shape, by cause: the shape that stays, null where none does. */
const without = {
  dots: shape => (shape.kind === 'dots' ? null : shape),
  tints: shape => (isArea(shape) ? outlineOf(shape) : shape),
  edges: shape => {
    if (shape.kind === 'dots') return { ...shape, rim: undefined, ring: undefined }
    return isArea(shape) && shape.kind === 'path' ? { ...shape, stroke: undefined } : shape
  },
  lines: shape => (shape.kind === 'path' && !isArea(shape) ? null : shape),
  text: shape => (shape.kind === 'text' ? null : shape),
}

function outlineOf(shape) {
  return shape.kind === 'path' && shape.stroke !== undefined ? { ...shape, fill: undefined } : null
}

/** A scene whose shapes are changed; while nothing moves, its shapes are the same array again. */
function changed(scene, change) {
  const known = new WeakMap()
  const changeAll = shapes =>
    shapes.flatMap(shape => {
      const inside =
        shape.kind === 'group' ? { ...shape, children: changeAll(shape.children) } : change(shape)
      return inside ?? []
    })
  const at = moment => {
    const shapes = scene.at(moment)
    if (!known.has(shapes)) known.set(shapes, changeAll(shapes))
    return known.get(shapes)
  }
  return { ...scene, at, asStill: undefined }
}

const [gif, frames] = ['gif', 'frames'].map(formatNamed)
const raster = await openRaster('auto')
const means = { raster, tools, rest: async () => {}, recipe: '{}' }

async function bytesOf(scene, spec) {
  const chunks = []
  const file = { write: async chunk => void chunks.push(chunk) }
  await drawTargets(scene, spec, [{ file, format: gif }], means)
  return Buffer.concat(chunks)
}

/** Bytes of a film without each kind of shape, and those of its own colour tables. */
async function causesOf(scene, spec, ours) {
  const { images } = readGif(ours)
  const found = { tables: 0 }
  for (const { palette } of images) if (palette !== images[0].palette) found.tables += palette.length
  for (const [cause, change] of Object.entries(without))
    found[cause] = (await bytesOf(changed(scene, change), spec)).length
  return found
}

const palettegen = 'split[a][b];[a]palettegen=max_colors=64[p];[b][p]paletteuse=dither=none'
const lossy = level => () => [others.gifsicle, '-O3', `--lossy=${level}`, 'ours.gif', '-o', 'theirs.gif']

/** The commands of other programs, in a folder with our file and the true frames. */
const commands = {
  'gifsicle -O3': () => [others.gifsicle, '-O3', 'ours.gif', '-o', 'theirs.gif'],
  'gifsicle -O3 --lossy=20': lossy(20),
  'gifsicle -O3 --lossy=40': lossy(40),
  'gifsicle -O3 --lossy=80': lossy(80),
  'ffmpeg palettegen': fps => [
    ...[others.ffmpeg, '-v', 'error', '-y', '-framerate', String(fps), '-i', 'frames/%05d.png'],
    ...['-filter_complex', palettegen, 'theirs.gif'],
  ],
}

/** The rows of a film: the one of causes, and those of its files. */
async function rowsOf(name) {
  const spec = specs[name]
  const { scene } = await makeFigureHere(spec, { raster })
  const ours = await bytesOf(scene, spec)
  const causes = await causesOf(scene, spec, ours)
  const share = bytes => `${Math.round(100 * (1 - bytes / ours.length))} %`
  const cells = Object.keys(without).map(cause => [cause, share(causes[cause])])
  const bytes = ours.length.toLocaleString('en')
  const cause = { name, bytes, ...Object.fromEntries(cells), tables: causes.tables.toLocaleString('en') }
  return { cause, files: await filesOf(name, spec, scene, ours) }
}

async function filesOf(name, spec, scene, ours) {
  const folder = mkdtempSync(join(tmpdir(), 'nnanim-causes-'))
  const path = file => join(folder, file)
  try {
    mkdirSync(path('frames'))
    let count = 0
    const write = async png => writeFileSync(path(`frames/${String(count++).padStart(5, '0')}.png`), png)
    await drawTargets(scene, spec, [{ file: { write }, format: frames }], means)
    writeFileSync(path('ours.gif'), ours)
    const files = { 'our file': 'ours.gif' }
    for (const [title, command] of Object.entries(commands)) {
      const [program, ...words] = command(spec.fps)
      if (program === null) continue
      run([program, ...words], { cwd: folder })
      files[title] = `${title}.gif`
      renameSync(path('theirs.gif'), path(files[title]))
    }
    const found = likenessOf(Object.values(files).map(path), path('frames'))
    return Object.entries(files).map(([by, file], i) => ({
      name,
      by,
      bytes: statSync(path(file)).size.toLocaleString('en'),
      mean: found[i].mean.toFixed(1),
      worst: found[i].worst.toFixed(1),
      flat: found[i].flat,
    }))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const rows = []
for (const name of names) {
  console.error(`${name} …`)
  rows.push(await rowsOf(name))
}
const causeColumns = {
  ...{
    name: 'film',
    bytes: 'bytes',
    dots: 'dots',
    tints: 'areas',
    edges: 'edges',
    lines: 'lines',
    text: 'text',
  },
  tables: 'own colour tables, bytes',
}
const fileColumns = {
  ...{ name: 'film', by: 'made by', bytes: 'bytes', mean: 'dB', worst: 'dB, worst frame' },
  flat: 'levels off in flat places',
}
const used = Object.entries(commands)
  .map(([title, command]) => `- ${title}: \`${['', ...command('FPS').slice(1)].join(' ').trim()}\``)
  .join('\n')
const text = `# Bytes by their cause

Made by \`node tests/bench/causes.js\`. How much smaller a film is without shapes of a kind: dots; areas, as tints and
images; edges, as rings of dots and outlines of areas; lines; text. They overlap, as what lies below is seen then.

${tableOf(
  Object.entries(causeColumns),
  rows.map(({ cause }) => cause),
)}

The same films by other programs, from our file or from the true frames:

${used}

${tableOf(
  Object.entries(fileColumns),
  rows.flatMap(({ files }) => files),
)}
`
console.log(text)
if (options.out !== undefined) writeFileSync(options.out, text)
