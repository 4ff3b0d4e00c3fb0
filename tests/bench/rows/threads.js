import { writeFileSync } from 'node:fs'
import { inTurn } from '../measure.js'
import { nnanim, running, script } from '../programs.js'
import { faster, row, times } from '../row.js'

const line = 'blobs --hidden 2 --size 1000 --duration 12 --fps 25 -q --jobs'
/** Films of 600 × 600 by their frames. */
const films = [60, 150, 300, 1000]

/** What a second thread brings: where there is much to do, from few frames on, and to a batch of figures. */
export async function threads({ file, rounds }) {
  const { jobs1, jobs2, limit1, limit2 } = await inTurn(
    {
      jobs1: running(nnanim(line, '1', '-o', file('one.gif'))),
      jobs2: running(nnanim(line, '2', '-o', file('two.gif'))),
      limit1: running(script('limit.js', 1, 300, 200, 1000, file('limit.gif'))),
      limit2: running(script('limit.js', 2, 300, 200, 1000, file('limit.gif'))),
    },
    rounds,
  )
  const what = '300 frames of 1000 × 1000, 2 jobs'
  return [
    row(what, { ours: jobs2, with: '1 job', theirs: jobs1, goal: faster(1.6) }),
    row(`${what}: gain`, {
      ours: gain(jobs1, jobs2),
      with: 'limit.js, 2 threads for 1: gain',
      theirs: gain(limit1, limit2),
      show: times,
      goal: { words: 'no less', met: (ours, theirs) => ours >= theirs },
    }),
    ...(await filmRows({ file, rounds })),
    await batchRow({ file, rounds: Math.min(rounds, 3) }),
  ]
}

async function filmRows({ file, rounds }) {
  const rows = []
  for (const frames of films) {
    const film = `blobs --hidden 2 --duration ${frames / 25} -q --jobs`
    const { one, two } = await inTurn(
      {
        one: running(nnanim(film, '1', '-o', file('one.gif'))),
        two: running(nnanim(film, '2', '-o', file('two.gif'))),
      },
      rounds,
    )
    rows.push(
      row(`${frames} frames of 600 × 600, 2 jobs`, {
        ours: two,
        with: '1 job',
        theirs: one,
        goal: faster(1),
      }),
    )
  }
  return rows
}

async function batchRow({ file, rounds }) {
  const figures = Array.from({ length: 200 }, (_, i) => {
    const output = file(`batch-${i}.gif`)
    return `  - { data: blobs, seed: ${i}, size: 300, duration: 2, output: ${JSON.stringify(output)} }`
  })
  const batch = file('batch.yaml')
  writeFileSync(batch, `figures:\n${figures.join('\n')}\n`)
  const { one, two } = await inTurn(
    {
      one: running(nnanim('batch --force -q --jobs 1', batch)),
      two: running(nnanim('batch --force -q --jobs 2', batch)),
    },
    rounds,
    undefined,
    { warm: false },
  )
  return row('a batch of 200 figures, 2 jobs', { ours: two, with: '1 job', theirs: one, goal: faster(1.7) })
}

function gain(one, two) {
  const failed = [one, two].find(value => value instanceof Error)
  return failed ?? one.median / two.median
}
