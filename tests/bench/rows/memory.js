import { inTurn } from '../measure.js'
import { nnanim, peakOf, script } from '../programs.js'
import { megabytes, row } from '../row.js'
import { dots, whole } from './picture.js'

const atMost = most => ({ words: `≤ ${most} MB`, met: ours => ours.median <= 1e6 * most })

/** Peak memory of the process. */
export async function memory({ file, rounds }) {
  const found = await inTurn(
    {
      dots: nnanim(dots, file('dots.gif')),
      whole: nnanim(whole, file('whole.gif')),
      cube: nnanim('circles -q -o', file('cube.gif')),
      limit: script('limit.js', 2, 120, 200, 600, file('limit.gif')),
    },
    Math.min(rounds, 5),
    peakOf,
  )
  const limit = { with: 'limit.js, two threads', theirs: found.limit, show: megabytes }
  return [
    row('peak memory, dots alone', { ours: found.dots, ...limit, goal: atMost(180) }),
    row('peak memory, default picture', { ours: found.whole, ...limit, goal: atMost(130) }),
    row('peak memory, cube', { ours: found.cube, ...limit, goal: atMost(250) }),
  ]
}
