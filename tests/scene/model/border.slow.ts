import { describe } from 'vitest'
import { itIsIn2d, itIsIn3d } from './border-cases.ts'

describe.each([
  ['six units of relu', { data: 'circles', hidden: '6:relu' }],
  ['two layers of relu', { data: 'moons', hidden: '8:relu,2:relu' }],
])('the decision boundary in the plane, of %s', (_, options) => itIsIn2d(options))

describe.each([
  ['two layers of relu', { data: 'moons', hidden: '8:relu,3:relu' }],
  ['two layers of tanh', { data: 'spirals' }],
])('the decision boundary in the cube, of %s', (_, options) => itIsIn3d(options))
