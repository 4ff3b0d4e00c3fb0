import type PDFDocument from 'pdfkit'
import type { Context2D } from './context.ts'

/** What `save` keeps of a context. */
interface State {
  fillStyle: string
  strokeStyle: string
  globalAlpha: number
  lineWidth: number
  lineJoin: Context2D['lineJoin']
  lineCap: Context2D['lineCap']
  font: string
  textAlign: Context2D['textAlign']
  textBaseline: Context2D['textBaseline']
  imageSmoothingEnabled: boolean
  dash: readonly number[]
}

const initial: State = {
  fillStyle: '#000000',
  strokeStyle: '#000000',
  globalAlpha: 1,
  lineWidth: 1,
  lineJoin: 'miter',
  lineCap: 'butt',
  font: '400 10px Inter',
  textAlign: 'start',
  textBaseline: 'alphabetic',
  imageSmoothingEnabled: true,
  dash: [],
}

/** Something that is drawn by its name in the page's resources. */
export interface Drawable {
  name: string
  /** Whether it fills a square of size 1 that stands on its base, as pixels do; else it has the page's units. */
  isUnit: boolean
}

/**
 * A Canvas 2D context whose ink are the operators of a PDF page. In PDF no path outlives its painting, and no
 * colour may come between a path and its painting, so paths are kept here until they are painted.
 *
 * @param clear what `clearRect` does
 * @param drawable what `drawImage` was given, ready to be drawn
 */
export function pdfContext(
  document: PDFDocument,
  { clear, drawable }: { clear: () => void; drawable: (image: unknown) => Drawable },
): Context2D {
  /** What the page's own graphics state is known to be. */
  let written: Partial<State> = {}
  const kept: { state: State; written: Partial<State> }[] = []
  let path: (() => void)[] = []

  const set = <K extends keyof State>(key: K, write: (value: State[K]) => void) => {
    if (written[key] === context[key]) return
    write(context[key])
    written[key] = context[key]
  }
  const setAlpha = () => set('globalAlpha', alpha => document.opacity(alpha))
  const setFill = () => {
    setAlpha()
    set('fillStyle', color => document.fillColor(color))
  }
  const setStroke = () => {
    setAlpha()
    set('strokeStyle', color => document.strokeColor(color))
    set('lineWidth', width => document.lineWidth(width))
    set('lineJoin', join => document.lineJoin(join))
    set('lineCap', cap => document.lineCap(cap))
    set('dash', lengths => (lengths.length > 0 ? document.dash([...lengths]) : document.undash()))
  }
  const writePath = () => {
    for (const step of path) step()
  }
  const writeText = (text: string, x: number, y: number, stroke: boolean) => {
    if (text === '') return
    const [, weight, size] = /^(\d+) ([\d.]+)px/.exec(context.font)!
    document.font(weight!).fontSize(Number(size))
    const width = context.textAlign === 'start' ? 0 : document.widthOfString(text)
    const left = x - (context.textAlign === 'center' ? width / 2 : width)
    document.text(text, left, y, { lineBreak: false, baseline: 'alphabetic', fill: !stroke, stroke })
  }

  const context: Context2D & State = {
    ...initial,
    save() {
      const state = { ...initial }
      for (const key of Object.keys(initial) as (keyof State)[]) Object.assign(state, { [key]: context[key] })
      kept.push({ state, written: { ...written } })
      document.save()
    },
    restore() {
      const last = kept.pop()!
      Object.assign(context, last.state)
      written = last.written
      document.restore()
    },
    beginPath() {
      path = []
    },
    moveTo: (x, y) => path.push(() => document.moveTo(x, y)),
    lineTo: (x, y) => path.push(() => document.lineTo(x, y)),
    closePath: () => path.push(() => document.closePath()),
    rect: (x, y, width, height) => path.push(() => document.rect(x, y, width, height)),
    arc: (x, y, radius, from, to) => path.push(() => document.arc(x, y, radius, from, to)),
    fill(rule = 'nonzero') {
      if (path.length === 0) return
      setFill()
      writePath()
      document.fill(rules[rule])
    },
    stroke() {
      if (path.length === 0) return
      setStroke()
      writePath()
      document.stroke()
    },
    clip(rule = 'nonzero') {
      writePath()
      document.clip(rules[rule])
    },
    setLineDash(lengths) {
      context.dash = lengths.length === 0 ? initial.dash : lengths
    },
    fillRect(x, y, width, height) {
      setFill()
      document.rect(x, y, width, height).fill(rules.nonzero)
    },
    clearRect() {
      clear()
      written = {}
    },
    fillText: (text, x, y) => {
      setFill()
      writeText(text, x, y, false)
    },
    strokeText: (text, x, y) => {
      setStroke()
      writeText(text, x, y, true)
    },
    translate: (x, y) => document.translate(x, y),
    rotate: radians => document.rotate((radians * 180) / Math.PI),
    drawImage(image, x, y, width, height) {
      const { name, isUnit } = drawable(image)
      setAlpha()
      document.save()
      if (isUnit) document.transform(width, 0, 0, -height, x, y + height)
      else document.translate(x, y)
      document.addContent(`/${name} Do`).restore()
    },
  }
  return context
}

const rules = { evenodd: 'even-odd', nonzero: 'non-zero' } as const
