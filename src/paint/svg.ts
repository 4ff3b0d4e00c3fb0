import type { Font } from '../scene/font.ts'
import type { Moment, Scene } from '../scene/scene.ts'
import type { DotsShape, GroupShape, ImageShape, PathShape, Shape, TextShape } from '../scene/shape.ts'
import { dotLayers, eachDot } from './dots.ts'
import type { Drawing } from './drawing.ts'
import { baselineOf, familyWithFallbacks } from './font.ts'
import { setText } from './outline.ts'
import { encodePng } from './png.ts'
import { eachPoint } from './round.ts'
import { content, element, formatNumber } from './xml.ts'

/**
 * The picture of a scene at a moment as an SVG file. Text in the bundled font is text, with the names of fonts that can
 * stand in for it; text in a font of one's own is outlines, as no other font may have its characters, and few readers
 * take one from the file. Nothing is outside of the file. Ids are made from its content, so that several figures can stand on one page.
 */
export function toSvg(scene: Scene, moment: Moment, alt = ''): string {
  const { width, height, background, transparent, font, lang, printed } = scene
  const shapes = scene.at(moment)
  const drawing = { width, height, background: transparent ? null : background, shapes, font, lang, printed }
  return writeSvg(drawing, { alt })
}

/**
 * A drawing as an SVG file.
 *
 * @param alt what screen readers say of it as a whole: its first sentence as the title, the others as the description
 * @param metadata a text for programs
 */
export function writeSvg(
  { width, height, background, shapes, font, lang, printed }: Drawing,
  { alt = '', metadata }: { alt?: string; metadata?: string } = {},
): string {
  const draft = shapes.map(shapeWriter('', font)).join('')
  const body = shapes.map(shapeWriter(`nnanim-${fnv1a(draft)}-`, font)).join('')
  const about = metadata === undefined ? '' : element('metadata', {}, content(metadata))
  const page = background === null ? '' : element('rect', { width, height, fill: background })
  const [wide, high] = [width, height].map(pixels => (printed ? millimetres(pixels) : pixels))
  const size = { width: wide, height: high, viewBox: `0 0 ${formatNumber(width)} ${formatNumber(height)}` }
  const root = rootOf(alt, { lang, font }, size)
  return `${element('svg', root, altElements(alt, lang) + about + page + body)}\n`
}

/** The attributes of an SVG, by its texts and its size. */
export function rootOf(alt: string, { lang, font }: Pick<Drawing, 'lang' | 'font'>, size: object) {
  return {
    xmlns: 'http://www.w3.org/2000/svg',
    role: alt === '' ? undefined : 'img',
    'xml:lang': lang,
    ...size,
    'font-family': font ? undefined : familyWithFallbacks,
    // Without it, browsers round the widths of characters to whole pixels where they hint.
    'text-rendering': font ? undefined : 'geometricPrecision',
  }
}

/** A length in millimetres, of pixels of which an inch has 96. */
function millimetres(pixels: number): string {
  return `${Number(((pixels * 25.4) / 96).toFixed(3))}mm`
}

/** An alternative text as elements of an SVG: its first sentence is the title, the others the description. */
export function altElements(alt: string, lang?: string): string {
  if (alt === '') return ''
  const [{ segment: first }] = new Intl.Segmenter(lang, { granularity: 'sentence' }).segment(alt)
  const further = alt.slice(first.length).trim()
  return element('title', {}, content(first.trim())) + (further && element('desc', {}, content(further)))
}

/** FNV-1a over UTF-16 units, in eight hexadecimal digits. */
export function fnv1a(text: string): string {
  let state = 0x811c9dc5
  for (let i = 0; i < text.length; i++) state = Math.imul(state ^ text.charCodeAt(i), 0x01000193)
  return (state >>> 0).toString(16).padStart(8, '0')
}

function shapeWriter(prefix: string, font?: Font): (shape: Shape) => string {
  let ids = 0
  const write = (shape: Shape): string => {
    if (!((shape.opacity ?? 1) > 0)) return ''
    if (shape.kind === 'path') return path(shape)
    if (shape.kind === 'dots') return dots(shape)
    if (shape.kind === 'image') return image(shape)
    if (shape.kind === 'group') return group(shape)
    return font ? textOutlines(shape, font) : text(shape)
  }
  const group = ({ children, clip, opacity }: GroupShape): string => {
    const id = clip && `${prefix}${ids++}`
    const inner = children.map(write).join('')
    const outline = clip ? element('clipPath', { id }, clipOutline(clip)) : ''
    return outline + element('g', { 'clip-path': id && `url(#${id})`, opacity: fading(opacity) }, inner)
  }
  return write
}

