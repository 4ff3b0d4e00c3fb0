// Prints the rows of built-in data and their penalty, for the scripts of this folder; keys of a spec come behind a "?":
// node tests/vectors/rows.mjs blobs "clusters?classes=4&noise=0.9"
import { loadDataset, readSpec } from '../../dist/index.js'

const rows = await Promise.all(
  process.argv.slice(2).map(async name => {
    const [data, keys] = name.split('?')
    const spec = readSpec({ data, ...Object.fromEntries(new URLSearchParams(keys)) })
    const { x, y } = await loadDataset(spec)
    return [name, { x: Array.from(x), y: Array.from(y), alpha: spec.alpha }]
  }),
)
console.log(JSON.stringify(Object.fromEntries(rows)))
