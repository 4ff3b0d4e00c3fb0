// Compiles src/kernels/ into dist/kernels/, all in one process, whose compiler is warm after the first: 4 s of processor
// time instead of 18. What was compiled from the same sources by the same compiler stays. Part of `npm run build`.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const sources = 'src/kernels'
const folder = 'dist/kernels'
/** The file with the hash of all that the kernels in the folder were compiled from. */
const stamp = join(folder, 'sources.sha256')

/** Each file with its source, and the target of asconfig.json that it is compiled for. */
const kernels = [
  ['gif.wasm', 'gif', 'sized'],
  ['video.wasm', 'video', 'vectors'],
  ['network.wasm', 'network', 'sized'],
  ['paint.wasm', 'paint', 'shared'],
  ['page.wasm', 'paint', 'vectors'],
  ['script.wasm', 'paint', 'script'],
]

const hash = createHash('sha256')
for (const name of readdirSync(sources).sort()) hash.update(readFileSync(join(sources, name)))
for (const name of ['assemblyscript', 'binaryen'])
  hash.update(readFileSync(`node_modules/${name}/package.json`))
hash.update(readFileSync(import.meta.filename))
const current = hash.digest('hex')
const compiled = (() => {
  try {
    return readFileSync(stamp, 'utf8')
  } catch {
    return null
  }
})()
if (compiled !== current) {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const { default: asc } = await import('assemblyscript/asc')
  for (const [file, source, target] of kernels) {
    const { error, stderr } = await asc.main([
      ...[join(sources, `${source}.ts`), '--config', join(sources, 'asconfig.json')],
      ...['--target', target, '-o', join(folder, file)],
    ])
    if (error) throw new Error(stderr.toString(), { cause: error })
  }
  const words = ['-O3', join(folder, 'script.wasm'), '-o', join(folder, 'paint.js')]
  execFileSync(process.execPath, ['node_modules/binaryen/bin/wasm2js', ...words])
  writeFileSync(stamp, current)
}
