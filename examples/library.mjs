// The same stages as the command line, one by one: node examples/library.mjs
import { writeFileSync } from 'node:fs'
import { buildScene, forward, loadDataset, loadScenes, readSpec, render, toSvg, train } from 'nnanim'

const spec = readSpec({ data: 'blobs', hidden: 2, seed: 3 })
const dataset = await loadDataset(spec)
const { network, record } = train(dataset, spec)
console.log(
  `${record.correct} of ${dataset.y.length} after ${record.restarts} start(s), loss ${record.loss.toFixed(4)}`,
)

// Every layer's output, samples × units, row by row.
const [hidden] = forward(network, dataset.x)
console.log(`the first point lies at (${hidden[0].toFixed(3)}, ${hidden[1].toFixed(3)}) in the hidden layer`)

// One moment as text that a browser or a printer draws.
await loadScenes(spec)
const scene = buildScene(spec, dataset, network, record)
writeFileSync('blobs.svg', toSvg(scene, scene.still))

// The whole way in one call.
const result = await render(spec, { output: 'blobs.gif' })
console.log(
  result.outputs.map(({ file, frames, seconds }) => `${file}: ${frames} frames, ${seconds} s`).join('\n'),
)
