import PDFDocument from 'pdfkit'
import { toBytes } from 'pdfkit/output'
import type { ImageShape } from '../scene/shape.ts'
import { paint } from './canvas.ts'
import type { Surface } from './context.ts'
import type { Drawing } from './drawing.ts'
import type { Fonts } from './font.ts'
import { type Drawable, pdfContext } from './pdfcontext.ts'

/** Points of a pixel, as the web counts them. */
const point = 0.75

/**
 * A drawing as a PDF file of one page, all of it lines, areas and text; its fonts are embedded as far as they are
 * used. The same drawing gives the same bytes.
 *
 * @param about what the document knows about itself, in ASCII
 */
export async function writePdf(
  { width, height, background, shapes }: Drawing,
  fonts: Fonts,
  about: Record<string, string>,
): Promise<Uint8Array> {
  const document = new PDFDocument({
    size: [width * point, height * point],
    margin: 0,
    font: null,
    pdfVersion: '1.7',
    // It identifies the file, by which two of the same bytes must have the same.
    info: { CreationDate: new Date(0), Producer: 'nnanim', Creator: 'nnanim', ...about },
  })
  delete document.info.CreationDate
  // A second form of the same, with a date, and not escaped.
  document.endMetadata = () => {}
  for (const [weight, font] of Object.entries(fonts)) document.registerFont(weight, font)
  const bytes = toBytes(document)
  document.scale(point)
  paint(shapes, surfaceOf(document, width, height), background)
  document.end()
  return bytes
}

/** The page as something to paint on; layers and stamps become drawings of their own inside the file. */
function surfaceOf(document: PDFDocument, width: number, height: number): Surface {
  const { page } = document
  const stamps = new Map<string, Drawable>()
  const add = (dictionary: Record<string, unknown>) => {
    const name = `X${Object.keys(page.xobjects).length}`
    const made = document.ref({ Type: 'XObject', ...dictionary })
    page.xobjects[name] = made
    return { name, made }
  }
  /** Sends what is painted next into a drawing of its own, until it is called for. */
  const open = (width: number, height: number, more: Record<string, unknown> = {}): (() => Drawable) => {
    const outer = page.content
    const box = { Subtype: 'Form', BBox: [0, 0, width, height], Resources: page.resources }
    const { name, made } = add({ ...box, ...more })
    page.content = made
    return () => {
      page.content = outer
      made.end()
      return { name, isUnit: false }
    }
  }
  const contextFor = (clear: () => void) =>
    pdfContext(document, {
      clear,
      drawable: image => (typeof image === 'function' ? (image as () => Drawable)() : (image as Drawable)),
    })
  const context = contextFor(() => {})
  return {
    context,
    width,
    height,
    layer() {
      let close: (() => Drawable) | undefined
      const fadesAsOne = { Group: { S: 'Transparency' } }
      return {
        context: contextFor(() => {
          close = open(width, height, fadesAsOne)
        }),
        image: () => close!(),
      }
    },
    stamp(key, size, draw) {
      const kept = stamps.get(key)
      if (kept !== undefined) return kept
      const close = open(size, size)
      draw(contextFor(() => {}))
      const made = close()
      stamps.set(key, made)
      return made
    },
    image(pixels) {
      return { name: addImage(pixels, add, document), isUnit: true }
    },
  }
}

function addImage(
  { data, width, height }: ImageShape['pixels'],
  add: (dictionary: Record<string, unknown>) => { name: string; made: ReturnType<PDFDocument['ref']> },
  document: PDFDocument,
): string {
  const [colors, alpha] = [new Uint8Array(3 * width * height), new Uint8Array(width * height)]
  for (let i = 0; i < alpha.length; i++) {
    colors.set(data.subarray(4 * i, 4 * i + 3), 3 * i)
    alpha[i] = data[4 * i + 3]
  }
  const about = { Subtype: 'Image', Width: width, Height: height, BitsPerComponent: 8 }
  const mask = document.ref({ Type: 'XObject', ...about, ColorSpace: 'DeviceGray' })
  mask.end(alpha)
  const { name, made } = add({ ...about, ColorSpace: 'DeviceRGB', SMask: mask })
  made.end(colors)
  return name
}
