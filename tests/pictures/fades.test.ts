import { expect, it } from 'vitest'
import { freshFolder } from '../render/files.ts'
import { openTestRaster } from '../render/open.ts'
import { fadesIn } from './fades.ts'

const raster = await openTestRaster()
const folder = freshFolder()
const small = { size: '240x240', restarts: 1, legend: false }

it.each([
  // Ten colours, their tints and ten names leave a palette few steps for each fade.
  ['ten classes in the plane', 5, { ...small, data: 'clusters', classes: 10, duration: 3 }],
  ['a cube', 3, { ...small, data: 'circles', hidden: 3, samples: 60, duration: 3 }],
  ['a story', 3, { ...small, data: 'blobs', scene: 'story', samples: 60, duration: 12, fps: 15 }],
])('no area of %s fades through another hue', async (_, most, options) => {
  const { count, detours } = await fadesIn(options, folder.path('out.gif'), raster)
  expect(count).toBeGreaterThan(10)
  expect(detours.filter(({ difference }) => difference > most)).toEqual([])
})
