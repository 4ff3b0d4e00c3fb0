import { SpecError } from '../../options/error.ts'
import type { Face, Font, FontFiles, PathCommand, TextLine } from '../font.ts'
import { memoize } from '../memoize.ts'
import { hasGlyph, hidden, inBundledFont, inVisualOrder, lacking } from './characters.ts'
import { wideSign } from './east-asian.ts'
import { type FontTable, tableFont } from './table-font.ts'

type Source = import('fontkit').Font
type Line = Pick<TextLine, 'width'> & { outline: PathCommand[] }
type Opened = Face & { has(character: string): boolean; shape(text: string, script?: string): Line }
type Faces = Record<400 | 600, Opened>

/** Tables that drawing and PDF files cannot do without (OpenType 1.9.1). */
const needed = ['cmap', 'head', 'hhea', 'hmtx', 'maxp', 'post']

/** Width of the line that makes a regular font semi-bold: by so much the stems of Inter's weights differ. */
const bolder = 0.03

/** Opens a font, whose glyphs are decoded as they are needed. @throws SpecError for a file that is none, broken, or of several */
export async function openFont(files: FontFiles): Promise<Font> {
  const refuse = (expected: string) => new SpecError('font', files.name, expected)
  for (const file of files.own) checkKind(file, refuse)
  const { create } = await import('fontkit')
  const attempt = <T>(work: () => T): T => {
    try {
      return work()
    } catch (error) {
      if (error instanceof SpecError) throw error
      throw refuse(`a font that is whole; it cannot be read (${(error as Error).message})`)
    }
  }
  const inter = files.bundled
  const bundled = attempt(() =>
    'faces' in inter
      ? tableFaces(inter as FontTable)
      : bothWeights(weight =>
          opened(create(inter[weight]), { name: `${weight}`, embeddable: true, bolder: 0 }),
        ),
  )
  const own = attempt(() => ownFaces(files, create, refuse))
  const linesOf = (weight: 400 | 600) =>
    memoize((text: string) =>
      attempt(() => {
        const line = setLine(text, weight, { own, bundled, isForLetters: files.isForLetters === true })
        checkSize(line, text)
        return line
      }),
    )
  const lines = { 400: linesOf(400), 600: linesOf(600) }
  const font: Font = {
    files,
    lineOf: (text, weight) => lines[weight](text),
    lacking: text =>
      attempt(() => clustersOf(text).flatMap(cluster => (own(cluster) ? [] : lacking(cluster)))),
  }
  // A file that is broken mostly fails with its first text.
  font.lineOf('Hx0', 400)
  return font
}

