// A table of what can be measured of built-in figures, a line for each dataset, scene and size:
//   node tests/pictures/measure.js [--datasets a,b] [--scenes x,y] [--sizes WxH,…] [--with JSON]
// Columns: seconds of the longest rest but for the look at the result, when it begins, the look, share of time at rest;
// largest move against the median of its chapter, where and of what (a scene moves alike in all sizes: measured once);
// smallest type in pixels and in % of the height; % of cells that hold something, largest empty rectangle in %, both at the
// worst of some moments; pieces of the boundary at the still, and at most at those moments.
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openLibrary } from './baseline.js'
import { motionOf } from './motion.js'
import { cellsAcross, coverOf, piecesOf, smallestType } from './space.js'

const root = join(import.meta.dirname, '../..')
const columns = 'dataset scene size rest at look share jump in of type type% cover% empty% pieces'.split(' ')

/** Moments that are painted: the still, and so many evenly spread. */
const spread = 5
/** Pixels of a cell as it is painted. */
const cellPixels = 8

const { values } = parseArgs({
  options: {
    datasets: { type: 'string' },
    scenes: { type: 'string' },
    sizes: { type: 'string', default: '600x600,800x1000,1280x720,1080x1920,400x400' },
    with: { type: 'string', default: '{}' },
  },
})

const library = await openLibrary(root)
const inside = path => import(join(root, 'dist', path))
const { generators } = await inside('data/registry.js')
const { scenes } = await inside('scene/scenes/registry.js')
const { openRaster } = await inside('render/raster.js')
const raster = await openRaster('auto')

const listed = (names, all) => names?.split(',') ?? all
const datasets = listed(
  values.datasets,
  generators.map(({ name }) => name),
)
const sizes = values.sizes.split(',').map(size => size.split('x').map(Number))

console.log(columns.join('\t'))
for (const data of datasets) {
  const own = { data, ...JSON.parse(values.with) }
  const spec = library.readSpec({ ...own, scene: 'training' })
  const dataset = await library.loadDataset(spec)
  const { network, record } = library.train(dataset, spec, { trace: true })
  const verdict = await library.verdict(network, dataset, { margin: true })
  for (const scene of listed(values.scenes, Object.keys(scenes))) {
    let motion
    for (const [width, height] of sizes) {
      try {
        const sized = library.readSpec({ ...own, scene, size: { width, height } })
        const built = library.buildScene(sized, dataset, network, { ...record, verdict })
        const first = motion === undefined
        motion ??= motionOf(built)
        print(data, scene, built, first ? motion : null)
      } catch (error) {
        if (error.name !== 'SpecError') throw error
        console.log([data, scene, `${width}x${height}`, error.message.split('\n')[0]].join('\t'))
        break
      }
    }
  }
}

function print(data, name, scene, motion) {
  const { width, height, duration } = scene
  const times = Array.from({ length: spread }, (_, i) => ((i + 0.5) * duration) / spread)
  const moments = ['poster', ...times]
  const covers = moments.map(moment => coverAt(scene, moment))
  const type = smallestType(scene, moments)
  const pieces = moments.map(moment => piecesOf(scene, moment))
  const row = [
    ...[data, name, `${width}x${height}`],
    ...(motion ? wordsOf(motion) : Array(7).fill('=')),
    ...[type.toFixed(1), percent(type / height, 2)],
    percent(Math.min(...covers.map(({ share }) => share))),
    percent(Math.max(...covers.map(({ empty }) => empty))),
    `${pieces[0]}/${Math.max(...pieces)}`,
  ]
  console.log(row.join('\t'))
}

function wordsOf({ rest, restAt, look, share, jump, jumpIn, jumper }) {
  const seconds = [rest, restAt, look].map(value => value.toFixed(2))
  return [...seconds, percent(share), jump.toFixed(2), jumpIn, jumper]
}

function percent(share, digits = 0) {
  return (100 * share).toFixed(digits)
}

/** The cover of a picture, painted small; with a background of its own that no theme has. */
function coverAt(scene, moment) {
  const { width, height } = scene
  const density = (cellsAcross * cellPixels) / Math.min(width, height)
  const picture = raster.create(width, height, density)
  const empty = picture.draw([], scene.background).pixels[0]
  const drawn = picture.draw(scene.at(moment), scene.background)
  return coverOf(drawn.pixels, drawn, empty)
}
