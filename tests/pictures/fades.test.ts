import { it } from 'vitest'
import { freshFolder } from '../render/files.ts'
import { openTestRaster } from '../render/open.ts'
import { fadesStraight, small } from './fades.ts'

const raster = await openTestRaster()
const folder = freshFolder()

it('no area of ten classes in the plane fades through another hue', async () => {
  const options = { ...small, data: 'clusters', classes: 10, duration: 3 }
  // Ten colours, their tints and ten names leave a palette few steps for each fade.
  await fadesStraight(options, folder.path('out.gif'), raster, { least: 10, most: 5 })
})
