import { writeFileSync } from 'node:fs'
import { serialize } from 'node:v8'
import { gif } from '../../../dist/encode/gif/gif.js'
import { filmOf } from '../../../dist/figure/film.js'
import { sampleTimes } from '../../../dist/figure/times.js'
import { readSpec } from '../../../dist/index.js'
import { openRaster } from '../../../dist/render/raster.js'
import { makeFigureHere } from '../../../dist/render/render.js'
import { inTurn } from '../measure.js'
import { nnanim, running, script } from '../programs.js'
import { row, within } from '../row.js'

const films = [
  { name: 'plane', line: 'blobs --hidden 2', input: { data: 'blobs', hidden: '2' } },
  { name: 'cube', line: 'circles', input: { data: 'circles' } },
]

/** The default films of plane and cube against the least for their shapes. */
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