function clipOutline(clip: NonNullable<GroupShape['clip']>): string {
  if ('polygon' in clip) return element('path', { d: pathData(clip.polygon, true), 'clip-rule': 'evenodd' })
  const [x, y, width, height] = clip.rectangle
  return element('rect', { x, y, width, height })
}

function path(shape: PathShape): string {
  const { lines, closed, fill, rule = 'evenodd', stroke, width = 1, dash, cap, opacity } = shape
  const stroked = stroke !== undefined && width > 0
  return element('path', {
    d: Array.from(lines, line => pathData(line, closed)).join(''),
    fill: fill ?? 'none',
    'fill-rule': fill && rule === 'evenodd' ? rule : undefined,
    stroke: stroked ? stroke : undefined,
    'stroke-width': stroked && width !== 1 ? width : undefined,
    'stroke-linejoin': stroked ? 'round' : undefined,
    'stroke-linecap': stroked && cap === 'round' ? cap : undefined,
    'stroke-dasharray': stroked && dash?.length ? dash.map(formatNumber).join(' ') : undefined,
    opacity: fading(opacity),
  })
}

function pathData(line: ArrayLike<number>, closed: boolean): string {
  const points: string[] = []
  eachPoint(line, (x, y) => points.push(`${formatNumber(x)} ${formatNumber(y)}`))
  return points.length === 0 ? '' : `M${points.join('L')}${closed ? 'Z' : ''}`
}

function dots(shape: DotsShape): string {
  let inner = ''
  eachDot(shape, dot => {
    for (const { closed, outline, fill, stroke, width } of dotLayers(dot)) {
      const edge = { fill, stroke, 'stroke-width': stroke && width }
      inner += closed
        ? element('path', { d: pathData(outline, true), ...edge, 'stroke-linejoin': stroke && 'round' })
        : element('circle', { cx: dot.x, cy: dot.y, r: outline[0], ...edge })
    }
  })
  return element('g', { opacity: fading(shape.opacity) }, inner)
}

function image({ x, y, width, height, pixels, smooth, opacity }: ImageShape): string {
  const file = encodePng(pixels.data, pixels.width, pixels.height)
  const href = `data:image/png;base64,${btoa(Array.from(file, byte => String.fromCharCode(byte)).join(''))}`
  const look = { opacity: fading(opacity), style: smooth ? undefined : 'image-rendering:pixelated' }
  return element('image', { x, y, width, height, preserveAspectRatio: 'none', ...look, href })
}

function text(shape: TextShape): string {
  const { size, weight = 400, anchor = 'start', fill, halo, opacity } = shape
  const place = {
    x: shape.x,
    y: baselineOf(shape),
    'font-size': size,
    'font-weight': weight === 400 ? undefined : weight,
    'text-anchor': anchor === 'start' ? undefined : anchor,
    transform: turned(shape),
  }
  const inner = content(shape.text)
  const glyphs = element('text', { ...place, fill, opacity: halo ? undefined : fading(opacity) }, inner)
  if (!halo) return glyphs
  // A second element, hidden from screen readers: `paint-order` is unknown to many readers of SVG files.
  const edge = { fill: 'none', ...lineOf(halo.color, 2 * halo.width) }
  const outline = element('text', { ...place, ...edge, 'aria-hidden': 'true' }, inner)
  return element('g', { opacity: fading(opacity) }, outline + glyphs)
}

export function textOutlines(shape: TextShape, font: Font): string {
  const { fill, halo, opacity } = shape
  const draw = (paint: (bolder: number) => Record<string, string | number | undefined>) =>
    setText(shape, font).map(({ path, bolder }) => {
      const d = path.map(({ command, args }) => letters[command] + args.map(formatNumber).join(' ')).join('')
      return d === '' ? '' : element('path', { d, ...paint(bolder) })
    })
  const line = (color: string, width: number) => (width > 0 ? lineOf(color, width) : {})
  const outline = halo ? draw(bolder => ({ fill: 'none', ...line(halo.color, 2 * halo.width + bolder) })) : []
  const glyphs = draw(bolder => ({ fill, ...line(fill, bolder) }))
  const attributes = { transform: turned(shape), opacity: fading(opacity) }
  return element('g', attributes, [...outline, ...glyphs].join(''))
}

function lineOf(color: string, width: number) {
  return { stroke: color, 'stroke-width': width, 'stroke-linejoin': 'round' }
}

const letters = { moveTo: 'M', lineTo: 'L', quadraticCurveTo: 'Q', bezierCurveTo: 'C', closePath: 'Z' }

function turned({ x, y, rotate = 0 }: TextShape): string | undefined {
  return rotate === 0 ? undefined : `rotate(${[(rotate * 180) / Math.PI, x, y].map(formatNumber).join(' ')})`
}

function fading(opacity: number | undefined): number | undefined {
  return opacity !== undefined && opacity < 1 ? opacity : undefined
}
