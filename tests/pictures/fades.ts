import { readFile } from 'node:fs/promises'
import { expect } from 'vitest'
import { readSpecObject } from '../../src/encode/catalog.ts'
import type { Bitmap } from '../../src/encode/format.ts'
import { openGif } from '../../src/encode/gif/read-gif.ts'
import { frameDrawer, framesAt } from '../../src/figure/frames.ts'
import type { Raster } from '../../src/figure/raster.ts'
import { frameTimes } from '../../src/figure/times.ts'
import { makeFigureHere } from '../../src/render/figure.ts'
import { host } from '../../src/render/host.ts'
import { render } from '../../src/render/render.ts'
import { mixColors } from '../../src/scene/style/color.ts'
import { difference, lab, linear } from '../scene/style/vision.ts'

/** What makes a film of a spec quick to watch. */
export const small = { size: '240x240', restarts: 1, legend: false }

/** A film with more fades than so many, none of which goes further off its straight way than `most`. */
export async function fadesStraight(
  options: object,
  output: string,
  raster: Raster,
  { least, most }: { least: number; most: number },
): Promise<void> {
  const { count, detours } = await fadesIn(options, output, raster)
  expect(count).toBeGreaterThan(least)
  expect(detours.filter(({ difference }) => difference > most)).toEqual([])
}

/** The fades in the GIF of a spec, as it is within the limits of its place. */
async function fadesIn(options: object, output: string, raster: Raster): Promise<Fades> {
  const { outputs } = await render(readSpecObject({ ...options, rasterizer: raster.name }), { output })
  const { width, height, frames, seconds } = outputs[0]
  const { scene } = await makeFigureHere(readSpecObject({ ...options, size: `${width}x${height}` }), {
    raster,
  })
  const fps = frames / seconds
  const drawer = { scene, picture: raster.create(width, height), rest: host.rest }
  return fadesOf(await readFile(output), framesAt(frameTimes(scene, fps), frameDrawer(drawer)), fps)
}

/** Pixels between the places that are watched, in both directions. */
const step = 3
/** A place is inside an area where the pixels so far off in all four directions are the same. */
const reach = 2
/** Places of one colour from which on they are a region, and no dots. */
const minPlaces = 12
/** Frames that a fade may stand still; its ends change by less than a level of a channel. */
const pause = 3
/** Changes of colour from which on it is a fade. */
const minChanges = 3

/** Where a fade leaves the straight way between its two ends the most, and what the scene paints there too. */
export interface Detour {
  from: string
  to: string
  seen: string
  frame: number
  x: number
  y: number
  /** CIEDE2000 to the nearest colour of the straight way, or to what is painted: something may move by. */
  difference: number
}

/** What was watched, and the largest detour of each fade, the largest first. */
export interface Fades {
  /** Different pairs of colours that some place fades between. */
  count: number
  detours: Detour[]
}

/**
 * Watches places inside of areas through a GIF while their colour fades.
 *
 * @param truth the frames as they are before a palette, each good until the next is asked for
 * @param fps frames a second
 */
async function fadesOf(gif: Uint8Array, truth: AsyncIterable<Bitmap>, fps: number): Promise<Fades> {
  const { width, height, moments } = openGif(gif)
  const places: number[] = []
  for (let y = reach; y < height - reach; y += step)
    for (let x = reach; x < width - reach; x += step) places.push(y * width + x)
  const moment = (moments as Iterable<{ until: number; pixels: Uint8Array }>)[Symbol.iterator]()
  let shown = moment.next().value!
  const [meant, seen]: [Uint32Array[], Uint32Array[]] = [[], []]
  for await (const { pixels } of truth) {
    while (shown.until <= (100 * (meant.length + 0.5)) / fps) shown = moment.next().value!
    const decoded = new Uint32Array(shown.pixels.buffer)
    const inside = (at: number) =>
      [reach, -reach, reach * width, -reach * width].every(off => pixels[at + off] === pixels[at])
    meant.push(regionsAlone(Uint32Array.from(places, at => (inside(at) ? pixels[at] : 0))))
    seen.push(Uint32Array.from(places, at => decoded[at]))
  }

  const worst = new Map<string, Detour>()
  const known = new Map<string, number>()
  places.forEach((at, place) => {
    for (const [first, last] of fadesAt(meant.map(colors => colors[place]))) {
      const [from, to] = [meant[first][place], meant[last][place]].map(hex)
      for (let frame = first; frame <= last; frame++) {
        const color = hex(seen[frame][place])
        const key = `${from} ${to}`
        const painted = hex(meant[frame][place])
        const whole = `${key} ${color} ${painted}`
        if (!known.has(whole)) known.set(whole, detour(from, to, color, painted))
        const found = known.get(whole)!
        if (found > (worst.get(key)?.difference ?? -1))
          worst.set(key, {
            ...{ from, to, seen: color, frame, x: at % width, y: Math.floor(at / width) },
            difference: found,
          })
      }
    }
  })
  const detours = [...worst.values()].sort((a, b) => b.difference - a.difference)
  return { count: worst.size, detours }
}

/** The colours of places, 0 where that colour is rare. */
function regionsAlone(colors: Uint32Array): Uint32Array {
  const counts = new Map<number, number>()
  for (const color of colors) counts.set(color, (counts.get(color) ?? 0) + 1)
  return colors.map(color => (counts.get(color)! >= minPlaces ? color : 0))
}

/** The first and the last frame of each fade in the colours of a place; 0 where something else is there. */
function fadesAt(colors: number[]): [number, number][] {
  const fades: [number, number][] = []
  let [start, last, changes] = [-1, -1, 0]
  const end = () => {
    if (changes >= minChanges) fades.push([start, last])
    changes = 0
  }
  for (let i = 1; i < colors.length; i++) {
    if (colors[i] === 0 || colors[i - 1] === 0 || (changes > 0 && i - last > pause)) end()
    if (colors[i] === 0 || colors[i - 1] === 0 || colors[i] === colors[i - 1]) continue
    if (changes === 0) start = i - 1
    last = i
    changes++
  }
  end()
  return fades
}

/** CIEDE2000 between a colour and the nearest of those between two others, and another one. */
function detour(from: string, to: string, color: string, painted: string): number {
  const at = lab(linear(color))
  const way = Array.from({ length: 65 }, (_, i) => mixColors(from, to, i / 64))
  return Math.min(...[painted, ...way].map(other => difference(at, lab(linear(other)))))
}

function hex(pixel: number): string {
  return `#${[0, 8, 16].map(shift => ((pixel >>> shift) & 0xff).toString(16).padStart(2, '0')).join('')}`
}
