import type { Format } from '../encode/format.ts'
import { formats, type PlainFormat } from '../encode/formats.ts'
import { joinBytes } from '../encode/join-bytes.ts'
import { recipe } from '../encode/recipe.ts'
import { SpecError } from '../options/error.ts'
import { nearest } from '../options/suggest.ts'
import { builtTools, openOutlines } from './built.ts'
import { checkFormat } from './check-format.ts'
import { type Figure, type FigureCall, type FigureCallOptions, madeOf } from './figure.ts'
import { drawFitting } from './fit.ts'
import type { MadeFigure } from './made-figure.ts'
import { rest } from './page-host.ts'
import { none } from './raster.ts'

/**
 * Draws a figure: the bytes of its file, those that the command line writes with `--rasterizer outlines`.
 *
 * @param input what `figure` takes, or what it gave
 * @param format the ending of the file; PDF, video and folders of frames are in `nnanim` itself
 * @param options those of `figure`
 * @throws SpecError for a wrong call, WorkError for work that failed, the signal's reason when it is aborted
 */
export async function draw(
  input: FigureCall | Figure,
  format: PlainFormat,
  options: FigureCallOptions = {},
): Promise<Uint8Array> {
  const { signal, onProgress } = options
  const name = `figure.${format}`
  const written = Object.hasOwn(formats, format) ? formats[format] : undefined
  if (!written || written.needs === 'compressor' || written.needs === 'fonts') throw notPlain(format)
  const output = { name, format: written }
  const made = isFigure(input) ? checked(input, output) : await madeOf(input, options, output)
  const chunks: Uint8Array[] = []
  await drawFitting(made, [{ ...output, file: { write: async chunk => void chunks.push(chunk) } }], {
    raster: written.vector ? none : await openOutlines(),
    tools: builtTools,
    rest,
    recipe: recipe(made.recipe),
    alt: made.alt,
    signal,
    onFrame: (done, total) => onProgress?.({ stage: 'draw', done, total }),
  })
  signal?.throwIfAborted()
  return chunks.length === 1 ? chunks[0] : joinBytes(chunks)
}

function notPlain(format: string): SpecError {
  const names = Object.values(formats)
    .filter(({ needs }) => needs !== 'compressor' && needs !== 'fonts')
    .map(({ name }) => name)
  const expected = `one of ${names.join(', ')}: others are files that \`render\` of nnanim writes`
  return new SpecError('format', format, expected, { suggestion: nearest(String(format), names) })
}

function isFigure(input: FigureCall | Figure): input is Figure {
  return 'networks' in input && 'under' in input
}

/** A figure that was given away, as it was made, for a format that shows it. */
function checked(figure: Figure, { name, format }: { name: string; format: Format }): MadeFigure {
  checkFormat(figure.spec, format, name)
  const made = madeFigure(figure)
  format.check?.({ spec: figure.spec, parts: made.parts })
  return made
}

/** A figure that was given away, as it was made. */
function madeFigure(figure: Figure): MadeFigure {
  const { spec, networks, alt, recipe, notes, under } = figure
  return {
    ...{ scene: figure, input: { spec, parts: networks }, parts: [...networks], recipe, alt, notes },
    under: spec => madeFigure(under(spec)),
  }
}
