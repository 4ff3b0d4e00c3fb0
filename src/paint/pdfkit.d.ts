// The package ships no types; these are the parts in use.
declare module 'pdfkit' {
  /** An object of the file; `write` and `end` make it a stream. */
  export interface Reference {
    end(data?: Uint8Array): void
  }
  export default class PDFDocument {
    constructor(options: {
      size: [number, number]
      margin: number
      font: null
      pdfVersion: '1.7'
      lang?: string
      info: Record<string, string | object>
    })
    readonly info: Record<string, string | object>
    readonly page: { content: Reference; resources: Reference; xobjects: Record<string, Reference> }
    ref(dictionary: Record<string, unknown>): Reference
    addContent(operators: string): this
    save(): this
    restore(): this
    scale(factor: number): this
    translate(x: number, y: number): this
    rotate(degrees: number): this
    transform(a: number, b: number, c: number, d: number, e: number, f: number): this
    moveTo(x: number, y: number): this
    lineTo(x: number, y: number): this
    quadraticCurveTo(cx: number, cy: number, x: number, y: number): this
    bezierCurveTo(cx: number, cy: number, dx: number, dy: number, x: number, y: number): this
    closePath(): this
    rect(x: number, y: number, width: number, height: number): this
    arc(x: number, y: number, radius: number, startAngle: number, endAngle: number): this
    fill(rule: 'even-odd' | 'non-zero'): this
    stroke(): this
    clip(rule: 'even-odd' | 'non-zero'): this
    fillColor(color: string): this
    strokeColor(color: string): this
    opacity(opacity: number): this
    lineWidth(width: number): this
    lineJoin(join: string): this
    lineCap(cap: string): this
    dash(lengths: number[]): this
    undash(): this
    /** A font's file, or what fontkit opened. */
    registerFont(name: string, font: object): this
    font(name: string): this
    fontSize(size: number): this
    widthOfString(text: string): number
    text(
      text: string,
      x: number,
      y: number,
      options: { lineBreak: false; baseline: 'alphabetic'; fill: boolean; stroke: boolean },
    ): this
    endMetadata(): void
    end(): void
  }
}

declare module 'pdfkit/output' {
  import type PDFDocument from 'pdfkit'
  export function toBytes(document: PDFDocument): Promise<Uint8Array>
}
