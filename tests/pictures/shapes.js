// The shapes of a figure at twelve moments, and a hash of them that is the same on every machine.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { specOf } from './inputs.js'

/**
 * What a figure draws, through the library's public names.
 *
 * @param library what `dist/index.js` exports
 * @param folder where the inputs stand, and where a file may be made
 * @returns `hash` of all, and `moments` of {time in seconds, hash}; empty for a strip, whose moments are one picture
 */
export async function shapesOf(library, figure, folder) {
  if (figure.strip) return { hash: hashOf(await stripOf(library, figure, folder)), moments: [] }
  return hashesOf(await sceneOf(library, specOf(library, figure, folder)))
}

/** What a scene draws: `hash` of all, and `moments` of {time in seconds, hash}. */
export function hashesOf(scene) {
  const { width, height, duration, background, transparent = false } = scene
  // While nothing moves a scene gives the same array again.
  const known = new Map()
  // Libraries of older commits know the poster by its time alone.
  const knowsPoster = scene.chapters.some(chapter => chapter.id !== undefined)
  const moments = momentsOf(scene).map(({ time, isPoster }) => {
    const shapes = scene.at(knowsPoster && isPoster ? 'poster' : time)
    if (!known.has(shapes)) known.set(shapes, hashOf(textOf(shapes)))
    return { time, hash: known.get(shapes) }
  })
  const whole = { width, height, duration, background, transparent, moments }
  return { hash: hashOf(textOf(whole)), moments }
}

async function sceneOf({ loadDataset, loadRegression, train, verdict, buildScene }, spec) {
  // Formulas begin with the name of their target; libraries of older commits know none.
  const isRegression = spec.target || /^[yz] = /.test(spec.data)
  const dataset = await (isRegression ? loadRegression : loadDataset)(spec)
  const { network, record } = train(dataset, spec, {
    trace: spec.scene.includes('training') || spec.play === 'training',
  })
  if (isRegression) return buildScene(spec, dataset, network, record)
  const margin = spec.scene.split(',').includes('story')
  return buildScene(spec, dataset, network, {
    ...record,
    verdict: await verdict(network, dataset, { margin }),
  })
}

/** Twelve moments side by side as SVG, without the texts for programs and for screen readers. */
async function stripOf(library, figure, folder) {
  const file = join(folder, 'strip.svg')
  const spec = specOf(library, { ...figure, spec: { ...figure.spec, film: 12 } }, folder)
  await library.render(spec, { output: file, jobs: 1 })
  return readFileSync(file, 'utf8')
    .replace(/<(metadata|title|desc)\b.*?<\/\1>/gs, '')
    .replace(/ xml:lang="\w+"/, '')
}

/**
 * Twelve moments of a scene, in seconds: the start, the still, the end, and nine between. None of the nine lies where a
 * chapter might end, so that the last bit of a chapter's end decides nothing.
 */
export function momentsOf({ duration, still }) {
  const between = Array.from({ length: 9 }, (_, i) => (duration * (i + 0.37)) / 9)
  const times = [0, duration, ...between].map(time => ({ time, isPoster: false }))
  return [{ time: still, isPoster: true }, ...times].sort((a, b) => a.time - b.time)
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
