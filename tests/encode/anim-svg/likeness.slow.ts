import { describe, expect, it } from 'vitest'
import { movingSvg } from '../../../src/encode/anim-svg/picture.ts'
import { make } from '../../scene/stage.ts'
import { likenessOf } from './likeness.ts'

const options = { loop: 'forever', still: 'poster', alt: '', recipe: '{}' } as const

describe('all that an SVG shows that moves', () => {
  it.each([
    ['a sheet that bends', { data: 'blobs', samples: 40 }],
    // Level lines whose corners and numbers of points change, and that come apart.
    ['regions', { data: 'moons', hidden: 2, scene: 'training', samples: 20, maxIter: 4, duration: 0.8 }],
    ['a plot that shrinks', { data: 'moons', scene: 'compare', samples: 20, classifiers: ['tree', 'svm'] }],
  ])('is within 0.3 pixels and 2 levels of each frame, 60 a second: %s', (_, given) => {
    const { scene } = make(given)
    const found = likenessOf(scene, movingSvg(scene, options))
    expect(found.missing).toEqual([])
    expect(found.place, found.where.place).toBeLessThan(0.3)
    expect(found.length, found.where.length).toBeLessThan(0.15)
    expect(found.color, found.where.color).toBeLessThan(2)
    expect(found.opacity, found.where.opacity).toBeLessThan(2)
  })
})