function checkKind(file: Uint8Array, refuse: (expected: string) => SpecError): void {
  const kind = new TextDecoder('latin1').decode(file.subarray(0, 4))
  if (kind === 'ttcf') throw refuse('a TTF or OTF file with one font; this is a collection (.ttc) of several')
  if (/^wOF[F2]$/.test(kind)) throw refuse('a TTF or OTF file; this is a web font (.woff)')
  if (!['\0\x01\0\0', 'true', 'OTTO'].includes(kind)) throw refuse('a font, a TTF or OTF file')
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

function checkSize({ width, pieces }: TextLine, text: string): void {
  const room = maxSize * (1 + text.length)
  const isSound = ({ args }: PathCommand) =>
    args.every((v, k) => Math.abs(v) < (k % 2 === 0 ? room : maxSize))
  if (!(width >= 0 && width < room && pieces.every(({ outline }) => outline.every(isSound))))
    throw new Error(`the size of “${text}”`)
}

/** A function that gives the faces of the first file that has a cluster, if any; one of several is checked when it is used. */
function ownFaces(
  { own }: FontFiles,
  create: (file: Uint8Array) => Source,
  refuse: (expected: string) => SpecError,
): (cluster: string) => Faces | undefined {
  const sources = own.map(file => create(file))
  const facesAt = memoize((k: number) => {
    check(sources[k], refuse)
    return facesOf(sources[k], `own${k || ''}`)
  })
  if (sources.length === 1) facesAt(0)
  return memoize((cluster: string) => {
    const k = sources.findIndex(source => hasAll(hasIn(source), cluster))
    return k < 0 ? undefined : facesAt(k)
  })
}

const bothWeights = (face: (weight: 400 | 600) => Opened): Faces => ({ 400: face(400), 600: face(600) })

/** A variable font has both weights; any other is semi-bold by a line along its outlines. */
function facesOf(source: Source, name: string): Faces {
  if (!('wght' in source.variationAxes)) {
    const face = { name, embeddable: !('CFF2' in source.directory.tables) }
    return bothWeights(weight => opened(source, { ...face, bolder: weight === 600 ? bolder : 0 }))
  }
  // fontkit 2.0 fails to write a part of a variation.
  return bothWeights(wght =>
    opened(source.getVariation({ wght }), { name: `${name} ${wght}`, embeddable: false, bolder: 0 }),
  )
}

/** A face of a font that fontkit opened. */
function opened(source: Source, face: Omit<Face, 'source'>): Opened {
  return { ...face, source, has: hasIn(source), shape: (text, script) => shape(text, source, script) }
}

const hasIn = (source: Source) => (character: string) =>
  source.hasGlyphForCodePoint(character.codePointAt(0)!)

/** The faces of the bundled font by its table, where its files are not. */
function tableFaces(table: FontTable): Faces {
  const font = tableFont(table)
  return bothWeights(weight => {
    const shape = (text: string) => {
      const { width, pieces } = font.lineOf(text, weight)
      return { width, outline: pieces[0].outline }
    }
    return { name: `${weight}`, source: {}, embeddable: false, bolder: 0, has: hasGlyph, shape }
  })
}

let segmenter: Intl.Segmenter | undefined

/** Grapheme clusters, so that one font has a character together with its marks. */
function clustersOf(text: string): string[] {
  // Made when it is first needed: it takes 9 ms.
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' })
  return Array.from(segmenter.segment(text.normalize('NFC')), ({ segment }) => segment)
}

interface LineFaces {
  own(cluster: string): Faces | undefined
  bundled: Faces
  isForLetters: boolean
}

function setLine(text: string, weight: 400 | 600, { own, bundled, isForLetters }: LineFaces): TextLine {
  const isOwn = (cluster: string) =>
    !isForLetters || wideSign.test(cluster) || !hasAll(bundled[weight].has, cluster)
  const parts = clustersOf(text).map(cluster => {
    const faces = isOwn(cluster) ? own(cluster) : undefined
    return faces
      ? { text: cluster, face: faces[weight] }
      : { text: inBundledFont(cluster), face: bundled[weight] }
  })
  const line: TextLine = { width: 0, pieces: [] }
  // Of a number among letters of another face no letter tells the script, by which it is kerned.
  const script = isForLetters && /\p{L}/u.test(text) ? 'latn' : undefined
  for (const { text, face } of inVisualOrder(parts.filter(({ text }) => text !== '')))
    for (const part of isForLetters ? text.split(dashes) : [text]) {
      if (part.startsWith('—') && line.pieces.at(-1)?.text.endsWith('—')) line.width -= overlap(face)
      const own = face === bundled[weight] ? script : undefined
      const { width, outline } = face.shape(part, own)
      const left = line.width
      const moved = outline.map(({ command, args }) => ({
        command,
        args: args.map((v, k) => (k % 2 === 0 ? left + v : v)),
      }))
      line.pieces.push({ text: part, x: left, face, outline: moved })
      line.width += width
    }
  return line
}

/** A place between two dashes. Each is set alone, as a page puts lines together of characters. */
const dashes = /(?<=—)(?=—)/

/** Width by which two dashes are closer than one by one: a font may have one sign for both. */
function overlap({ shape }: Opened): number {
  const widthOf = (text: string) => shape(text).width
  return 2 * widthOf('—') - widthOf('——')
}

/** True for a font that has all characters of a text; those that are never drawn need no glyph. */
function hasAll(has: Opened['has'], text: string): boolean {
  return Array.from(text).every(character => hidden.test(character) || has(character))
}

function shape(text: string, source: Source, script?: string): Line {
  const { glyphs, positions, advanceWidth } = source.layout(text, undefined, script)
  const em = source.unitsPerEm
  const outline: PathCommand[] = []
  let x = 0
  glyphs.forEach(({ path }, i) => {
    const { xAdvance, xOffset, yOffset } = positions[i]
    for (const { command, args } of path.commands)
      outline.push({
        command,
        // No −0, which would be written as another number.
        args: args.map((v, k) => (k % 2 === 0 ? x + xOffset + v : 0 - (yOffset + v)) / em),
      })
    x += xAdvance
  })
  return { width: advanceWidth / em, outline }
}
