import { easeBy, type Spline } from '../../../src/encode/anim-svg/spline.ts'
import { channels } from '../../../src/scene/style/color.ts'
import { parseXml, type XmlElement } from '../../paint/xml.ts'

/** What a file shows at a moment, in painting order; places and lengths in pixels, colours as channels of 255. */
export type Seen = { opacity: number } & (
  | {
      kind: 'path'
      lines: number[][]
      closed: boolean
      fill: number[] | undefined
      stroke: number[] | undefined
      width: number
    }
  | { kind: 'text'; text: string; place: number[]; fill: number[] }
  | { kind: 'dots'; centres: number[]; dots: Glyph[]; rows?: string }
)

/** How a dot looks: the colour of its topmost fill, and how far it reaches from its centre. */
export interface Glyph {
  fill: number[]
  reach: number
}

/** What elements inherit: how much larger and where they are drawn, and their paint. */
interface Context {
  scale: number
  dx: number
  dy: number
  paint: Record<string, string>
}

/** An element at a share of the play. */
type Shown = (share: number, context: Context) => Seen[]

const UNITS = 10

/** Opens a file of ours for any moment of it, 0 to 1: what a browser would show, from its animations alone. */
export function openMoving(file: string): { root: XmlElement; at(share: number): Seen[] } {
  const root = parseXml(file)
  const moving = elementsOf(root).find(
    ({ name, attributes }) => name === 'g' && /m$/.test(attributes.class ?? ''),
  )!
  const ids = new Map(allOf(root).flatMap(one => (one.attributes.id ? [[one.attributes.id, one]] : [])))
  const shown = compile(moving, ids)
  const context = { scale: 1 / UNITS, dx: 0, dy: 0, paint: {} }
  return { root, at: share => shown(share, context) }
}

function compile(element: XmlElement, ids: ReadonlyMap<string, XmlElement>): Shown {
  const now = attributesOf(element)
  const name = element.name
  const children = elementsOf(element).filter(({ name }) => !name.startsWith('animate'))
  const text = element.children.filter(child => typeof child === 'string').join('')
  const marker = /url\(#(.*)\)/.exec(element.attributes['marker-start'] ?? '')?.[1]
  const glyph = marker === undefined ? undefined : glyphOf(ids.get(marker)!)
  const shown = children.map(child => compile(child, ids))
  return (share, context) => {
    const attributes = now(share)
    const opacity =
      attributes.visibility === 'hidden' || attributes.display === 'none'
        ? 0
        : Number(attributes.opacity ?? 1)
    if (opacity === 0) return []
    const inner = inside(attributes, context)
    const place = (x: number, y: number) => [inner.scale * x + inner.dx, inner.scale * y + inner.dy]
    if (name === 'path') {
      if (attributes.d === 'M0 0') return []
      const whole = linesOf(attributes.d, place)
      if (whole.length === 0) return []
      const dashes = numbersIn(attributes['stroke-dasharray'] ?? '')
      const lines =
        dashes.length === 4 ? [partOf(whole[0], dashes[1] * inner.scale, dashes[2] * inner.scale)] : whole
      const paint = (key: string) => colorOf(inner.paint[key])
      if (glyph) {
        const centres = lines.flat()
        const { fill, reach, stroke, width } = glyph(share, inner)
        if (!fill)
          return [
            {
              kind: 'path',
              lines: circles(centres, reach - width / 2),
              closed: true,
              fill,
              stroke,
              width,
              opacity,
            },
          ]
        return [{ kind: 'dots', centres, dots: Array(centres.length / 2).fill({ fill, reach }), opacity }]
      }
      return [
        {
          ...{ kind: 'path', lines, closed: /z/.test(attributes.d), opacity },
          ...{ fill: paint('fill'), stroke: paint('stroke') },
          width: Number(inner.paint['stroke-width'] ?? 1) * inner.scale,
        },
      ]
    }
    if (name === 'text') {
      const [x, y] = [Number(attributes.x ?? 0), Number(attributes.y ?? 0)]
      return [{ kind: 'text', text, place: place(x, y), fill: colorOf(inner.paint.fill)!, opacity }]
    }
    const seen = shown.flatMap(child => child(share, inner))
    if (seen.length > 0 && seen.every(one => one.kind === 'dots')) {
      const [all] = [seen as Extract<Seen, { kind: 'dots' }>[]]
      return [
        {
          kind: 'dots',
          centres: all.flatMap(({ centres }) => centres),
          dots: all.flatMap(({ dots }) => dots),
          opacity,
        },
      ]
    }
    return seen.map(one => ({ ...one, opacity: one.opacity * opacity }))
  }
}

function inside(attributes: Record<string, string>, { scale, dx, dy, paint }: Context): Context {
  const inner = { scale, dx, dy, paint: { ...paint } }
  for (const key of ['fill', 'stroke', 'stroke-width'])
    if (attributes[key] !== undefined) inner.paint[key] = attributes[key]
  for (const [, kind, text] of (attributes.transform ?? '').matchAll(/(\w+)\(([^)]*)\)/g)) {
    const [first, second = 0] = text.trim().split(/\s+/).map(Number)
    if (kind === 'translate') {
      inner.dx += inner.scale * first
      inner.dy += inner.scale * second
    }
    if (kind === 'scale') inner.scale *= first
  }
  return inner
}

