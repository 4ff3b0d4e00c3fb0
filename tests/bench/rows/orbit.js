import { inTurn } from '../measure.js'
import { article, nnanim, running } from '../programs.js'
import { faster, row } from '../row.js'

const line = 'circles --hidden 3 --scene orbit --duration 4 --fps 30 -q -o'

/** The turning cube, 120 frames. */
export async function orbit({ file, rounds }) {
  const found = await inTurn(
    {
      gif: running(nnanim(line, file('orbit.gif'))),
      pillow: running(article('cube', file('cube.gif'))),
      mp4: running(nnanim(line, file('orbit.mp4'))),
      ffmpeg: running(article('cube', file('cube.mp4'), '--writer', 'ffmpeg')),
    },
    rounds,
  )
  const { gif, pillow, mp4, ffmpeg } = found
  return [
    row('turning cube, GIF', { ours: gif, with: 'article.py, Pillow', theirs: pillow, goal: faster(10) }),
    row('turning cube, MP4', { ours: mp4, with: 'article.py, ffmpeg', theirs: ffmpeg, goal: faster(7) }),
  ]
}
