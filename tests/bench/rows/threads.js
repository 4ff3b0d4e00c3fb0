import { inTurn } from '../measure.js'
import { nnanim, running, script } from '../programs.js'
import { faster, row, times } from '../row.js'

const line = 'blobs --hidden 2 --size 1000 --duration 12 --fps 25 -q --jobs'

/** What a second thread brings where there is much to do: 300 frames of 1000 × 1000. */
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
    row(what, { ours: jobs2, with: '1 job', theirs: jobs1, goal: faster(1.5) }),
    row(`${what}: gain`, {
      ours: gain(jobs1, jobs2),
      with: 'limit.js, 2 threads for 1: gain',
      theirs: gain(limit1, limit2),
      show: times,
      goal: { words: 'no less', met: (ours, theirs) => ours >= theirs },
    }),
  ]
}

function gain(one, two) {
  const failed = [one, two].find(value => value instanceof Error)
  return failed ?? one.median / two.median
}
