import type PDFDocument from 'pdfkit'
import type { ImageShape } from '../scene/shape.ts'

/** The style of a line. */
export interface Pen {
  color: string
  /** In units of the shapes. */
  width: number
  /** Of closed outlines, which have no ends, it says nothing: then it stays as it is. */
  cap?: 'butt' | 'round'
  /** Lengths of dash and gap. */
  dash: readonly number[]
}

/** The dash of an unbroken line. */
export const solid: readonly number[] = []

/** The graphics state (ISO 32000-1, 8.4) as far as it is used. */
interface State {
  opacity?: number
  fill?: string
  stroke?: string
  width?: number
  join?: 'round'
  cap?: 'butt' | 'round'
  dash?: readonly number[]
}

/** A, b, c, d, e, f of x' = a x + c y + e, y' = b x + d y + f. */
type Matrix = [number, number, number, number, number, number]

export type PdfPage = ReturnType<typeof pdfPage>

/**
 * Writes operators to the page of a document that is open; a parameter of the graphics state only where it changes. A
 * colour may not stand between a path and its painting, so it is set before.
 */
export function pdfPage(document: PDFDocument) {
  const { page } = document
  /** The part of the state that has been written; empty where a drawing begins, which may be placed anywhere. */
  let state: State = {}
  const set = <K extends keyof State>(key: K, value: NonNullable<State[K]>, write: () => void) => {
    if (state[key] === value) return
    write()
    state[key] = value
  }
  const setOpacity = (opacity: number) => set('opacity', opacity, () => document.opacity(opacity))
  const add = (dictionary: Record<string, unknown>) => {
    const name = `X${Object.keys(page.xobjects).length}`
    const object = document.ref({ Type: 'XObject', ...dictionary })
    page.xobjects[name] = object
    return { name, object }
  }
  return {
    /** Sets what the next area is filled with. Opacity 0 to 1. */
    setFill(color: string, opacity: number) {
      setOpacity(opacity)
      set('fill', color, () => document.fillColor(color))
    },
    /** Sets what the next line is drawn with, its joins round. */
    setStroke({ color, width, cap = state.cap ?? 'butt', dash }: Pen, opacity: number) {
      setOpacity(opacity)
      set('stroke', color, () => document.strokeColor(color))
      set('width', width, () => document.lineWidth(width))
      set('join', 'round', () => document.lineJoin('round'))
      set('cap', cap, () => document.lineCap(cap))
      set('dash', dash, () => (dash.length > 0 ? document.dash([...dash]) : document.undash()))
    },
    /** Keeps what `write` changes of the graphics state, its clip and its matrix among it, from what comes after. */
    within(write: () => void) {
      const outer = { ...state }
      document.save()
      write()
      document.restore()
      state = outer
    },
    /**
     * Writes a drawing of its own (a form XObject), which stands outside of the page until it is placed; gives its name.
     *
     * @param asGroup whether it fades as a whole (a transparency group)
     */
    drawing(width: number, height: number, asGroup: boolean, write: () => void): string {
      const [content, outer] = [page.content, state]
      const { name, object } = add({
        Subtype: 'Form',
        BBox: [0, 0, width, height],
        Resources: page.resources,
        ...(asGroup && { Group: { S: 'Transparency' } }),
      })
      page.content = object
      state = {}
      write()
      page.content = content
      state = outer
      object.end()
      return name
    },
    /** Adds pixels, as an image on a square of side 1 whose corner at (0, 0) is left and below; gives its name. */
    image({ data, width, height }: ImageShape['pixels']): string {
      const bytes = new Uint8Array(data)
      const colors = bytes.filter((_, i) => i % 4 < 3)
      const alpha = bytes.filter((_, i) => i % 4 === 3)
      const about = { Subtype: 'Image', Width: width, Height: height, BitsPerComponent: 8 }
      const mask = document.ref({ Type: 'XObject', ...about, ColorSpace: 'DeviceGray' })
      mask.end(alpha)
      const { name, object } = add({ ...about, ColorSpace: 'DeviceRGB', SMask: mask })
      object.end(colors)
      return name
    },
    /** Places what has a name. */
    place(name: string, matrix: Matrix, opacity: number) {
      setOpacity(opacity)
      document
        .save()
        .transform(...matrix)
        .addContent(`/${name} Do`)
        .restore()
    },
  }
}
