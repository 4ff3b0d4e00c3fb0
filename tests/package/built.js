// Writes dist/built/, what the core needs of the build as ES modules, which `import('#built/…')` loads in Node as in a
// bundle, as a chunk of its own. Their types come before the compiler reads them: node built.js types. Part of
// `npm run build`.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'

const read = file => readFileSync(`dist/${file}`)
const base64 = file => () => JSON.stringify(read(file).toString('base64'))
// Large values are read faster by JSON.parse than as code.
const parsed = file => () => `JSON.parse(${JSON.stringify(String(read(file)))})`

/** Each module: what it exports, the type of that, and the value as code. A type of dist/ would be read before it is written. */
const modules = {
  'gif-kernels': ['base64', 'string', base64('kernels/gif.wasm')],
  'network-kernels': ['base64', 'string', base64('kernels/network.wasm')],
  'video-kernels': ['base64', 'string', base64('kernels/video.wasm')],
  'paint-kernels': ['base64', 'string', base64('kernels/paint.wasm')],
  // Made before the bundles that hold it, by base-glyphs.js.
  'base-glyphs': ['base', 'any', null],
  'font-table': ['table', 'any', parsed('font.json')],
  'page-code': ['code', 'any', parsed('web/page.json')],
}

mkdirSync('dist/built', { recursive: true })
for (const [name, [constant, type, value]] of Object.entries(modules)) {
  if (process.argv[2] === 'types')
    writeFileSync(`dist/built/${name}.d.ts`, `export declare const ${constant}: ${type}\n`)
  else if (value) writeFileSync(`dist/built/${name}.js`, `export const ${constant} = ${value()}\n`)
}
// The solver of linear programs: 3.5 MB, and looks for Node's modules, which bundlers for pages do not find.
writeFileSync('dist/built/no-highs.js', 'export default null\n')
