import PDFDocument from 'pdfkit'
import { toBytes } from 'pdfkit/output'
import type { PathCommand } from '../scene/font.ts'
import type { DotsShape, GroupShape, ImageShape, PathShape, Shape, TextShape } from '../scene/shape.ts'
import { type Dot, type DotPen, drawDot, eachDot } from './dots.ts'
import type { Drawing } from './drawing.ts'
import { paintsOverItself } from './fade.ts'
import { baselineOf, type Fonts } from './font.ts'
import { setText, traceLine, tracePath } from './outline.ts'
import { type PdfPage, pdfPage, solid } from './pdf-page.ts'
import { eachPoint, round } from './round.ts'

/** Points of a pixel, as CSS counts them: 72 and 96 to an inch. */
const point = 0.75

/** Dots of one shape from which on each kind is drawn once and placed: a seventh of the file, up to 1/16 px off. */
const manyDots = 500

const rules = { evenodd: 'even-odd', nonzero: 'non-zero' } as const

/**
 * A drawing as a PDF file of one page, all of it lines, areas and text; its fonts are embedded as far as they are
 * used. The same drawing gives the same bytes.
 *
 * @param about entries of the document's information (ISO 32000-1, 14.3.3), in ASCII
 * @throws an error of pdfkit for a font that is broken
 */
export async function writePdf(
  drawing: Drawing,
  fonts: Fonts,
  about: Record<string, string>,
): Promise<Uint8Array> {
  const document = new PDFDocument({
    size: [drawing.width * point, drawing.height * point],
    margin: 0,
    font: null,
    pdfVersion: '1.7',
    ...(drawing.lang !== undefined && { lang: drawing.lang }),
    // pdfkit derives the file's identifier from it, and the same drawing must give the same bytes.
    info: { CreationDate: new Date(0), Producer: 'nnanim', Creator: 'nnanim', ...about },
  })
  delete document.info.CreationDate
  // XMP would say the same once more, with a date, and not escaped.
  document.endMetadata = () => {}
  for (const [weight, font] of Object.entries(fonts)) document.registerFont(weight, font)
  const bytes = toBytes(document)
  document.scale(point)
  writeShapes(drawing, document)
  document.end()
  return bytes
}

/** The document, its page and the state that the shapes of one drawing are written with. */
interface Writer {
  document: PDFDocument
  page: PdfPage
  drawing: Pick<Drawing, 'width' | 'height' | 'font'>
  /** Drawings of dots by what they look like. */
  stamps: Map<string, string>
}

/**
 * Writes shapes in their order. Coordinates are rounded to 1/64 px. What fades and paints over itself fades as one
 * transparency group.
 */
function writeShapes(drawing: Drawing, document: PDFDocument): void {
  const page = pdfPage(document)
  const writer = { document, page, drawing, stamps: new Map<string, string>() }
  page.within(() => {
    const { width, height, background, shapes } = drawing
    if (background !== null) {
      page.setFill(background, 1)
      document.rect(0, 0, width, height).fill(rules.nonzero)
    }
    for (const shape of shapes) writeShape(writer, shape, 1)
  })
}

function writeShape(writer: Writer, shape: Shape, alpha: number): void {
  const opacity = Math.min(1, alpha * (shape.opacity ?? 1))
  if (!(opacity > 0)) return
  if (opacity === 1 || !paintsOverItself(shape)) {
    writePlain(writer, shape, opacity)
    return
  }
  const { page, drawing } = writer
  const layer = page.drawing(drawing.width, drawing.height, true, () =>
    page.within(() => writePlain(writer, shape, 1)),
  )
  page.place(layer, [1, 0, 0, 1, 0, 0], opacity)
}

function writePlain(writer: Writer, shape: Shape, opacity: number): void {
  if (shape.kind === 'path') writePath(writer, shape, opacity)
  else if (shape.kind === 'dots') writeDots(writer, shape, opacity)
  else if (shape.kind === 'image') writeImage(writer, shape, opacity)
  else if (shape.kind === 'text') writeText(writer, shape, opacity)
  else writeGroup(writer, shape, opacity)
}

function writeGroup(writer: Writer, { children, clip }: GroupShape, opacity: number): void {
  const writeChildren = () => {
    for (const child of children) writeShape(writer, child, opacity)
  }
  if (clip === undefined) {
    writeChildren()
    return
  }
  const { page, document } = writer
  page.within(() => {
    if ('polygon' in clip) traceLine(clip.polygon, true, document)
    else {
      const [x, y, width, height] = clip.rectangle
      document.rect(round(x), round(y), round(width), round(height))
    }
    document.clip(rules.evenodd)
    writeChildren()
  })
}

function writePath(
  { page, document }: Writer,
  { lines, closed, fill, rule = 'evenodd', stroke, width = 1, dash = [], cap = 'butt' }: PathShape,
  opacity: number,
): void {
  let points = 0
  for (const line of lines) eachPoint(line, () => points++)
  if (points === 0) return
  if (fill !== undefined) {
    page.setFill(fill, opacity)
    for (const line of lines) traceLine(line, closed, document)
    document.fill(rules[rule])
  }
  if (stroke === undefined || !(width > 0)) return
  const pattern = dash.length > 0 ? dash.map(round) : solid
  page.setStroke({ color: stroke, width: round(width), cap, dash: pattern }, opacity)
  for (const line of lines) traceLine(line, closed, document)
  document.stroke()
}

