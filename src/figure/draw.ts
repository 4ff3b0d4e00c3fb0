import type { Format } from '../encode/format.ts'
import { formats, type PlainFormat } from '../encode/formats.ts'
import { joinBytes } from '../encode/join-bytes.ts'
import { recipe } from '../encode/recipe.ts'
import { SpecError } from '../options/error.ts'
import { nearest } from '../options/suggest.ts'
import { builtTools, openOutlines } from './built.ts'
import { checkFormat } from './check-format.ts'
import {
  checkOwnScene,
  type Figure,
  type FigureCall,
  type FigureCallOptions,
  made,
  madeOf,
  openCall,
} from './figure.ts'
import { drawFitting } from './fit.ts'
import type { MadeFigure } from './made-figure.ts'
import { rest } from './page-host.ts'
import { none } from './raster.ts'

/**
 * Draws a figure: the bytes of its file, those that the command line writes with `--rasterizer outlines`.
 *
 * @param input what `figure` takes, or what it gave
 * @param format the ending of the file; video needs WebCodecs, which browsers have; PDF and folders of frames are in
 *   `nnanim` itself
 * @param options those of `figure`
 * @throws SpecError for a wrong call, WorkError for work that failed, the signal's reason when it is aborted
 */
export async function draw(
  input: FigureCall | Figure,
  format: PlainFormat,
  options: FigureCallOptions = {},
): Promise<Uint8Array> {
  const { signal, onProgress } = options
  const plain = Object.values(formats).filter(({ needs }) => canHave(needs))
  const written = plain.find(({ name }) => name === format)
  if (!written) {
    const names = plain.map(({ name }) => name)
    const expected = `one of ${names.join(', ')}: others are files that \`render\` of nnanim writes`
    const suggestion = typeof format === 'string' ? nearest(format, names) : undefined
    throw new SpecError('format', format, expected, { suggestion })
  }
  const output = { name: `figure.${format}`, format: written }
  const whole =
    checked(input, output) ??
    (await madeOf(await openCall(input as FigureCall, options, output), options, written))
  const chunks: Uint8Array[] = []
  await drawFitting(whole, [{ ...output, file: { write: async chunk => void chunks.push(chunk) } }], {
    raster: written.vector ? none : await openOutlines(),
    tools: builtTools,
    rest,
    recipe: whole.own ? 'no recipe: the scene of this figure is code' : recipe(whole.recipe),
    alt: whole.alt,
    signal,
    onFrame: (done, total) => onProgress?.({ stage: 'draw', done, total }),
  })
  signal?.throwIfAborted()
  return chunks.length === 1 ? chunks[0] : joinBytes(chunks)
}

/** True for what is here: files of fonts are not, a compressor of video where there is WebCodecs. */
function canHave(needs: Format['needs']): boolean {
  return needs === 'compressor' ? 'VideoEncoder' in globalThis : needs !== 'fonts'
}

/** A figure that was given away, as it was made, for a format that shows it; undefined for what is none. */
function checked(
  figure: (FigureCall | Figure) & { [made]?: MadeFigure },
  { name, format }: { name: string; format: Format },
): MadeFigure | undefined {
  const whole = figure?.[made]
  if (!whole) return undefined
  checkFormat(whole.input.spec, format, name)
  if (whole.own) checkOwnScene(format)
  format.check?.({ spec: whole.input.spec, parts: whole.parts })
  const { alt, recipe = whole.recipe } = figure as Figure
  return { ...whole, scene: figure as Figure, alt, recipe }
}