/** The part of a line that one dash shows, so long, behind a gap. */
function partOf(line: readonly number[], gap: number, length: number): number[] {
  const part: number[] = []
  let along = 0
  for (let i = 0; i + 3 < line.length; i += 2) {
    const [dx, dy] = [line[i + 2] - line[i], line[i + 3] - line[i + 1]]
    const size = Math.hypot(dx, dy)
    const shares = [gap, gap + length].map(end => Math.min(1, Math.max(0, (end - along) / (size || 1))))
    if (along + size >= gap && along <= gap + length)
      part.push(...shares.flatMap(share => [line[i] + share * dx, line[i + 1] + share * dy]))
    along += size
  }
  // At its very end nothing is left.
  return part.length > 0 ? part : [...line.slice(-2), ...line.slice(-2)]
}

/** Circles about places, as polygons. */
function circles(centres: readonly number[], radius: number): number[][] {
  return Array.from({ length: centres.length / 2 }, (_, k) =>
    Array.from({ length: 48 }, (_, i) => {
      const angle = (2 * Math.PI * i) / 48
      return [centres[2 * k] + radius * Math.cos(angle), centres[2 * k + 1] + radius * Math.sin(angle)]
    }).flat(),
  )
}

/** How a marker looks: its outermost layer, its topmost fill, if it has one, and its last stroke. */
interface Marker {
  fill: number[] | undefined
  reach: number
  stroke: number[] | undefined
  width: number
}

function glyphOf(marker: XmlElement): (share: number, context: Context) => Marker {
  const circles = allOf(marker)
    .filter(({ name }) => name === 'circle' || name === 'path')
    .map(one => ({ one, now: attributesOf(one) }))
  return (share, { scale }) => {
    let reach = 0
    let [fill, stroke, width]: [string | undefined, string | undefined, number] = [undefined, undefined, 0]
    for (const { one, now } of circles) {
      const { r, 'stroke-width': around = '0', d, fill: own, stroke: line } = now(share)
      ;[stroke, width] = [line, Number(around) * scale]
      const radius =
        one.name === 'circle' ? Number(r) : Math.max(...linesOf(d, (x, y) => [Math.hypot(x, y)]).flat())
      if (radius + Number(around) / 2 > reach) reach = radius + Number(around) / 2
      if (own !== 'none') fill = own
    }
    return { fill: colorOf(fill), reach: reach * scale, stroke: colorOf(stroke), width }
  }
}

function elementsOf({ children }: XmlElement): XmlElement[] {
  return children.filter(child => typeof child !== 'string')
}

