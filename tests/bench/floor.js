// The least for a film whose shapes are known: no command line, training or scene; its frames are painted, indexed,
// compressed and written by the same kernels.
// node tests/bench/floor.js shapes out.gif [threads=1]
import { readFileSync, writeFileSync } from 'node:fs'
import { deserialize } from 'node:v8'
import { gif } from '../../dist/encode/gif/gif.js'
import { openEncodeThread } from '../../dist/render/encode-thread.js'
import { openRaster } from '../../dist/render/raster.js'
import { tools } from '../../dist/render/tools.js'

const [file, out, threads = '1'] = process.argv.slice(2)
const thread = threads === '2' ? openEncodeThread() : null
const { animation, frames: shapes, samples } = deserialize(readFileSync(file))
const raster = await openRaster('auto')
const picture = raster.create(animation.width, animation.height)
const old = []

const draw = list => ({ ...picture.draw(list, animation.background, old.pop()), shapes: list })

function* sampled() {
  for (const list of samples) {
    const frame = draw(list)
    yield frame
    old.push(frame)
  }
}

const tables = await gif.prepare(animation, sampled(), tools)
const [encode] = thread ? thread.open(animation, [{ format: gif, tables }]) : [gif.encoder(animation, tables)]
const joiner = gif.join(animation, tables)
const chunks = []
const ahead = []
let before
for (const [first, list] of shapes.entries()) {
  // Equal shapes are one frame, as scenes give them.
  const frame = first > 0 && list === shapes[first - 1] ? before : draw(list)
  const part = encode({ first, frames: [frame], ...(before && { before }) })
  ahead.push({ part, done: before !== frame ? before : undefined })
  before = frame
  if (ahead.length > (thread ? 4 : 0)) await take()
}
while (ahead.length > 0) await take()
writeFileSync(out, Buffer.concat([...chunks, ...joiner.end()]))
await thread?.close()

async function take() {
  const { part, done } = ahead.shift()
  chunks.push(...joiner.add(await part))
  // No later run needs it.
  if (done && !ahead.some(({ done: later }) => later === done)) old.push(done)
}
