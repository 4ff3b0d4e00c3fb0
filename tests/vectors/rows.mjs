// Prints the rows of built-in data and their penalty, for the scripts of this folder: node tests/vectors/rows.mjs blobs xor
import { loadDataset, readSpec } from '../../dist/index.js'

const rows = await Promise.all(
  process.argv.slice(2).map(async data => {
    const spec = readSpec({ data })
    const { x, y } = await loadDataset(spec)
    return [data, { x: Array.from(x), y: Array.from(y), alpha: spec.alpha }]
  }),
)
console.log(JSON.stringify(Object.fromEntries(rows)))
