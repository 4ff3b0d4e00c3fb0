import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { likenessOf } from '../likeness.js'
import { run } from '../measure.js'
import { nnanim, others } from '../programs.js'
import { row, times } from '../row.js'

const fps = 25
const least = 44
/** In the worst frame. */
const leastWorst = 42
const pictures = [
  { name: 'default picture', line: 'blobs --hidden 2 -q -o', most: 1.3 },
  { name: 'without the sheet', line: 'blobs --hidden 2 --no-sheet -q -o', most: 0.9 },
]

/** Bytes, and how near the file comes to the true frames: the same picture as a folder of PNG. */
export async function bytes({ file }) {
  const gifs = pictures.flatMap(picture => {
    const frames = `${file(picture.name)}/`
    const gif = file('ours.gif')
    run(nnanim(picture.line, gif))
    run(nnanim(picture.line, frames))
    return rowsOf(picture, { gif, frames, made: file('theirs.gif') })
  })
  const moving = file('ours.anim.svg')
  run(nnanim(pictures[0].line, moving))
  const text = readFileSync(moving)
  return [...gifs, movingRow({ bytes: text.length, sent: gzipSync(text).length })]
}

/** Of the default picture as an SVG that moves: bytes of the file, and as servers send it. */
function movingRow(ours) {
  return row('bytes, default picture as anim.svg', {
    ours,
    show: ({ bytes, sent }) => `${Math.ceil(bytes / 1e3)} kB, ${Math.ceil(sent / 1e3)} kB gzipped`,
    goal: {
      words: '≤ 220 kB, ≤ 25 kB gzipped',
      met: ({ bytes, sent }) => bytes <= 220e3 && sent <= 25e3,
    },
  })
}

function rowsOf({ name, most }, { gif, frames, made }) {
  const measured = path => ({ bytes: statSync(path).size, ...likenessOf(path, frames) })
  const by = (program, ...words) => {
    if (program === null) return null
    try {
      run([program, ...words])
      return measured(made)
    } catch (error) {
      return error
    }
  }
  const ours = measured(gif)
  const palette = 'split[a][b];[a]palettegen=max_colors=64[p];[b][p]paletteuse=dither=none'
  const input = ['-framerate', String(fps), '-i', join(frames, 'frame-%04d.png')]
  const pngs = readdirSync(frames).map(frame => join(frames, frame))
  const what = `bytes, ${name}`
  return [
    row(what, {
      ours,
      show,
      goal: {
        words: `≤ ${most} MB, ≥ ${least} dB, ${leastWorst} in the worst frame`,
        met: ({ bytes, mean, worst }) => bytes <= most * 1e6 && mean >= least && worst >= leastWorst,
      },
    }),
    row(what, {
      ours,
      show,
      with: 'gifsicle -O3 of our file',
      theirs: by(others.gifsicle, '-O3', gif, '-o', made),
      goal: goalOf('shrinks < 2 %', (ours, theirs) => theirs.bytes > 0.98 * ours.bytes),
    }),
    row(what, {
      ours,
      show,
      with: 'ffmpeg palettegen, 64 colours',
      theirs: by(others.ffmpeg, '-v', 'error', '-y', ...input, '-filter_complex', palette, made),
      goal: goalOf(
        'smaller, ≥ its worst dB',
        (ours, theirs) => ours.bytes < theirs.bytes && ours.worst >= theirs.worst,
      ),
    }),
    row(what, {
      ours,
      show,
      with: 'gifski',
      theirs: by(others.gifski, '--quiet', '--fps', String(fps), '-o', made, ...pngs),
      goal: goalOf(
        `smaller, ≥ ${least} dB`,
        (ours, theirs) => ours.bytes < theirs.bytes && ours.mean >= least,
      ),
    }),
  ]
}

const show = ({ bytes, mean, worst }) =>
  `${(bytes / 1e6).toFixed(3)} MB, ${mean.toFixed(1)} dB, worst ${worst.toFixed(1)}`

const goalOf = (words, met) => ({
  words,
  ratio: (ours, theirs) => times(ours.bytes / theirs.bytes),
  met,
})
