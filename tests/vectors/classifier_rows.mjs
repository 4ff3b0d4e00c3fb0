// Prints the rows that classifiers.py fits scikit-learn's classifiers to: node tests/vectors/classifier_rows.mjs
import { loadDataset, readSpec } from '../../dist/index.js'

const names = ['blobs', 'article', 'circles', 'moons', 'spirals', 'xor']
const rows = await Promise.all(
  names.map(async data => {
    const { x, y } = await loadDataset(readSpec({ data }))
    return [data, { x: Array.from(x), y: Array.from(y) }]
  }),
)
console.log(JSON.stringify(Object.fromEntries(rows)))
