import { readFileSync, writeFileSync } from 'node:fs'
import { serialize } from 'node:v8'
import { gif } from '../../../dist/encode/gif/gif.js'
import { openGif } from '../../../dist/encode/gif/read-gif.js'
import { filmOf } from '../../../dist/figure/film.js'
import { sampleTimes } from '../../../dist/figure/times.js'
import { readSpec } from '../../../dist/index.js'
import { makeFigureHere } from '../../../dist/render/figure.js'
import { openRaster } from '../../../dist/render/raster.js'
import { inTurn, run, spreadOf } from '../measure.js'
import { nnanim, running, script } from '../programs.js'
import { row, seconds, times, within } from '../row.js'

const films = [
  { name: 'plane', line: 'blobs --hidden 2', input: { data: 'blobs', hidden: '2' } },
  { name: 'cube', line: 'circles', input: { data: 'circles' } },
]

/** The default films of plane and cube against the least for their shapes, and what each stage of that takes. */
export async function floor({ file, rounds }) {
  const rows = []
  for (const { name, line, input } of films) {
    const shapes = file(`${name}.shapes`)
    writeFileSync(shapes, serialize(await shapesOf(input)))
    const out = file('floor.gif')
    const found = await inTurn(
      {
        one: running(nnanim(`${line} -q --jobs 1 -o`, file('one.gif'))),
        two: running(nnanim(`${line} -q --jobs 2 -o`, file('two.gif'))),
        floor1: running(script('floor.js', shapes, out, 1)),
        floor2: running(script('floor.js', shapes, out, 2)),
      },
      rounds,
    )
    rows.push(
      row(`${name}, 1 job`, { ours: found.one, with: 'floor.js', theirs: found.floor1, goal: within(1.5) }),
      row(`${name}, 2 jobs`, { ours: found.two, with: 'floor.js', theirs: found.floor2, goal: within(1.5) }),
      ...(await stageRows(name, () => JSON.parse(run(script('floor.js', shapes, out)).output), out, rounds)),
    )
  }
  return rows
}

/** The animation of a figure, and the shapes of its frames and of those that its palette is chosen from. */
async function shapesOf(input) {
  const raster = await openRaster('auto')
  const spec = readSpec(input)
  const { scene } = await makeFigureHere(spec, { raster })
  const { film, times } = filmOf(scene, spec, [gif], { recipe: '', alt: '' })
  const at = time => scene.at(time)
  return { animation: film, frames: times.map(at), samples: sampleTimes(scene, times).map(at) }
}

/** What a stage takes of a frame, against a copy of the bytes that it cannot do without. */
async function stageRows(name, measure, out, rounds) {
  const runs = Array.from({ length: rounds }, measure)
  const { pixels, changed, rectangle } = await handled(out)
  const copyOf = bytes => {
    const [from, to] = [Buffer.alloc(bytes, 1), Buffer.alloc(bytes)]
    const spans = Array.from({ length: 200 }, () => {
      const start = performance.now()
      from.copy(to)
      return (performance.now() - start) / 1000
    })
    return spreadOf(spans.slice(50))
  }
  const none = { words: '', ratio: (ours, theirs) => times(ours.median / theirs.median), met: () => null }
  const of = key => spreadOf(runs.map(run => run[key] / 1000))
  const count = number => Math.round(number).toLocaleString('en')
  return [
    row(`${name}, painting a frame`, {
      ours: of('draw'),
      with: `a copy of the ${count(changed)} pixels that change`,
      theirs: copyOf(4 * changed),
      goal: none,
    }),
    row(`${name}, indexing and compressing a frame`, {
      ours: of('encode'),
      with: `a copy of its ${count(pixels)} pixels; ${count(rectangle)} of them are compressed`,
      theirs: copyOf(4 * pixels),
      goal: none,
    }),
    row(`${name}, choosing the palette`, {
      ours: of('palette'),
      show: seconds,
      goal: { words: '', met: () => null },
    }),
  ]
}

/** Pixels of a picture, and the means of those that change from one to the next and of the rectangle round them. */
async function handled(file) {
  const bytes = readFileSync(file)
  const { moments, width, height } = openGif(bytes)
  const found = { changed: 0, rectangle: 0, count: 0 }
  let last
  for await (const { pixels } of moments) {
    const now = new Uint32Array(pixels.slice().buffer)
    if (last) {
      let [left, top, right, bottom] = [width, height, -1, -1]
      for (let i = 0; i < now.length; i++) {
        if (now[i] === last[i]) continue
        const [x, y] = [i % width, Math.floor(i / width)]
        found.changed++
        left = Math.min(left, x)
        right = Math.max(right, x)
        top = Math.min(top, y)
        bottom = y
      }
      found.rectangle += Math.max(0, right - left + 1) * Math.max(0, bottom - top + 1)
      found.count++
    }
    last = now
  }
  return {
    pixels: width * height,
    changed: found.changed / found.count,
    rectangle: found.rectangle / found.count,
  }
}
