// Hashes of a figure that are the same on every machine: of its shapes, and of what else is known of it.
import { createHash } from 'node:crypto'
import { momentsOf } from './moments.js'

/**
 * Hashes of a figure, of what is quick to know.
 *
 * @param figure what the core's `figure` gave
 * @param moments those of `momentsIn`
 * @returns `shapes`: what it draws; `facts`: what names it, says it and answers
 */
export function hashesOf(figure, moments) {
  const { width, height, duration, background, transparent = false } = figure
  const looks = moments.map(({ time, look }) => [time, look])
  const shapes = hashOf(textOf({ width, height, duration, background, transparent, looks }))
  return { shapes, facts: factsHash(figure, moments) }
}

/** The keys of a figure as the core takes them: it draws letters as outlines, other painters are those of files. */
export function plainKeys(spec) {
  return 'rasterizer' in spec ? { ...spec, rasterizer: 'outlines' } : spec
}

/** The moments of a figure: {name, time, shapes, look, says}, `look` a hash of the shapes. */
export function momentsIn(figure) {
  // While nothing moves a scene gives the same array again.
  const known = new Map()
  return momentsOf(figure).map(({ name, moment, time }) => {
    const shapes = figure.at(moment)
    if (!known.has(shapes)) known.set(shapes, hashOf(textOf(shapes)))
    return { name, time, shapes, look: known.get(shapes), says: figure.saysAt(moment) }
  })
}

/** A hash of keys, rows and parts of shapes, chapters, notes, sentences by time, and what answers when it is pointed at. */
function factsHash(figure, moments) {
  const { title, alt, notes, chapters, still, ends = null, way = null, turns = false, panels = null } = figure
  const told = moments.map(({ says, shapes }) => [says, shapes.map(namesOf)])
  const [unit] = unitsIn(figure.at('poster'))
  const view = { azimuth: 0, elevation: 0, zoom: 1, relative: true, asked: { unit } }
  const asked = unit ? hashOf(textOf(figure.at('poster', view))) : null
  const facts = { title, alt, notes, chapters, still, ends, way, turns, panels, told, asked }
  return hashOf(JSON.stringify(facts, rounded))
}

/** The names in a shape and in those that it groups. */
function namesOf({ kind, key, rows, part, unit, children }) {
  const named = { kind, key, unit, part: part && [part.from, part.to] }
  return { ...named, rows: rows && Array.from(rows), children: children?.map(namesOf) }
}

function unitsIn(shapes) {
  return shapes.flatMap(shape => (shape.unit ? [shape.unit] : unitsIn(shape.children ?? [])))
}

function rounded(_, value) {
  return typeof value === 'number' ? Math.floor(value * 1000 + 0.382) / 1000 : value
}

/** Seconds of the longest film whose animated SVG is hashed too: those of long ones take seconds to make. */
const shortFilm = 6

/** A hash of a figure's figure.json, and of the animated SVG of a short film, without the recipe. */
export async function filesHash({ draw }, figure) {
  const texts = []
  for (const format of figure.duration > shortFilm ? ['figure.json'] : ['figure.json', 'anim.svg'])
    try {
      texts.push(new TextDecoder().decode(await draw(figure, format)))
    } catch (error) {
      // A format that cannot hold the figure says so.
      texts.push(error.message)
    }
  const [json, svg = ''] = texts
  const plain = json.startsWith('{') ? textOf({ ...JSON.parse(json), recipe: null }) : json
  return hashOf(plain + svg.replace(/<metadata.*?<\/metadata>/s, ''))
}

/** What a shape has where it does not say: to say it or to leave it out is the same picture. */
const defaults = {
  path: { rule: 'evenodd', width: 1, cap: 'butt', opacity: 1 },
  dots: { marker: 'circle', opacity: 1 },
  image: { opacity: 1 },
  text: { weight: 400, anchor: 'start', baseline: 'alphabetic', rotate: 0, opacity: 1 },
  group: { opacity: 1 },
}

/** What only names what is drawn. */
const names = new Set(['key', 'rows', 'circles', 'part'])

/**
 * Plain data as text, the same for all shapes that are painted alike: keys in order, without names and defaults; numbers in
 * thousandths.
 */
export function textOf(value) {
  if (typeof value === 'number') return numberText(value)
  if (value instanceof Uint8ClampedArray) return `"${hashOf(value)}"`
  if (Array.isArray(value) || ArrayBuffer.isView(value)) return `[${Array.from(value, textOf).join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? refuse(value)
  const usual = defaults[value.kind] ?? {}
  return `{${Object.entries(value)
    .filter(([key, item]) => item !== undefined && !names.has(key) && usual[key] !== item)
    .map(([key, item]) => `${JSON.stringify(key)}:${textOf(item)}`)
    .sort()
    .join()}}`
}

/**
 * A number in thousandths. Engines differ in the last bits of `exp` and `pow`, and so does a sum in another order; what
 * a layout asks for often lies halfway between two thousandths, so the border between them is put elsewhere.
 */
function numberText(value) {
  return Number.isFinite(value) ? String(Math.floor(value * 1000 + 0.382)) : `"${value}"`
}

function refuse(value) {
  throw new TypeError(`shapes are plain data and hold no ${typeof value}`)
}

/** SHA-256 of text or bytes, its first 16 hexadecimal digits. */
export function hashOf(content) {
  return createHash('sha256').update(content).digest('hex').slice(0, 16)
}
