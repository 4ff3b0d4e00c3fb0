import { expect, it } from 'vitest'
import { freshFolder } from '../render/files.ts'
import { openTestRaster } from '../render/open.ts'
import { fadesIn } from './fades.ts'

const raster = await openTestRaster()
const folder = freshFolder()
const small = { size: '240x240', restarts: 1, legend: false }

it.each([
  ['ten classes in the plane', { ...small, data: 'clusters', classes: 10, duration: 3 }],
  ['a cube', { ...small, data: 'circles', hidden: 3, samples: 60, duration: 3 }],
  ['a story', { ...small, data: 'blobs', scene: 'story', samples: 60, duration: 12, fps: 15 }],
])('no area of %s fades through another hue', async (_, options) => {
  const { count, detours } = await fadesIn(options, folder.path('out.gif'), raster)
  expect(count).toBeGreaterThan(10)
  expect(detours.filter(({ difference }) => difference > 3)).toEqual([])
})
