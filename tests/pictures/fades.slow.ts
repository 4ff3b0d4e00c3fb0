import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { readSpecObject } from '../../src/encode/catalog.ts'
import { openGif } from '../../src/encode/gif/read-gif.ts'
import { frameDrawer, framesAt } from '../../src/figure/frames.ts'
import { frameTimes } from '../../src/figure/times.ts'
import { host } from '../../src/render/host.ts'
import { makeFigureHere, render } from '../../src/render/render.ts'
import { freshFolder } from '../render/files.ts'
import { openTestRaster } from '../render/open.ts'
import { difference, lab, linear } from '../scene/style/vision.ts'

const raster = await openTestRaster()
const folder = freshFolder()

const [side, fps] = [240, 25]
/** Pixels between the places that are watched, and from each to the edge of its area at least. */
const [step, reach] = [3, 2]
/** Places of one colour from which on they are an area, and no dots. */
const minPlaces = 12
/** Colours of a place from which on it fades. */
const minColors = 4

const places: number[] = []
for (let y = reach; y < side - reach; y += step)
  for (let x = reach; x < side - reach; x += step) places.push(y * side + x)

/** CIEDE2000 between two pixels. */
const apart = (one: number, other: number) => difference(labOf(one), labOf(other))
const labOf = (pixel: number) => {
  const hex = [0, 8, 16].map(shift => ((pixel >>> shift) & 0xff).toString(16).padStart(2, '0'))
  return lab(linear(`#${hex.join('')}`))
}

it('no area of a cube fades through a colour that it never has', async () => {
  const film = { data: 'circles', hidden: 3, samples: 60, duration: 2, restarts: 1, legend: false }
  const spec = readSpecObject({ ...film, size: side, fps, rasterizer: raster.name })
  const output = folder.path('out.gif')
  await render(spec, { output })
  const { scene } = await makeFigureHere(spec, { raster })
  const drawer = { scene, picture: raster.create(side, side), rest: host.rest }
  const moments = (
    openGif(await readFile(output)).moments as Iterable<{ until: number; pixels: Uint8Array }>
  )[Symbol.iterator]()
  let shown = moments.next().value!

  /** What each place is painted with, and what is seen there instead. */
  const painted = places.map(() => new Set<number>())
  const seen = places.map(() => new Set<number>())
  let frame = 0
  for await (const { pixels } of framesAt(frameTimes(scene, fps), frameDrawer(drawer))) {
    while (shown.until <= (100 * (frame + 0.5)) / fps) shown = moments.next().value!
    frame++
    const decoded = new Uint32Array(shown.pixels.buffer)
    const inside = places.map(at =>
      [reach, -reach, reach * side, -reach * side].every(off => pixels[at + off] === pixels[at]),
    )
    const counts = new Map<number, number>()
    for (const [i, at] of places.entries())
      if (inside[i]) counts.set(pixels[at], (counts.get(pixels[at]) ?? 0) + 1)
    for (const [i, at] of places.entries()) {
      if (!inside[i] || counts.get(pixels[at])! < minPlaces) continue
      painted[i].add(pixels[at])
      seen[i].add(decoded[at])
    }
  }

  const fading = places.flatMap((_, i) => (painted[i].size < minColors ? [] : [i]))
  expect(fading.length).toBeGreaterThan(500)
  const detours = new Map<number, number>()
  for (const i of fading)
    for (const color of seen[i]) {
      const nearest = Math.min(...[...painted[i]].map(other => (other === color ? 0 : apart(color, other))))
      detours.set(color, Math.max(detours.get(color) ?? 0, nearest))
    }
  expect([...detours].filter(([, off]) => off > 3)).toEqual([])
})