/** Each dot covers the earlier ones with its ring, so that dots stay apart in a crowd. */
function writeDots(writer: Writer, dots: DotsShape, opacity: number): void {
  const asStamps = dots.centres.length >= 2 * manyDots
  const ringKey = JSON.stringify(dots.ring)
  const pen = dotPen(writer, opacity)
  eachDot(dots, dot => {
    if (asStamps) placeStamp(writer, dot, ringKey, opacity)
    else drawDot(dot, pen)
  })
}

function placeStamp(writer: Writer, dot: Dot, ringKey: string | undefined, opacity: number): void {
  const { page, stamps } = writer
  const radius = Math.round(dot.radius * 16) / 16
  const [x, y] = [Math.round(dot.x * 8) / 8, Math.round(dot.y * 8) / 8]
  const [left, top] = [Math.floor(x), Math.floor(y)]
  // No marker reaches twice as far as its circle.
  const reach = Math.ceil(2 * radius + (dot.lines[0]?.reach ?? 0)) + 1
  const [inX, inY] = [reach + x - left, reach + y - top]
  const { marker, color, rim } = dot
  const key = [marker, color, radius, rim?.color, rim?.width, ringKey, inX, inY].join(' ')
  let stamp = stamps.get(key)
  if (stamp === undefined) {
    const size = 2 * reach + 1
    stamp = page.drawing(size, size, false, () =>
      drawDot({ ...dot, x: inX, y: inY, radius }, dotPen(writer, 1)),
    )
    stamps.set(key, stamp)
  }
  page.place(stamp, [1, 0, 0, 1, left - reach, top - reach], opacity)
}

/** A pen that traces markers and discs on the page. */
function dotPen({ page, document }: Writer, opacity: number): DotPen {
  return {
    disc(x, y, radius, color) {
      page.setFill(color, opacity)
      document.arc(x, y, radius, 0, 2 * Math.PI).fill(rules.nonzero)
    },
    fill(corners, color) {
      page.setFill(color, opacity)
      traceLine(corners, true, document)
      document.fill(rules.nonzero)
    },
    line(corners, { color, reach }) {
      page.setStroke({ color, width: 2 * reach, dash: solid }, opacity)
      traceLine(corners, true, document)
      document.stroke()
    },
  }
}

function writeImage({ page }: Writer, { x, y, width, height, pixels }: ImageShape, opacity: number): void {
  const [left, top, wide, high] = [x, y, width, height].map(round)
  page.place(page.image(pixels), [wide, 0, 0, -high, left, top + high], opacity)
}

function writeText(writer: Writer, shape: TextShape, opacity: number): void {
  const { page, document } = writer
  const { text, fill, halo, rotate = 0 } = shape
  if (text === '') return
  page.within(() => {
    document.translate(round(shape.x), round(shape.y))
    if (rotate !== 0) document.rotate((rotate * 180) / Math.PI)
    const setLine = (color: string, width: number) =>
      page.setStroke({ color, width: round(width), dash: solid }, opacity)
    const parts = writers(writer, { ...shape, x: 0, y: 0 })
    if (halo !== undefined)
      for (const { bolder, write } of parts) {
        setLine(halo.color, 2 * halo.width + bolder)
        write({ fill: false, stroke: true })
      }
    page.setFill(fill, opacity)
    for (const { bolder, write } of parts) {
      if (bolder > 0) setLine(fill, bolder)
      write({ fill: true, stroke: bolder > 0 })
    }
  })
}

/** Functions that write a text, one for each font in it, and the width of a line that makes it bolder. */
function writers(
  { document, drawing: { font } }: Writer,
  shape: TextShape,
): { bolder: number; write(mode: TextMode): void }[] {
  const { text, size, weight = 400, anchor = 'start' } = shape
  const baseline = round(baselineOf(shape))
  const writeIn = (name: string, text: string, left: number, mode: TextMode) => {
    document.font(name).fontSize(round(size))
    document.text(text, left, baseline, { lineBreak: false, baseline: 'alphabetic', ...mode })
  }
  if (font !== undefined)
    return setText(shape, font).map(({ text, face, left, path, bolder }) => ({
      bolder,
      write(mode) {
        if (!face.embeddable) return writeOutline(document, path, mode)
        document.registerFont(face.name, face.source)
        writeIn(face.name, text, left, mode)
      },
    }))
  const name = `${weight}`
  document.font(name).fontSize(round(size))
  const left = anchor === 'start' ? 0 : -document.widthOfString(text) / (anchor === 'middle' ? 2 : 1)
  return [{ bolder: 0, write: mode => writeIn(name, text, left, mode) }]
}

function writeOutline(document: PDFDocument, path: readonly PathCommand[], { fill, stroke }: TextMode): void {
  if (path.length === 0) return
  tracePath(path, document)
  if (fill) document.fill(rules.nonzero)
  if (fill && stroke) tracePath(path, document)
  if (stroke) document.stroke()
}

/** The parts of glyphs to draw: their insides, and a line along their outlines. */
interface TextMode {
  fill: boolean
  stroke: boolean
}
