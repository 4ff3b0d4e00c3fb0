import { it } from 'vitest'
import { freshFolder } from '../render/files.ts'
import { openTestRaster } from '../render/open.ts'
import { fadesStraight, small } from './fades.ts'

const raster = await openTestRaster()
const folder = freshFolder()

const clusters = (classes: number) => ({ data: 'clusters', classes })
const films: object[] = [
  { data: 'blobs' },
  { data: 'blobs', hidden: 1 },
  { ...clusters(8), scene: 'story', fps: 12, theme: 'dark' },
  { data: 'moons', hidden: '8:relu,3:relu' },
  { data: 'moons', theme: 'dark', scene: 'boundary' },
  { data: 'circles' },
  { data: 'circles', theme: 'dark', holdEnd: 0 },
  { data: 'circles', theme: 'paper', for: 'github' },
  { data: 'xor', theme: 'article' },
  { data: 'spirals', for: 'github' },
  { ...clusters(3), theme: 'dark' },
  { ...clusters(4), hidden: 3 },
  { ...clusters(5), scene: 'boundary', theme: 'article' },
  { ...clusters(6), hidden: 3, duration: 4, theme: 'dark' },
  { ...clusters(7), scene: 'story', fps: 12, for: 'github' },
  { ...clusters(8), theme: 'paper' },
  { ...clusters(9), theme: 'article', for: 'github' },
  { ...clusters(10) },
  { ...clusters(10), scene: 'boundary', theme: 'dark', for: 'github' },
  { ...clusters(10), scene: 'story', fps: 12, theme: 'dark' },
]

it.each(films.map(options => [JSON.stringify(options), options]))(
  'no area fades through another hue in the film of %s',
  async (_, options) => {
    // A third of the usual pixels: colours change alike, and all are read and compared.
    const own = { ...('for' in options ? {} : { size: '360x360' }), ...options }
    // Eight colours and more, their tints and their names leave a palette few steps for each fade.
    const most = 'classes' in options && Number(options.classes) >= 8 ? 5 : 3
    await fadesStraight(own, folder.path('out.gif'), raster, { least: 5, most })
  },
  300_000,
)

it.each([
  ['a cube', { ...small, data: 'circles', hidden: 3, samples: 60, duration: 3 }],
  ['a story', { ...small, data: 'blobs', scene: 'story', samples: 60, duration: 12, fps: 15 }],
])('no area of %s fades through another hue', (_, options) =>
  fadesStraight(options, folder.path('out.gif'), raster, { least: 10, most: 3 }),
)
