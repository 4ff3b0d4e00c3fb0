import { SpecError } from '../../options/error.ts'
import { withoutControls } from '../../options/printable.ts'
import type { Embed, EmbedFile } from '../embed.ts'
import { pdf } from '../pdf/pdf.ts'
import { frames as frameFolder, png } from '../png/png.ts'

/** Formats of a still that LaTeX prints, the sharpest first. */
const stills = [pdf.name, png.name]

/**
 * An animation of the package `animate` where there are frames to number, else a still. Its keys `alttext`, and `alt`
 * of graphicx, need packages from 2022 on.
 */
export const latex: Embed = {
  needsStill: exhibits =>
    !exhibits.some(({ format }) => format === frameFolder.name || stills.includes(format)),
  write({ alt, loop, exhibits }) {
    const frames = exhibits.find(({ format, seconds }) => format === frameFolder.name && seconds > 0)
    if (frames) return animation(frames, loop, alt)
    const still = stills.map(name => exhibits.find(({ format }) => format === name)).find(found => found)
    return still ? `\\includegraphics[width=\\linewidth,alt={${escaped(alt)}}]{${pathOf(still)}}` : ''
  },
}

function animation(exhibit: EmbedFile, loop: 'forever' | 'once' | number, alt: string): string {
  const { frames, seconds } = exhibit
  const loops = loop === 'once' ? [] : ['loop']
  const options = [...loops, 'controls', 'width=\\linewidth', `alttext={${escaped(alt)}}`]
  const fps = Number((frames / seconds).toFixed(3))
  const [first, last] = [1, frames].map(number => String(number).padStart(4, '0'))
  const name = `${pathOf(exhibit)}frame-`
  const command = `\\animategraphics[${options.join(',')}]{${fps}}{${name}}{${first}}{${last}}`
  return `% \\usepackage{animate}\n${command}`
}

/** LaTeX has no way to name a file with these characters, and takes what stands behind a bar for a command to run. */
function pathOf({ path }: EmbedFile): string {
  if (/[%#{}\\~^$&"|]/.test(path) || !withoutControls.test(path))
    throw new SpecError('output', path, 'a name that LaTeX can read, without %#{}\\~^$&"|')
  return path
}

function escaped(text: string): string {
  return text.replace(/[\\{}%#&_$~^]/g, character => escapes[character] ?? `\\${character}`)
}

const escapes: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
}
