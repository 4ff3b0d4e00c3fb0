import { describe } from 'vitest'
import { itIsIn2d, itIsIn3d } from './border-cases.ts'

// More units and layers are in `border.slow.ts`.
describe.each([
  ['two units of sigmoid', { data: 'blobs' }],
  ['two units of relu', { data: 'moons', hidden: '2:relu' }],
])('the decision boundary in the plane, of %s', (_, options) => itIsIn2d(options))

describe.each([
  ['three units of sigmoid', { data: 'circles' }],
  ['three units of relu', { data: 'circles', hidden: '3:relu' }],
])('the decision boundary in the cube, of %s', (_, options) => itIsIn3d(options))
