import { SpecError } from '../../options/error.ts'
import type { Face, Font, FontFiles, Line, PathCommand } from '../font.ts'
import { inBundledFont, lacking } from './characters.ts'
import { inVisualOrder } from './direction.ts'

type Source = import('fontkit').Font
type Opened = Face & { source: Source }

/** Tables that drawing and PDF files cannot do without (OpenType 1.9.1). */
const needed = ['cmap', 'head', 'hhea', 'hmtx', 'maxp', 'post']

/** Width of the line that makes a regular font semi-bold: by so much the stems of Inter's weights differ. */
const bolder = 0.03

/**
 * Opens a font. Its glyphs are decoded as they are needed.
 *
 * @throws SpecError for a file that is no TrueType or OpenType font, is broken, or holds several
 */
export async function openFont(files: FontFiles): Promise<Font> {
  const refuse = (expected: string) => new SpecError('font', files.name, expected)
  const kind = new TextDecoder('latin1').decode(files.own.subarray(0, 4))
  if (kind === 'ttcf') throw refuse('a TTF or OTF file with one font; this is a collection (.ttc) of several')
  if (/^wOF[F2]$/.test(kind)) throw refuse('a TTF or OTF file; this is a web font (.woff)')
  if (!['\0\x01\0\0', 'true', 'OTTO'].includes(kind)) throw refuse('a font, a TTF or OTF file')
  const { create } = await import('fontkit')
  const attempt = <T>(work: () => T): T => {
    try {
      return work()
    } catch (error) {
      if (error instanceof SpecError) throw error
      throw refuse(`a font that is whole; it cannot be read (${(error as Error).message})`)
    }
  }
  const own = attempt(() => {
    const source = create(files.own)
    check(source, refuse)
    return source
  })
  const faces = attempt(() => ({ own: facesOf(own), bundled: facesOfBundled(files, create) }))
  const lines = new Map<string, Line>()
  const font: Font = {
    files,
    lineOf(text, weight) {
      const key = `${weight} ${text}`
      const known = lines.get(key)
      if (known) return known
      const line = attempt(() => {
        const line = setLine(text, { own: faces.own[weight], bundled: faces.bundled[weight] })
        checkSize(line, text)
        return line
      })
      lines.set(key, line)
      return line
    },
    lacking: text =>
      attempt(() => clustersOf(text).flatMap(cluster => (hasAll(own, cluster) ? [] : lacking(cluster)))),
  }
  // A file that is broken mostly fails with its first text.
  font.lineOf('Hx0', 400)
  return font
}

/** Opens the bundled font by itself. */
export async function openBundledFont(bundled: FontFiles['bundled']): Promise<Font> {
  const { create } = await import('fontkit')
  const files = { name: 'Inter', own: bundled[400], bundled }
  const faces = facesOfBundled(files, create)
  return {
    files,
    lineOf: (text, weight) => setLine(text, { own: faces[weight], bundled: faces[weight] }),
    lacking,
  }
}

function check(source: Source, refuse: (expected: string) => SpecError): void {
  const { tables } = source.directory
  const missing = needed.find(table => !(table in tables))
  if (missing) throw refuse(`a font with a table “${missing}”`)
  if (!('CFF ' in tables) && !('CFF2' in tables) && !('glyf' in tables && 'loca' in tables))
    throw refuse('a font with outlines, of TrueType (“glyf”) or PostScript (“CFF”)')
  const broken = needed.find(table => !(source as unknown as Record<string, unknown>)[table])
  if (broken || !(source.unitsPerEm >= 16))
    throw refuse(`a font that is whole; its table “${broken ?? 'head'}” cannot be read`)
  // Instead of coloured layers and pictures, fontkit then gives the outlines.
  for (const colors of ['COLR', 'sbix']) delete tables[colors]
}

/** Sizes of a character at most: a broken font would otherwise ask for a picture larger than memory. */
const maxSize = 20

function checkSize({ width, pieces }: Line, text: string): void {
  const room = maxSize * (1 + text.length)
  const isSound = ({ args }: PathCommand) =>
    args.every((v, k) => Math.abs(v) < (k % 2 === 0 ? room : maxSize))
  if (!(width >= 0 && width < room && pieces.every(({ outline }) => outline.every(isSound))))
    throw new Error(`the size of “${text}”`)
}

/** A variable font has both weights; any other is semi-bold by a line along its outlines. */
function facesOf(source: Source): Record<400 | 600, Opened> {
  if (!('wght' in source.variationAxes)) {
    const embeddable = !('CFF2' in source.directory.tables)
    const face = (bolder: number) => ({ name: 'own', source, embeddable, bolder })
    return { 400: face(0), 600: face(bolder) }
  }
  const face = (weight: number) => ({
    name: `own ${weight}`,
    source: source.getVariation({ wght: weight }),
    // fontkit 2.0 fails to write a part of a variation.
    embeddable: false,
    bolder: 0,
  })
  return { 400: face(400), 600: face(600) }
}

function facesOfBundled(
  { bundled }: FontFiles,
  create: (file: Uint8Array) => Source,
): Record<400 | 600, Opened> {
  const face = (weight: 400 | 600) => ({
    name: `${weight}`,
    source: create(bundled[weight]),
    embeddable: true,
    bolder: 0,
  })
  return { 400: face(400), 600: face(600) }
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** Grapheme clusters, so that one font has a character together with its marks. */
function clustersOf(text: string): string[] {
  return Array.from(segmenter.segment(text.normalize('NFC')), ({ segment }) => segment)
}

function setLine(text: string, { own, bundled }: Record<'own' | 'bundled', Opened>): Line {
  const parts = clustersOf(text).map(cluster =>
    hasAll(own.source, cluster)
      ? { text: cluster, face: own }
      : { text: inBundledFont(cluster), face: bundled },
  )
  const line: Line = { width: 0, pieces: [] }
  for (const { text, face } of inVisualOrder(parts.filter(({ text }) => text !== ''))) {
    const { width, outline } = shape(text, face.source, line.width)
    line.pieces.push({ text, x: line.width, face, outline })
    line.width += width
  }
  return line
}

/** True for a font that has all characters of a text; those that are never drawn need no glyph. */
function hasAll(source: Source, text: string): boolean {
  return Array.from(text).every(
    character =>
      /\p{Default_Ignorable_Code_Point}/u.test(character) ||
      source.hasGlyphForCodePoint(character.codePointAt(0)!),
  )
}

function shape(text: string, source: Source, left: number): { width: number; outline: PathCommand[] } {
  const { glyphs, positions, advanceWidth } = source.layout(text)
  const em = source.unitsPerEm
  const outline: PathCommand[] = []
  let x = 0
  glyphs.forEach(({ path }, i) => {
    const { xAdvance, xOffset, yOffset } = positions[i]
    for (const { command, args } of path.commands)
      outline.push({
        command,
        args: args.map((v, k) => (k % 2 === 0 ? left + (x + xOffset + v) / em : -(yOffset + v) / em)),
      })
    x += xAdvance
  })
  return { width: advanceWidth / em, outline }
}
