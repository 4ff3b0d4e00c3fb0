import { movingSvg, type PictureOptions } from '../../src/encode/anim-svg/picture.ts'
import { readFigureObject } from '../../src/encode/catalog.ts'
import { openRaster } from '../../src/render/raster.ts'
import { makeFigureHere } from '../../src/render/render.ts'
import type { Scene } from '../../src/scene/scene.ts'

/** Figures that move in the plane: every scene, path and kind of panel of them. */
export const figures: Record<string, object> = {
  blobs: { data: 'blobs', hidden: 2 },
  'one unit': { data: 'blobs', hidden: 1 },
  'three classes': { data: 'clusters', hidden: 2 },
  'cubic ease, hollow points': { data: 'blobs', hidden: 2, ease: 'cubic', test: 0.3 },
  'linear ease, trails': { data: 'blobs', hidden: 2, ease: 'linear', trails: 20 },
  staged: { data: 'blobs', hidden: 2, path: 'staged' },
  'one way, dark': { data: 'xor', hidden: 2, oneWay: true, theme: 'dark' },
  'bent by relu': { data: 'moons', hidden: '2:relu' },
  'four features': { data: 'iris', hidden: 2 },
  data: { data: 'moons', scene: 'data' },
  boundary: { data: 'circles', hidden: 3, scene: 'boundary' },
  'markers, boundary': { data: 'clusters', hidden: 4, scene: 'boundary', markers: true },
  panels: { data: 'blobs', hidden: 2, scene: 'data,transform,boundary' },
  sequence: { data: 'blobs', sequence: 'data:2,boundary:3,transform:4' },
  sweep: { data: 'blobs', hidden: { sweep: [1, 2] } },
  compare: { data: 'moons', scene: 'compare', samples: 100, duration: 9 },
  training: { data: 'blobs', hidden: 2, scene: 'training' },
  'training that bends': { data: 'moons', hidden: 2, scene: 'training', samples: 100, duration: 6 },
}

export const raster = await openRaster('auto')

/** The scene of a figure, and its file that moves. */
export async function figureOf(
  input: object,
  options: Partial<PictureOptions> = {},
): Promise<{ scene: Scene; text: string }> {
  const spec = readFigureObject(input)
  const { scene, alt } = await makeFigureHere(spec, { raster })
  return {
    scene,
    text: movingSvg(scene, { loop: 'forever', still: 'poster', alt, recipe: '{}', ...options }),
  }
}

/** Frames a second that a file is true to: what jerks between two of them is smoothed. */
const RATE = 60

/** So many times of a scene, evenly spread over its frames. */
export function timesOf({ duration }: Scene, count: number): number[] {
  return Array.from({ length: count }, (_, i) => Math.round((RATE * (i + 0.37) * duration) / count) / RATE)
}

/** Seconds after which a stopped picture stands still. */
const END = 0.001

/**
 * The same picture for good as it is at a time: all its animations began that long ago, end at once and keep what they
 * show then. Images can be given no other time.
 *
 * @throws Error where one of them would go on
 */
export function stoppedAt(text: string, time: number): string {
  const stopped = text.replaceAll(/( dur="[^"]+") repeatCount="indefinite"/g, `$1 ${stop(time)}`)
  const count = (part: string) => text.split(part).length - 1
  if (stopped.split(stop(time)).length - 1 !== count('<animate')) throw new Error('an animation goes on')
  return stopped
}

function stop(time: number): string {
  return `begin="${(END - time).toFixed(6)}s" end="${END}s" fill="freeze"`
}

/** A page that shows pictures below each other and beside each other, as an image each, which asks for nothing. */
export function imagesOf(texts: readonly string[], { width, height }: Scene, columns: number): string {
  const images = texts.map((text, i) => {
    const [left, top] = placeOf(i, { width, height }, columns)
    const source = `data:image/svg+xml;base64,${Buffer.from(text).toString('base64')}`
    return `<img src="${source}" style="position:absolute;left:${left}px;top:${top}px">`
  })
  return `<body style="margin:0">${images.join('')}`
}

/** Where a picture of a page of pictures is. */
export function placeOf(
  i: number,
  { width, height }: { width: number; height: number },
  columns: number,
): [number, number] {
  return [(i % columns) * width, Math.floor(i / columns) * height]
}

/** A script that waits until all images of a page are drawn, and says whether they were read. */
export const DRAWN = `Promise.all([...document.images].map(image => image.decode()))
  .then(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))
  .then(() => [...document.images].every(image => image.naturalWidth > 0))`

/** A script that stops all pictures of a page at a time of theirs. */
export function seeking(time: number): string {
  return `document.querySelectorAll('svg').forEach(svg => {
    svg.pauseAnimations()
    svg.setCurrentTime(${time})
  })`
}

/** Opacity from which on a thing is held to be seen. */
export const FAINT = 0.02

/**
 * A script with the centres in pixels of all dots that the pictures of a page show: what has a fill among the markers at
 * the points of lines.
 */
export const CENTRES = `(() => {
  const seen = new Map()
  const opacityOf = element => {
    if (element.localName === 'svg') return 1
    if (!seen.has(element)) {
      const { opacity, display } = getComputedStyle(element)
      seen.set(element, display === 'none' ? 0 : opacity * opacityOf(element.parentElement))
    }
    return seen.get(element)
  }
  const isFilled = path => {
    const marker = document.querySelector(path.getAttribute('marker-start').slice(4, -1))
    return [...marker.querySelectorAll('circle, path')].some(part => getComputedStyle(part).fill !== 'none')
  }
  const pointsOf = path => {
    const points = []
    let [x, y] = [0, 0]
    for (const [, letter, rest] of getComputedStyle(path).d.split('"')[1].matchAll(/([A-Za-z]) ?([-+.\\d eE,]*)/g)) {
      const from = letter === letter.toLowerCase() ? 1 : 0
      const numbers = rest.trim().split(/[ ,]+/).map(Number)
      if (/[^MmLlHhVv]/.test(letter)) continue
      const size = /[HhVv]/.test(letter) ? 1 : 2
      for (let i = 0; i + size <= numbers.length; i += size) {
        const [across, down] = size === 2 ? numbers.slice(i) : [numbers[i], numbers[i]]
        if (!/[Vv]/.test(letter)) x = from * x + across
        if (!/[Hh]/.test(letter)) y = from * y + down
        points.push([x, y])
      }
    }
    return path.hasAttribute('marker-mid') ? points : points.slice(0, 1)
  }
  return [...document.querySelectorAll('g[class$="m"] path[marker-start]')].flatMap(path => {
    if (getComputedStyle(path).visibility === 'hidden' || opacityOf(path) <= ${FAINT}) return []
    if (!isFilled(path)) return []
    const { a, b, c, d, e, f } = path.getScreenCTM()
    return pointsOf(path).flatMap(([x, y]) => [a * x + c * y + e, b * x + d * y + f])
  })
})()`
