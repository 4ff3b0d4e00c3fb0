import type { Format } from '../encode/format.ts'
import { SpecError } from '../options/error.ts'
import { isPairs } from '../options/slice.ts'
import type { PictureSpec } from '../options/sweep.ts'

/** @throws SpecError for a format that does not go with a spec, such as a video of one moment; `file` is for messages */
export function checkFormat(spec: PictureSpec, format: Format, file: string): void {
  const { at, film, slice, size, density, transparent } = spec
  const refuse = (expected: string) => new SpecError('output', file, expected)
  const key = at !== null ? 'at' : film !== null ? 'film' : isPairs(slice) ? 'slice pairs' : undefined
  const still = `a still, such as .png, .svg or .pdf, for \`${key}\``
  if (key !== undefined && (format.shows === 'film' || format.animates)) throw refuse(still)
  if (key !== undefined && key !== 'at' && format.shows === 'figure') throw refuse(`${still}: a page moves`)
  if (size.unit && format.shows !== 'moment')
    throw refuse('a .pdf, .svg or .png for a size of paper: others have --size in pixels')
  if (transparent && format.opaque)
    throw refuse('a .webm, .gif, .png, .svg or .anim.svg for `transparent`: a .mp4 has no transparency')
  checkSize(format, size, density)
}

function checkSize({ name, largest }: Format, { width, height }: PictureSpec['size'], density: number): void {
  if (!largest) return
  const [across, down] = [width * density, height * density]
  if (across * down <= largest.pixels && Math.max(across, down) <= largest.side) return
  const most = `at most ${largest.pixels / 1e6} million pixels and ${largest.side} each way`
  const expected = `less: a .${name} has ${most}, and ${across} × ${down} are ${(across * down) / 1e6} million`
  if (density > 1) throw new SpecError('density', density, expected)
  throw new SpecError('size', `${width}x${height}`, expected)
}
