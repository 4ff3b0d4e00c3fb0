import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { psnrOf } from '../likeness.js'
import { run } from '../measure.js'
import { nnanim, others } from '../programs.js'
import { row, times } from '../row.js'

const fps = 25
const least = 46
const pictures = [
  { name: 'default picture', line: 'blobs --hidden 2 -q -o', most: 1.6 },
  { name: 'without the sheet', line: 'blobs --hidden 2 --no-sheet -q -o', most: 0.9 },
]

/** Bytes, and how near the file comes to the true frames: the same picture as a folder of PNG. */
export async function bytes({ file }) {
  return pictures.flatMap(picture => {
    const frames = `${file(picture.name)}/`
    const gif = file('ours.gif')
    run(nnanim(picture.line, gif))
    run(nnanim(picture.line, frames))
    return rowsOf(picture, { gif, frames, made: file('theirs.gif') })
  })
}

function rowsOf({ name, most }, { gif, frames, made }) {
  const measured = path => ({ bytes: statSync(path).size, psnr: psnrOf(path, frames, fps) })
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
        words: `≤ ${most} MB, ≥ ${least} dB`,
        met: ({ bytes, psnr }) => bytes <= most * 1e6 && psnr >= least,
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
        'smaller, ≥ its dB',
        (ours, theirs) => ours.bytes < theirs.bytes && ours.psnr >= theirs.psnr,
      ),
    }),
    row(what, {
      ours,
      show,
      with: 'gifski',
      theirs: by(others.gifski, '--quiet', '--fps', String(fps), '-o', made, ...pngs),
      goal: goalOf(
        `smaller, ≥ ${least} dB`,
        (ours, theirs) => ours.bytes < theirs.bytes && ours.psnr >= least,
      ),
    }),
  ]
}

const show = ({ bytes, psnr }) => `${(bytes / 1e6).toFixed(3)} MB, ${psnr.toFixed(1)} dB`

const goalOf = (words, met) => ({
  words,
  ratio: (ours, theirs) => times(ours.bytes / theirs.bytes),
  met,
})
