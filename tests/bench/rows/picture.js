import { inTurn } from '../measure.js'
import { article, nnanim, running, script } from '../programs.js'
import { faster, row, within } from '../row.js'

/** 120 moving frames of dots alone, as the Python way draws them. */
export const dots =
  'blobs --hidden 2 --no-sheet --no-cuts --one-way --hold-start 0 --hold-end 0 --fps 30 --duration 4 -q -o'
export const whole = 'blobs --hidden 2 -q -o'

/** The picture from the command to the file, against the same in Python and against the least that Node needs. */
export async function picture({ file, rounds }) {
  const found = await inTurn(
    {
      dots: running(nnanim(dots, file('dots.gif'))),
      pillow: running(article('hidden2d', file('pillow.gif'), '--fits', '10')),
      one: running(script('limit.js', 1, 120, 200, 600, file('limit.gif'))),
      two: running(script('limit.js', 2, 120, 200, 600, file('limit.gif'))),
      whole: running(nnanim(whole, file('whole.gif'))),
      python: running(article('hidden2d', file('python.gif'), '--fits', '10', '--frames', '200')),
      video: running(nnanim(whole, file('whole.mp4'))),
      moving: running(nnanim(whole, file('whole.anim.svg'))),
      ffmpeg: running(
        article('hidden2d', file('ffmpeg.mp4'), '--fits', '10', '--frames', '200', '--writer', 'ffmpeg'),
      ),
    },
    rounds,
  )
  const python = 'article.py, Pillow'
  const threads = found.one.median < found.two.median ? 'one' : 'two'
  const limit = { with: `limit.js, ${threads} thread${threads === 'one' ? '' : 's'}`, theirs: found[threads] }
  return [
    row('dots alone, 120 frames', {
      ours: found.dots,
      with: python,
      theirs: found.pillow,
      goal: faster(10),
    }),
    row('dots alone, 120 frames', { ours: found.dots, ...limit, goal: within(0.8) }),
    row('default picture, 200 frames', {
      ours: found.whole,
      with: python,
      theirs: found.python,
      goal: faster(12),
    }),
    row('default picture as anim.svg', {
      ours: found.moving,
      goal: { words: '≤ 1 s', met: ({ median }) => median <= 1 },
    }),
    row('default picture as MP4', {
      ours: found.video,
      with: 'article.py, ffmpeg',
      theirs: found.ffmpeg,
      goal: faster(6.5),
    }),
  ]
}
