// Times the stages of the default picture and the whole command, and the same job in Python where it is there.
// npm run build && npm run bench [runs]
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { availableParallelism, cpus, release, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { formats } from '../../dist/encode/formats.js'
import { buildScene, loadDataset, readSpec, train } from '../../dist/index.js'
import { paint } from '../../dist/paint/canvas.js'
import { openRaster } from '../../dist/render/raster.js'

const runs = Number(process.argv[2] ?? 7)
const here = fileURLToPath(new URL('.', import.meta.url))
const command = fileURLToPath(new URL('../../bin/nnanim.js', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'nnanim-bench-'))
const file = join(folder, 'out.gif')

const spec = readSpec({ data: 'blobs', hidden: 2 })
const dataset = await loadDataset(spec)
const raster = await openRaster('auto')

console.log(
  `node ${process.versions.node}, ${raster.name} ${raster.version}, ${process.platform} ${release()}`,
)
console.log(
  `${availableParallelism()} × ${cpus()[0]?.model ?? 'unknown processor'}, ${runs} runs each, milliseconds\n`,
)
console.log(`${''.padEnd(44)}${'median'.padStart(9)}${'least'.padStart(9)}${'most'.padStart(9)}`)

const { network, record } = train(dataset, spec)
await row(`train (${record.restarts} starts, ${record.evaluations} evaluations in the last)`, () =>
  train(dataset, spec),
)

const scene = buildScene(spec, dataset, network, record)
await row('build the scene', () => buildScene(spec, dataset, network, record))

const count = Math.round(spec.fps * spec.duration)
const times = Array.from({ length: count }, (_, i) => (i / count) * spec.duration)
await row(`shapes of ${count} frames`, () => times.map(time => scene.at(time)))

const picture = raster.create(scene.width, scene.height)
const draw = time => {
  paint(scene.at(time), picture, scene.background)
  return picture.frame()
}
await row(`shapes and pixels of ${count} frames`, () => {
  for (const time of times) draw(time)
})

const { width, height } = scene
const { duration, loop, colors } = spec
const film = { width, height, frames: count, duration, loop, colors, recipe: '{}' }
const frames = times.map(time => {
  const { pixels, ...size } = draw(time)
  return { pixels: pixels.slice(), ...size }
})
const samples = frames.filter((_, i) => i % 10 === 0)
await row(`encode ${count} frames as a GIF`, async () => {
  const tables = await formats.gif.prepare(film, samples)
  const joiner = formats.gif.join(film, tables)
  joiner.add(formats.gif.encoder(film, tables)({ first: 0, frames }))
  joiner.end()
})

const node = process.execPath
await program('node -e 0', node, ['-e', '0'])
await program('nnanim --help', node, [command, '--help'])
await program('nnanim blobs --hidden 2', node, [command, 'blobs', '--hidden', '2', '-q', '-o', file], file)
const video = join(folder, 'out.mp4')
await program('nnanim blobs as MP4', node, [command, 'blobs', '-q', '-o', video], video)
await program('nnanim circles', node, [command, 'circles', '-q', '-o', file], file)
await program('the least that Node can do (limit.js)', node, [join(here, 'limit.js'), file], file)

const python = ['python3', '/usr/bin/python3'].find(
  name => spawnSync(name, ['-c', 'import sklearn, matplotlib']).status === 0,
)
if (python === undefined) console.log('\nno Python with scikit-learn and matplotlib here: not compared')
else await program('the same in Python (article.py)', python, [join(here, 'article.py'), file], file)

rmSync(folder, { recursive: true })

async function row(name, work, after = () => '') {
  const spans = []
  for (let i = 0; i < runs; i++) {
    const start = performance.now()
    await work()
    spans.push(performance.now() - start)
  }
  spans.sort((a, b) => a - b)
  const median = (spans[Math.floor((runs - 1) / 2)] + spans[Math.ceil((runs - 1) / 2)]) / 2
  const cells = [median, spans[0], spans[runs - 1]].map(span => span.toFixed(1).padStart(9))
  console.log(`${name.padEnd(44)}${cells.join('')}${after()}`)
}

function program(name, executable, words, made) {
  const work = () => {
    const { status, stderr } = spawnSync(executable, words, { encoding: 'utf8' })
    if (status !== 0) throw new Error(`${name} failed: ${stderr}`)
  }
  return row(name, work, () => (made ? `   ${statSync(made).size} bytes` : ''))
}