function allOf(element: XmlElement): XmlElement[] {
  return elementsOf(element).flatMap(child => [child, ...allOf(child)])
}

/** Attributes as its animations make them. */
function attributesOf(element: XmlElement): (share: number) => Record<string, string> {
  const animations = elementsOf(element)
    .filter(({ name }) => name.startsWith('animate'))
    .map(({ name, attributes }) => ({
      attribute: attributes.attributeName,
      wrap: (value: string) =>
        name === 'animateTransform' ? `${attributes.type ?? 'translate'}(${value})` : value,
      times: attributes.keyTimes.split(';').map(Number),
      values: attributes.values.split(';').map(valueIn),
      splines: attributes.keySplines
        ?.split(';')
        .map(one => one.trim().split(/\s+/).map(Number) as never as Spline),
      isDiscrete: attributes.calcMode === 'discrete',
    }))
  if (animations.length === 0) return () => element.attributes
  return share => {
    const now = { ...element.attributes }
    for (const { attribute, wrap, times, values, splines, isDiscrete } of animations) {
      const at = Math.max(
        0,
        times.findLastIndex(time => time <= share),
      )
      if (isDiscrete || at === times.length - 1) now[attribute] = wrap(values[at].text)
      else {
        const even = (share - times[at]) / (times[at + 1] - times[at])
        now[attribute] = wrap(mixed(values[at], values[at + 1], splines ? easeBy(splines[at], even) : even))
      }
    }
    return now
  }
}

/** A value as text around its numbers. */
interface Value {
  text: string
  numbers: number[]
  between: string[]
}

function valueIn(given: string): Value {
  const text = given.startsWith('#') ? `rgb ${channels(given).join(' ')}` : given
  return { text: given, numbers: numbersIn(text), between: text.split(numbers) }
}

/** A value that is on the way to another. */
function mixed(from: Value, to: Value, share: number): string {
  if (share === 0 || from.text === to.text) return from.text
  // Between path data of other commands there is nothing.
  if (from.text.startsWith('M') && commandsOf(from) !== commandsOf(to)) return (share < 0.5 ? from : to).text
  let text = from.between[0]
  from.numbers.forEach((number, i) => {
    text += ` ${number + (to.numbers[i] - number) * share}${from.between[i + 1]}`
  })
  return text.trim()
}

function commandsOf({ between }: Value): string {
  return between.map(text => text.trim()).join('0')
}

function colorOf(text: string | undefined): number[] | undefined {
  if (text === undefined || text === 'none') return undefined
  return text.startsWith('#') ? channels(text) : numbersIn(text)
}

const numbers = /-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?/g

function numbersIn(text: string): number[] {
  return (text.match(numbers) ?? []).map(Number)
}

/** The lines of path data in relative commands; parabolas as short straight lines. */
function linesOf(d: string, place: (x: number, y: number) => number[]): number[][] {
  const lines: number[][] = []
  let [x, y, startX, startY] = [0, 0, 0, 0]
  for (const [, command, text] of d.matchAll(/([Mmlqhz])([^Mmlqhz]*)/g)) {
    const values = numbersIn(text)
    if (command === 'z') [x, y] = [startX, startY]
    if (command === 'h') continue
    if (/m/i.test(command)) lines.push([])
    if (command === 'q') {
      for (let i = 0; i < values.length; i += 4) {
        const [cx, cy, endX, endY] = values.slice(i, i + 4)
        for (let t = 1 / 64; t <= 1; t += 1 / 64) {
          const [bend, end] = [2 * t * (1 - t), t * t]
          lines.at(-1)!.push(...place(x + bend * cx + end * endX, y + bend * cy + end * endY))
        }
        x += endX
        y += endY
      }
      continue
    }
    for (let i = 0; i < values.length; i += 2) {
      x += values[i]
      y += values[i + 1]
      if (/m/i.test(command) && i === 0) [startX, startY] = [x, y]
      lines.at(-1)!.push(...place(x, y))
    }
  }
  return lines
}
